using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class JsonTests
{
    private const string Row = """{"id":"6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11","callType":"user_out","startDateTime":"2025-03-12T09:14:03.125Z","duration":437,"charge":0.24,"userDisplayName":"Inês"}""";

    [Theory]
    [InlineData("[%]")]
    [InlineData("{\"value\":[%]}")]
    [InlineData("{\"@odata.context\":\"x\",\"other\":{\"value\":[1,[2]]},\"more\":[{\"value\":[]}],\"value\":[%],\"@odata.nextLink\":\"https://x\"}")]
    [InlineData(" \r\n[ % ]\n ")]
    public void Read_PageOrArray_GivesTheRows(string around)
    {
        UsageRow[] rows = Read(around.Replace("%", $"{Row},\n{Row}", StringComparison.Ordinal));

        Assert.Equal([1, 2], rows.Select(row => row.Line));
        Assert.Equal((240_000, "Inês", 437), (rows[1].Record!.Charge, rows[1].Record!.DisplayName, rows[1].Record!.DurationSeconds));
    }

    [Fact]
    public void Read_OtherEncodings_AreUnderstood()
    {
        Assert.Equal("Inês", Read($"[{Row}]", Encoding.Unicode).Single().Record!.DisplayName);
        Assert.Equal("Inês", Read($"[{Row}]", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)).Single().Record!.DisplayName);
    }

    [Fact]
    public void Read_ManyRows_CrossTheBuffer()
    {
        string rows = string.Join(',', Enumerable.Repeat(Row, 3_000).Append(Row.Replace("Inês", new string('x', 200_000), StringComparison.Ordinal)));

        UsageRow[] read = Read($$"""{"value":[{{rows}}]}""");

        Assert.Equal(3_001, read.Length);
        Assert.All(read, row => Assert.NotNull(row.Record));
    }

    [Fact]
    public void Read_BadRow_IsRejectedAndFoundAgain()
    {
        using TempFolder folder = new();
        IUsageSource source = CommsCredits.Connectors.TeamsExport.Open(folder.Write("calls.json", $"[{Row},{{\"id\":1}},7]")).Single();

        UsageRow[] rows = [.. source.Read(default)];

        Assert.Equal(["id", ""], rows.Skip(1).Select(row => row.Reject!.Column));
        Assert.Equal("{\"id\":1}", source.ReadRaw(new HashSet<long> { 2 }, default).Single().Raw);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("{\"value\":7}")]
    [InlineData("{\"range\":\"March\"}")]
    [InlineData("[%")]
    [InlineData("[%,")]
    [InlineData("[%,{\"id\":")]
    [InlineData("{\"value\":[% %]}")]
    [InlineData("UsageId,Call ID")]
    public void Read_WhatIsNoListOfCalls_IsFileFormatUnknown(string text) => Assert.Equal(
        ErrorIds.FileFormatUnknown,
        Assert.Throws<CommsCreditException>(() => Read(text.Replace("%", Row, StringComparison.Ordinal))).Id);

    private static UsageRow[] Read(string text, Encoding? encoding = null)
    {
        using TempFolder folder = new();
        return UsageCsv.Read(folder.Write("calls.json", text, encoding));
    }
}
