using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Sums come from what is kept by day; here they are added up again from the calls.</summary>
public class KeptTotalsTests
{
    [Fact]
    public void L11_SumsByAnyKeysOverAnyPeriod_AreThoseOfTheCalls()
    {
        using TestStore store = new();
        ExportFile.Prepare(store.Context);
        store.User("bob@contoso.example", "GB", "PhoneSystem", "CallingPlanDomestic");
        CallRecord[] calls =
        [
            .. Enumerable.Range(1, 300).Select(number => Calls.UserOut(
                number,
                number % 3 == 0 ? "bob@contoso.example" : number % 7 == 0 ? "carl@contoso.example" : "ada@contoso.example",
                number % 2 == 0 ? "+12065550199" : "+442079460000",
                number * 7 % 700,
                Calls.Noon.AddMinutes(number * 311))),
            .. Enumerable.Range(400, 20).Select(number => Calls.TollFreeIn(number)),
        ];
        store.Import(calls);
        int seed = Environment.TickCount;
        Random random = new(seed);
        UsageQueries queries = new(store.Context);
        CallView[] stored = [.. queries.Calls(null, new CallFilter()).Select(row => row.Call)];
        Assert.Equal(calls.Length, stored.Length);

        for (int round = 0; round < 300; round++)
        {
            UsageKey[] keys = [.. Enum.GetValues<UsageKey>().Where(_ => random.Next(3) == 0)];
            DateTimeOffset? from = random.Next(4) == 0 ? null : Moment(random);
            DateTimeOffset? to = random.Next(4) == 0 ? null : Moment(random);

            IReadOnlyList<UsageSum> sums = queries.Measure(null, keys, from, to).Sums;

            string[] expected = [.. stored
                .Where(call => (from is null || call.Record.StartTime >= from) && (to is null || call.Record.StartTime < to))
                .GroupBy(call => string.Join('|', keys.Select(key => Value(key, call))))
                .Select(group => Line(
                    group.Key,
                    group.Count(),
                    group.Sum(call => (call.Record.DurationSeconds + 59) / 60),
                    group.Sum(call => call.PoolMinutes),
                    group.Sum(call => call.Charge ?? 0)))
                .Order(StringComparer.Ordinal)];
            string[] found = [.. sums
                .Select(sum => Line(string.Join('|', sum.Keys), sum.Calls, sum.Minutes, sum.PoolMinutes, sum.Charge))
                .Order(StringComparer.Ordinal)];
            Assert.True(expected.SequenceEqual(found), $"seed {seed}, round {round}, {string.Join(',', keys)}, {from:o} to {to:o}");
        }
    }

    [Fact]
    public void L11_RenamedUser_KeepsHisSums()
    {
        using TestStore store = new();
        ExportFile.Prepare(store.Context);
        store.Import(Calls.UserOut(1), Calls.UserOut(2));
        Guid id = Guid.NewGuid();
        new SaveUsers(store.Context).Execute(null, [new UserChange { Identity = "ada@contoso.example", ObjectId = id }], null, WriteMode.Commit);

        new SaveUsers(store.Context).Execute(
            null, [new UserChange { Identity = "ada.king@contoso.example", ObjectId = id }], null, WriteMode.Commit);

        UsageSum sum = Assert.Single(new UsageQueries(store.Context).Measure(null, [UsageKey.User], null, null).Sums);
        Assert.Equal(("ada.king@contoso.example", 2), (sum.Keys[0], sum.Calls));
        Assert.Empty(Proofs.BooksCheck.Faults(store.Path));
    }

    private static DateTimeOffset Moment(Random random) => random.Next(3) == 0
        ? new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(80))
        : new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(80 * 86_400));

    private static string? Value(UsageKey key, CallView call) => key switch
    {
        UsageKey.User => call.UserPrincipalName,
        UsageKey.Department => call.Department,
        UsageKey.Country => call.Country,
        UsageKey.CallType => call.Record.CallType,
        UsageKey.Payer => call.Payer.ToString(),
        UsageKey.Day => call.Record.StartTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => call.Record.StartTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    private static string Line(string keys, long calls, long minutes, long poolMinutes, long charge) =>
        FormattableString.Invariant($"{keys}: {calls} {minutes} {poolMinutes} {charge}");
}
