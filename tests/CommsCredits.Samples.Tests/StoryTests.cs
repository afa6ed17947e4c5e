using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>The C# story against a second, naive count of the same files.</summary>
public sealed class StoryTests(ToldStory story) : IClassFixture<ToldStory>
{
    const decimal Funding = 300;

    static readonly Lazy<Recount> Counted = new(() =>
    {
        var recount = new Recount(Sample.Folder, Funding);
        foreach (var export in Sample.Exports) recount.Take(export);
        return recount;
    });

    [Fact]
    public void EveryCall_IsPaidAsTheRecountSays()
    {
        var stored = new UsageQueries(story.Context).Calls(null, new CallFilter()).Select(found => found.Call).Select(call =>
            (call.Record.UsageId.ToString(), call.Payer.ToString(), call.Reason.ToString(), call.PoolMinutes, Units(call.Charge)));
        var counted = Counted.Value.Calls.Select(call => (call.UsageId, call.Payer, call.Reason, call.PoolMinutes, call.Charge));
        Assert.Equal(counted.OrderBy(call => call.UsageId, StringComparer.Ordinal), stored.OrderBy(call => call.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void Imports_CountEveryRow()
    {
        var (recount, lines) = (Counted.Value, story.Lines.TakeWhile(line => line.Length > 0).ToList());
        Assert.Equal(Sample.Exports.Count, lines.Count);
        Assert.Equal(recount.Calls.Count, Sum(lines, "imported"));
        Assert.Equal(recount.Duplicates, Sum(lines, "duplicates"));
        Assert.Equal(recount.Rejected, Sum(lines, "rejected"));
        Assert.Equal(recount.Skipped, Sum(lines, "skipped"));
        Assert.Equal(recount.Calls.Count(call => call.Charge is null), Sum(lines, "unrated"));
        Assert.Equal(recount.Calls.Sum(call => call.PoolMinutes), Sum(lines, "pool minutes"));
        Assert.Equal(recount.Calls.Sum(call => call.Charge ?? 0), Sum(lines, "charged"));
        Assert.Equal(recount.Recharges.Count, Sum(lines, "recharges"));
        Assert.Equal(Sample.Exports.Sum(path => RawCsv.Read(path).Count), Sum(lines, "rows"));
    }

    [Fact]
    public void Balance_IsWhatWasPaidInWithoutWhatWasCharged()
    {
        var recount = Counted.Value;
        var balance = new LedgerQueries(story.Context).Balance(null);
        Assert.Equal(recount.Balance, Units(balance.Balance));
        Assert.Equal(Funding + recount.Recharges.Sum() - recount.Calls.Sum(call => call.Charge ?? 0), Units(balance.Balance));
    }

    [Fact]
    public void Figures_NameTheBalanceAndTheTopSpenders()
    {
        var recount = Counted.Value;
        Assert.StartsWith($"balance {Text(recount.Balance)} USD", story.Figures[1], StringComparison.Ordinal);
        var spenders = recount.Calls
            .GroupBy(call => call.Upn)
            .Select(calls => (Name: calls.Key, Calls: calls.Count(), Charge: calls.Sum(call => call.Charge ?? 0)))
            .OrderByDescending(spender => spender.Charge)
            .Take(5)
            .Select(spender => spender with { Name = spender.Name.Length == 0 ? "(auto attendants and call queues)" : spender.Name })
            .Select(spender => FormattableString.Invariant($"spender {spender.Name}: {spender.Calls} calls, {Text(spender.Charge)} USD"));
        Assert.Equal(spenders, story.Figures.Where(line => line.StartsWith("spender ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Figures_AreTheLinesOfTheReadme()
    {
        Assert.Equal(
            """
            figures
            balance 218.194400 USD, in grace 0.000000, Funded
            payer None: 158 calls, 1942 minutes, 0 from pools, 0.000000 USD
            payer Included: 2728 calls, 28549 minutes, 0 from pools, 0.000000 USD
            payer Pool: 2395 calls, 18765 minutes, 18765 from pools, 0.000000 USD
            payer Credits: 1664 calls, 18712 minutes, 88 from pools, 831.805600 USD
            spender (auto attendants and call queues): 559 calls, 96.449000 USD
            spender tara.singh@contoso.example: 259 calls, 45.113500 USD
            spender quentin.hale@contoso.example: 227 calls, 43.805850 USD
            spender wendy.marsh@contoso.example: 63 calls, 39.278500 USD
            spender sam.whitlock@contoso.example: 228 calls, 34.554700 USD
            lots of 2025-12-29: 300.000000 USD, 0.000000 left, expire 2026-12-29
            lots of 2026-02-03: 150.000000 USD, 0.000000 left, expire 2027-02-03
            lots of 2026-03-03: 300.000000 USD, 0.000000 left, expire 2027-03-03
            lots of 2026-04-03: 300.000000 USD, 218.194400 left, expire 2027-04-03
            """.ReplaceLineEndings("\n").Split('\n'),
            story.Figures);
    }

    [Fact]
    public void Story_ShowsWhatItPromises()
    {
        var recount = Counted.Value;
        Assert.InRange(recount.Recharges.Count, 3, 12);
        string[] reasons =
        [
            "PoolExhausted", "NoCreditLicense", "NoPlan", "PremiumNotSupported", "NoRate", "NumberInvalid", "FreeCall", "Unanswered",
            "Emergency", "UnknownCallType", "OwnerUnknown",
        ];
        Assert.All(reasons, reason => Assert.Contains(recount.Calls, call => call.Reason == reason));
        Assert.Equal((1, 3), (recount.Duplicates, recount.Rejected));
    }

    [Fact]
    public void Rejects_StandBesideTheStoreWithTheirReasons()
    {
        var rejects = Directory.GetFiles(story.Folder, "*.rejects.csv").Order(StringComparer.Ordinal).SelectMany(RawCsv.Read).ToList();
        Assert.Equal(["Start Time", "UsageId", "Duration Seconds"], rejects.Select(row => row["Column"]));
    }

    static decimal Sum(IEnumerable<string> lines, string what) => lines.Sum(line =>
        decimal.Parse(line.Split($"{what} ")[1].Split(',')[0], CultureInfo.InvariantCulture));

    static decimal? Units(long? micros) => micros / 1_000_000m;

    static string Text(decimal amount) => amount.ToString("0.000000", CultureInfo.InvariantCulture);
}
