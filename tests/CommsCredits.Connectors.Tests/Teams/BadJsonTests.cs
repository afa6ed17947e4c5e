using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What bad input is for the CSV, for the JSON of Graph (laws.md, test 7).</summary>
public sealed class BadJsonTests
{
    [Fact]
    public void Read_TextOfOneMegabyte_IsARow()
    {
        UsageRow row = Assert.Single(Read(Bytes($"[{{\"id\":\"{new string('x', 1 << 20)}\"}}]")));
        Assert.Equal("id", row.Reject!.Column);
        Assert.InRange(row.Reject.Raw.Length, 1, 64 * 1024);
    }

    [Fact]
    public void Read_TextWithoutAnEnd_IsFileFormatUnknown() => AssertUnknown(Bytes($"[{{\"id\":\"{new string('x', 20 << 20)}"));

    [Fact]
    public void Read_DeepNesting_IsFileFormatUnknown() => AssertUnknown(Bytes(new string('[', 100_000)));

    [Theory]
    [InlineData("id")]
    [InlineData("userDisplayName")]
    [InlineData("unknown")]
    public void Read_TextThatIsNotUtf8_IsRefusedOrTold(string member)
    {
        byte[] bytes = [.. "[{\""u8, .. Bytes(member), .. "\":\""u8, 0xCB, .. "\"}]"u8];
        try
        {
            Assert.NotNull(Assert.Single(Read(bytes)).Reject);
        }
        catch (CommsCreditException refused)
        {
            Assert.Equal(ErrorIds.FileFormatUnknown, refused.Id);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void AssertUnknown(byte[] bytes) =>
        Assert.Equal(ErrorIds.FileFormatUnknown, Assert.Throws<CommsCreditException>(() => Read(bytes)).Id);

    private static UsageRow[] Read(byte[] bytes)
    {
        using TempFolder folder = new();
        string path = folder.Join("calls.json");
        File.WriteAllBytes(path, bytes);
        return UsageCsv.Read(path);
    }
}
