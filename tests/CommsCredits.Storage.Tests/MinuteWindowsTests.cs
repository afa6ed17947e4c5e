using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>Calls come in the order of their starts, page by page, from the minutes that have any of the kind.</summary>
public sealed class MinuteWindowsTests : IDisposable
{
    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Pages_OfCallsThatCameInAnyOrder_AreThoseOfAllCallsFiltered(int limit)
    {
        CallRecord[] records = Import();
        Guid[] sorted = [.. records.Order(RecordOrder.Instance).Select(record => record.UsageId)];
        CallFilter period = new() { From = Calls.Noon.AddSeconds(90), To = Calls.Noon.AddSeconds(2_000) };
        Guid[] inPeriod =
        [
            .. records.Where(record => record.StartTime >= period.From && record.StartTime < period.To)
                .Order(RecordOrder.Instance).Select(record => record.UsageId),
        ];

        Assert.Equal(sorted, store.Pages(new CallFilter(), limit));
        Assert.Equal(inPeriod, store.Pages(period, limit));
        Assert.InRange(inPeriod.Length, 100, sorted.Length - 100);
    }

    [Fact]
    public void Pages_OfAnotherAccount_HaveItsCallsOnly()
    {
        Import();
        new CreateAccount(store.Context).Execute("Other", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        store.ImportTo(
            "Other", WriteMode.Commit, Calls.UserOut(5_000, start: Calls.Noon), Calls.UserOut(1, start: Calls.Noon.AddSeconds(1)));

        Assert.Equal([Calls.Id(5_000), Calls.Id(1)], store.Pages(new CallFilter(), 10, account: 1));
    }

    [Theory]
    [InlineData(Payer.None)]
    [InlineData(Payer.Included)]
    public void Pages_OfAPayer_AreThoseOfAllCallsFiltered(Payer payer)
    {
        Import();
        using IUnitOfWork view = store.Store.Read();
        Guid[] all =
        [
            .. view.Of(view.Accounts.All()[0]).Calls.Page(new CallFilter(), null, 1000)
                .Where(call => call.Payer == payer).Select(call => call.Record.UsageId),
        ];

        Assert.Equal(all, store.Pages(new CallFilter { Payer = payer }, 9));
        Assert.InRange(all.Length, 200, 400);
    }

    [Fact]
    public void Windows_OfAPeriod_AreItsMinutes()
    {
        store.WithAccount();
        store.Import(At(0, 10), At(0, 50), At(1, 0), At(90, 0));

        Assert.Equal([(Minute(0), Minute(1))], Windows((Ticks(0, 30), Ticks(1, 30)), null, 100));
        Assert.Empty(Windows((Ticks(2, 0), Ticks(89, 59)), null, 100));
    }

    [Fact]
    public void Windows_ForAPage_HaveAsManyMinutesAsFillIt()
    {
        store.WithAccount();
        store.Import(At(0, 10), At(0, 50), At(1, 0), At(7, 0), At(90, 0));

        Assert.Equal(
            [(Minute(0), Minute(0)), (Minute(0) + 1, Minute(90))],
            Windows((Ticks(0, 0), null), null, 2));
    }

    [Fact]
    public void Windows_OfAPayer_PassOverMinutesWithoutHim()
    {
        store.WithAccount();
        store.Import(At(0, 10), At(90, 0) with { CallType = "user_in" });

        Assert.Equal([(Minute(0), Minute(90))], Windows((Ticks(0, 0), null), Payer.Included, 100));
        Assert.Equal([(Minute(0), Minute(0))], Windows((Ticks(0, 0), null), Payer.None, 100));
        Assert.Empty(Windows((Ticks(0, 0), null), Payer.Pool, 100));
    }

    [Fact]
    public void Windows_AfterAnUpdateThatChangedThePayer_HaveTheMinute()
    {
        store.WithAccount();
        store.Import(At(0, 10));
        store.User("ada@contoso.example", "US", "MCOPSTN2");

        new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        BooksCheck.Holds(store.Path);
        Assert.Equal([(Minute(0), Minute(0))], Windows((Ticks(0, 0), null), Payer.Pool, 100));
        Assert.Equal([Calls.Id(10)], store.Pages(new CallFilter { Payer = Payer.Pool }, 10));
    }

    private static CallRecord At(int minute, int second) =>
        Calls.UserOut((minute * 60) + second, "ada@contoso.example", start: Calls.Noon.AddMinutes(minute).AddSeconds(second));

    private static long Ticks(int minute, int second) => Stored.Ticks(Calls.Noon.AddMinutes(minute).AddSeconds(second));

    private static long Minute(int minute) => MinuteCalls.MinuteOf(Ticks(minute, 0));

    // Six hundred calls within an hour, those of the second half inbound, imported in batches that overlap in time.
    private CallRecord[] Import()
    {
        store.WithAccount();
        Random random = new(5);
        CallRecord[] records =
        [
            .. Enumerable.Range(1, 600).Select(number => (number, second: random.Next(3_600))).Select(call =>
                Calls.UserOut(call.number, "ada@contoso.example", start: Calls.Noon.AddSeconds(call.second)) with
                {
                    CallType = call.second < 1_800 ? "user_out" : "user_in",
                }),
        ];
        store.Import(records[..200]);
        store.Import(records[200..250]);
        store.Import(records[250..]);
        return records;
    }

    private List<(long First, long Last)> Windows((long? From, long? To) period, Payer? payer, int missing)
    {
        using SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using Statements statements = new(connection, failed => failed);
        List<(long First, long Last)> windows = [];
        foreach (CallWindow window in MinuteWindows.Of(statements, 1, period, payer, () => missing))
        {
            List<object> values = [];
            window.Condition(value =>
            {
                values.Add(value);
                return "?";
            });
            windows.Add(((long)values[1], (long)values[2]));
        }

        return windows;
    }
}
