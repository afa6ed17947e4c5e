using CommsCredits.Bench;

namespace CommsCredits.Tests;

public class RaceReportTests
{
    [Fact]
    public void Write_ADisagreement_FailsTheRunAndNamesIt()
    {
        using StringWriter output = new();
        RaceReport report = new(output);
        report.Agreement.Same("rows", 2, 2);
        report.Agreement.Same("calls stored", 2, 1);

        Assert.Equal(1, report.Write());
        Assert.Contains("DISAGREEMENT: calls stored: 1, but it must be 2.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AGoalThatIsNotMet_SaysSoAndFailsNothing()
    {
        using StringWriter output = new();
        RaceReport report = new(output);
        report.Add(new RaceRow("a race") { Ours = 3, Rival = 2, Goal = 1 });

        Assert.Equal(0, report.Write());
        Assert.Contains("| a race | 3.00 | 2.00 | 1.50 | ≤ 1.00 | not met | - |", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Try_ARivalWhoIsAbsent_IsNotedAndSkipped()
    {
        using StringWriter output = new();
        RaceReport report = new(output);

        Assert.Null(report.Try("Rival", () => Command.Run("no-such-program-anywhere", []).Lines));
        report.Write();
        Assert.Contains("Skipped: Rival: no-such-program-anywhere is not installed", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 1.0, true)]
    [InlineData(1.01, 1.0, false)]
    [InlineData(1.0, null, null)]
    public void IsMet_RatioAgainstGoal(double ours, double? rival, bool? isMet) =>
        Assert.Equal(isMet, new RaceRow("a race") { Ours = ours, Rival = rival, Goal = 1 }.IsMet);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void IsMet_GrowthAgainstItsGoal(long grown, bool isMet) =>
        Assert.Equal(isMet, new RaceRow("memory") { GrowthBytes = grown, GrowthGoalBytes = 200 }.IsMet);
}
