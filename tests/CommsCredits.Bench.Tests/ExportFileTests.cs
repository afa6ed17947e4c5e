using CommsCredits.Bench;

namespace CommsCredits.Tests;

public sealed class ExportFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commscredits-export-").FullName;

    [Fact]
    public void Write_SameRows_SameBytes()
    {
        ExportFile.Write(PathOf("one"), 500);
        ExportFile.Write(PathOf("two"), 500);

        Assert.Equal(File.ReadAllBytes(PathOf("one")), File.ReadAllBytes(PathOf("two")));
    }

    [Fact]
    public void WriteShuffled_HoldsTheSameRowsInAnotherOrder()
    {
        ExportFile.Write(PathOf("one"), 500);
        ExportFile.WriteShuffled(PathOf("two"), 500);

        string[] inOrder = File.ReadAllLines(PathOf("one"));
        string[] shuffled = File.ReadAllLines(PathOf("two"));
        Assert.Equal(inOrder[0], shuffled[0]);
        Assert.NotEqual(inOrder, shuffled);
        Assert.Equal(inOrder.Order(StringComparer.Ordinal), shuffled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExportSums_CountsRowsIdsAndTwoMonths()
    {
        ExportFile.Write(PathOf("one"), 500);
        CallSums sums = ExportSums.Read(PathOf("one"), withIds: true);

        Assert.Equal(500, sums.Rows);
        Assert.Equal(500, sums.DistinctIds);
        Assert.Equal(["2026-01", "2026-02"], sums.Groups.Keys.Select(key => key.Split('|')[1]).Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, name + ".csv");
}
