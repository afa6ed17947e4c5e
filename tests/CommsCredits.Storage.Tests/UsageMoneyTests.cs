using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>The balance over time of a usage report is that of the ledger, day by day.</summary>
public class UsageMoneyTests
{
    private static readonly DateTimeOffset January10 = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Days_EndWithTheLedgersSum()
    {
        using TestStore store = Quarter();

        MoneyCourse money = Report(store).Money!;

        Assert.Equal(new DateOnly(2026, 1, 10), money.Days[0].Day);
        Assert.Equal(new DateOnly(2026, 3, 5), money.Days[^1].Day);
        Assert.Equal(55, money.Days.Count);
        Assert.All(money.Days, day => Assert.Equal(SumAt(store, day.Day), day.Balance));
        Assert.Equal(SumAt(store, new DateOnly(2026, 1, 9)), money.Opening);
        Assert.Equal((50_000_000L, 0L), (money.Days.Sum(day => day.Fundings), money.Days.Sum(day => day.Recharges)));
        Assert.True(money.Days.Sum(day => day.Charges) > 0);
        Assert.Equal(store.Balance().Balance, money.Days[^1].Balance);
    }

    [Theory]
    [InlineData("2026-01-15T13:00Z", "2026-02-03T12:00Z", "2026-01-15", "2026-02-03")]
    [InlineData("2026-01-15", "2026-02-01", "2026-01-15", "2026-01-31")]
    [InlineData("0001-01-01", "9999-12-31", "2026-01-01", "2026-03-05")]
    [InlineData("2026-02-20", null, "2026-02-20", "2026-03-05")]
    [InlineData(null, "2026-01-20", "2026-01-10", "2026-01-19")]
    [InlineData(null, "2026-01-05", "2026-01-01", "2026-01-04")]
    public void Period_IsThatOfTheReportInWholeDays(string? from, string? to, string first, string last)
    {
        using TestStore store = Quarter();

        MoneyCourse money = Report(store, Moment(from), Moment(to)).Money!;

        Assert.Equal((first, last), (Iso(money.Days[0].Day), Iso(money.Days[^1].Day)));
        Assert.All(money.Days, day => Assert.Equal(SumAt(store, day.Day), day.Balance));
    }

    [Theory]
    [InlineData("2026-03-06", null)]
    [InlineData(null, "2026-01-01")]
    [InlineData(null, "0001-01-01")]
    [InlineData("2026-02-02", "2026-02-01")]
    public void PeriodWithoutADay_HasNoMoney(string? from, string? to)
    {
        using TestStore store = Quarter();
        Assert.Null(Report(store, Moment(from), Moment(to)).Money);
    }

    [Fact]
    public void AccountWithoutCalls_ShowsItsFundings()
    {
        using TestStore store = new();
        store.WithAccount();
        Assert.Null(Report(store).Money);
        store.Fund(100m);
        store.MoveTo(TestStore.Start.AddDays(2));

        MoneyCourse money = Report(store).Money!;

        Assert.Equal([100_000_000L, 100_000_000L, 100_000_000L], money.Days.Select(day => day.Balance));
        Assert.Equal(100_000_000L, money.Days[0].Fundings);
    }

    [Fact]
    public void PartOfTheCalls_HasNoMoney()
    {
        using TestStore store = Quarter();
        Assert.Null(Report(store, withMoney: false).Money);
    }

    // 100 on January 1, calls of January 10 and 20 that arrive on February 3, 50 on February 20, seen on March 5.
    private static TestStore Quarter()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        store.Card("1", "2.00");
        store.MoveTo(new DateTimeOffset(2026, 2, 3, 8, 0, 0, TimeSpan.Zero));
        store.Import(Calls.TollFreeIn(1, 600, January10), Calls.TollFreeIn(2, 900, January10.AddDays(10)));
        store.MoveTo(new DateTimeOffset(2026, 2, 20, 23, 59, 59, TimeSpan.Zero));
        store.Fund(50m);
        store.MoveTo(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
        return store;
    }

    private static UsageReport Report(TestStore store, DateTimeOffset? from = null, DateTimeOffset? to = null, bool withMoney = true) =>
        new UsageExports(store.Context).Report(null, from, to, [], [], withPools: false, withMoney);

    private static long SumAt(TestStore store, DateOnly day) => new LedgerQueries(store.Context)
        .Transactions(null, null, new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), null)
        .LastOrDefault().Line?.SumAfter ?? 0;

    private static DateTimeOffset? Moment(string? text) => text is null
        ? null
        : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
