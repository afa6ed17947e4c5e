using CommsCredits.Bench;

namespace CommsCredits.Tests;

public class CallSumsTests
{
    private static readonly string[] Lines = ["3|90|3", "ada|2026-01|2|60", "ada|2026-02|1|30"];

    [Fact]
    public void DifferenceTo_SameCounts_IsNone() =>
        Assert.Null(CallSums.Parse("left", Lines).DifferenceTo(CallSums.Parse("right", [Lines[0], Lines[2], Lines[1]])));

    [Fact]
    public void DifferenceTo_IdsThatNobodyAskedFor_IsNone() =>
        Assert.Null(CallSums.Parse("left", Lines).DifferenceTo(CallSums.Parse("right", ["3|90|", Lines[1], Lines[2]])));

    [Theory]
    [InlineData("4|90|3", "ada|2026-02|1|30", "rows")]
    [InlineData("3|91|3", "ada|2026-02|1|30", "seconds")]
    [InlineData("3|90|2", "ada|2026-02|1|30", "usage ids")]
    [InlineData("3|90|3", "ada|2026-02|1|31", "ada|2026-02")]
    [InlineData("3|90|3", "bob|2026-02|1|30", "ada|2026-02")]
    public void DifferenceTo_AnotherCount_NamesIt(string totals, string group, string named)
    {
        var other = CallSums.Parse("right", [totals, Lines[1], group]);

        Assert.Contains(named, CallSums.Parse("left", Lines).DifferenceTo(other), StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceTo_OneMoreGroup_NamesIt()
    {
        var other = CallSums.Parse("right", [.. Lines, "bob|2026-01|0|0"]);

        Assert.Contains("users and months", CallSums.Parse("left", Lines).DifferenceTo(other), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NoSums_IsRefused() => Assert.Throws<InvalidDataException>(() => CallSums.Parse("left", ["what"]));
}
