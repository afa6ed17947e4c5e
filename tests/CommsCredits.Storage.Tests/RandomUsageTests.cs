using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Laws over random business in a real store; a failure names its seed.</summary>
public class RandomUsageTests
{
    // Calls first, users and cards afterwards in any order, then priced again: as if everything had been known from the start.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void L6_L9_L10_LateFactsAndPricingAgain_EqualEarlyFacts(int seed)
    {
        RandomBusiness business = new(seed);
        using TestStore early = Funded();
        foreach (var user in business.Users)
        {
            RandomBusiness.Tell(early, user);
        }

        Array.ForEach([0, 1, 2], card => business.Tell(early, card));
        early.Import(business.Records);

        using TestStore late = Funded();
        foreach (CallRecord[] file in business.Records.Chunk(50))
        {
            late.Import(file);
        }

        foreach (var user in business.Users.Reverse())
        {
            RandomBusiness.Tell(late, user);
        }

        Array.ForEach([2, 0, 1], card => business.Tell(late, card));
        Update(late);

        Assert.Equal(Prices(early), Prices(late));
        Assert.Equal(early.Balance().Balance, late.Balance().Balance);
        BooksCheck.Holds(early.Path);
        BooksCheck.Holds(late.Path);
        Assert.Equal((0, 0L), Update(late));
        Assert.Equal((0, 0L), Update(early));
    }

    // Any order of fundings, imports, cards, users and corrections: the books add up after every step, and twice is once.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void L1_L2_L8_L11_AnySequence_KeepsTheBooks(int seed)
    {
        RandomBusiness business = new(seed);
        using TestStore store = new();
        store.WithAccount();
        Queue<CallRecord[]> files = new(business.Records.Chunk(12));
        Queue<int> cards = new([0, 1, 2]);
        Queue<(string, string, string[])> users = new(business.Users);
        for (int step = 0; step < 40; step++)
        {
            switch (business.Next(6))
            {
                case 0:
                    store.Fund(50m + business.Next(40), TestStore.Start.AddDays(-business.Next(300)));
                    break;
                case 1 or 2 when files.Count > 0:
                    store.Import(files.Dequeue());
                    break;
                case 3 when cards.Count > 0:
                    business.Tell(store, cards.Dequeue());
                    break;
                case 4 when users.Count > 0:
                    RandomBusiness.Tell(store, users.Dequeue());
                    break;
                default:
                    Update(store);
                    Assert.True(Update(store) == (0, 0L), $"seed {seed}, step {step}: priced again twice");
                    break;
            }

            BooksCheck.Holds(store.Path);
        }
    }

    // The question is asked right before the call is charged.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void L9_QuestionToTheStore_IsWhatTheImportCharges(int seed)
    {
        RandomBusiness business = new(seed);
        using TestStore store = Funded();
        foreach (var user in business.Users)
        {
            RandomBusiness.Tell(store, user);
        }

        Array.ForEach([0, 1, 2], card => business.Tell(store, card));
        foreach (CallRecord record in business.Records.OrderBy(record => record.StartTime))
        {
            CallAnswer asked = new AskQuote(store.Context).Execute(new CallQuestion
            {
                User = record.UserPrincipalName,
                Number = record.DestinationNumber!,
                CallType = record.CallType,
                At = record.StartTime,
                Duration = TimeSpan.FromSeconds(record.DurationSeconds),
            });
            store.Import(record with { Capability = null });
            CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter { UsageId = record.UsageId }).Single().Call;

            Assert.Equal(
                (asked.Quote.Payer, asked.Quote.Reason, asked.Quote.Allowed, asked.Quote.PoolMinutes, asked.Quote.Charge, asked.Quote.PerMinute),
                (call.Payer, call.Reason, !call.Refused, call.PoolMinutes, call.Charge, call.RatePerMinute));
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    private static TestStore Funded()
    {
        TestStore store = new(TestStore.Start.AddDays(60));
        store.WithAccount();
        store.Fund(400m, TestStore.Start.AddDays(-10));
        return store;
    }

    private static (long Changed, long Difference) Update(TestStore store)
    {
        UsageUpdate update = new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);
        return (update.Changed, update.Difference);
    }

    // Whether a call would have been refused is not compared: nobody can say afterwards how the balance stood.
    private static List<string> Prices(TestStore store) => [.. new UsageQueries(store.Context).Calls(null, new CallFilter())
        .Select(pair => pair.Call)
        .Select(call => FormattableString.Invariant(
            $"{call.Record.UsageId:N} {call.Payer} {call.PoolMinutes} {call.BilledSeconds} {call.Charge} {call.RateCard} {call.Prefix} {call.UserNumber is null}"))];
}
