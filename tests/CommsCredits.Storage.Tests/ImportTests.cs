using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class ImportTests
{
    private const string Ada = "ada@contoso.example";

    [Fact]
    public void L4_SameRecordsAgain_AreDuplicatesAndChangeNothing()
    {
        using TestStore store = Ready();
        CallRecord[] records = [Calls.UserOut(1), Calls.UserOut(2)];
        store.Import(records);
        string before = StoreDump.Of(store.Path);

        UsageImport again = store.Import(records);

        Assert.Equal((0, 2, 0), (again.Imported, again.Duplicates, again.Rejected));
        Assert.Equal(before, StoreDump.Of(store.Path));
    }

    [Fact]
    public void L4_UsageIdTwiceInOneFile_IsOneCall()
    {
        using TestStore store = Ready();

        UsageImport import = store.Import(Calls.UserOut(1), Calls.UserOut(1));

        Assert.Equal((1, 1), (import.Imported, import.Duplicates));
    }

    [Theory]
    [InlineData("duration")]
    [InlineData("type")]
    [InlineData("user")]
    [InlineData("start")]
    public void L4_UsageIdWithOtherContent_IsRejectedWithoutEffect(string what)
    {
        using TestStore store = Ready();
        CallRecord first = Calls.UserOut(1);
        store.Import(first);
        CallRecord other = what switch
        {
            "duration" => first with { DurationSeconds = 61 },
            "type" => first with { CallType = "user_out_transfer" },
            "user" => first with { UserPrincipalName = "bob@contoso.example" },
            _ => first with { StartTime = first.StartTime.AddSeconds(1) },
        };

        UsageImport import = store.Import(other);

        Assert.Equal((0, 0, 1), (import.Imported, import.Duplicates, import.Rejected));
    }

    [Fact]
    public void L10_ShuffledRecordsInSeveralFiles_StoreTheSameCallsEachOnce()
    {
        CallRecord[] records = [.. Enumerable.Range(1, 60).Select(number => Calls.UserOut(number, seconds: 30 * number))];
        using TestStore whole = Ready();
        using TestStore split = Ready();
        whole.Import(records);

        foreach (CallRecord[] part in records.Reverse().Chunk(7))
        {
            split.Import(part);
        }

        Assert.Equal(60L, LedgerLawTests.Scalar(split, "SELECT count(*) FROM call"));
        Assert.Equal(whole.Balance().Balance, split.Balance().Balance);
    }

    [Fact]
    public void L10_OneFileInAnyOrder_GivesTheSameAmounts()
    {
        CallRecord[] records = [.. Enumerable.Range(1, 60).Select(number => Calls.UserOut(number, to: "+12065550111", seconds: 60 * number))];
        using TestStore ordered = Ready();
        using TestStore reversed = Ready();

        ordered.Import(records);
        reversed.Import([.. records.Reverse()]);

        const string Amounts = "SELECT sum(call_no * 0 + start_time % 997 * charge + pool_minutes * 31) FROM call";
        Assert.Equal(LedgerLawTests.Scalar(ordered, Amounts), LedgerLawTests.Scalar(reversed, Amounts));
    }

    [Fact]
    public void M1_C5_PoolThatEnds_IsSplitWithCredits()
    {
        using TestStore store = Ready();

        // 3 000 domestic minutes for one US user (M5): 2 990 used, then 15 minutes of which 10 are left.
        store.Import(
            Calls.UserOut(1, to: "+12065550111", seconds: 2_990 * 60),
            Calls.UserOut(2, to: "+12065550111", seconds: (15 * 60) - 20));

        CallView split = new UsageQueries(store.Context).Calls(null, new CallFilter { UsageId = Calls.Id(2) }).Single().Call;
        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, 10), (split.Payer, split.Reason, split.PoolMinutes));
        Assert.Equal(300, split.BilledSeconds);
        Assert.Equal(100_000, split.Charge);
    }

    [Fact]
    public void C1_TollFreeInbound_IsPaidByCreditsWithoutALicense()
    {
        using TestStore store = Ready();

        store.Import(Calls.TollFreeIn(1, seconds: 61));

        CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter()).Single().Call;
        Assert.Equal((Payer.Credits, QuoteReason.Ok, 40_000L), (call.Payer, call.Reason, call.Charge));
    }

    [Fact]
    public void F11_CallThatHappened_IsChargedBelowZeroAndMarked()
    {
        using TestStore store = Ready(fund: false);

        store.Import(Calls.UserOut(1, seconds: 600));

        CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter()).Single().Call;
        Assert.Equal((QuoteReason.NoCredit, true, 1_000_000L), (call.Reason, call.Refused, call.Charge));
        Assert.Equal(-1_000_000, store.Balance().Balance);
        Assert.Equal(BalanceState.Depleted, store.Balance().State);
    }

    [Fact]
    public void F11_NextFunding_RepaysTheOverdraftFirst()
    {
        using TestStore store = Ready(fund: false);
        store.Import(Calls.UserOut(1, seconds: 600));

        store.Fund(50m);

        Lot lot = new LedgerQueries(store.Context).Funds(null, includeSpent: true).Lots.Single();
        Assert.Equal((49_000_000L, 1_000_000L), (lot.Remaining, lot.Used));
        Assert.Equal(49_000_000, store.Balance().Balance);
    }

    [Fact]
    public void NoRate_Call_IsListedUnratedNeverPricedZero()
    {
        using TestStore store = Ready();

        UsageImport import = store.Import(Calls.UserOut(1, to: "+81312345678"));

        CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter { Reason = QuoteReason.NoRate }).Single().Call;
        Assert.Equal(1, import.Unrated);
        Assert.Null(call.Charge);
        Assert.Equal(Payer.None, call.Payer);
    }

    [Fact]
    public void L1_UserWithoutCreditLicense_IsNotChargedAndSaysWhy()
    {
        using TestStore store = Ready();
        store.User("bob@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic");

        store.Import(Calls.UserOut(1, user: "bob@contoso.example"));

        CallView call = new UsageQueries(store.Context).Calls(null, new CallFilter()).Single().Call;
        Assert.Equal((Payer.None, QuoteReason.NoCreditLicense, 0L), (call.Payer, call.Reason, call.Charge));
    }

    [Fact]
    public void Recharge_AtTheCrossingCall_LetsLaterCallsFindCredit()
    {
        using TestStore store = Ready();
        new SetAutoRecharge(store.Context).Set(new AutoRechargeChange(null, 100m, 60m, default, default, default), WriteMode.Commit);

        // 100 in; 50 minutes at 1.00 cross the trigger of 60 at the fourth call.
        store.Card("33", "1.00");
        UsageImport import = store.Import(
            [.. Enumerable.Range(1, 5).Select(number => Calls.UserOut(number, to: "+33140000000", seconds: 660))]);

        Order order = new LedgerQueries(store.Context).Orders(null, null, null, OrderKind.Recharge, null).Orders.Single();
        Assert.Equal((1, 145_000_000L), (import.Recharges, import.BalanceAfter));
        Assert.Equal(100_000_000 + 56_000_000, order.BalanceAfter);
    }

    [Fact]
    public void WhatIf_OfAnImport_SaysTheSameAndChangesNothing()
    {
        using TestStore store = Ready();
        string before = StoreDump.Of(store.Path);
        CallRecord[] records = [.. Enumerable.Range(1, 30).Select(number => Calls.UserOut(number, seconds: 600))];

        UsageImport simulated = store.Import(WriteMode.Simulate, records);

        Assert.Equal(before, StoreDump.Of(store.Path));
        UsageImport real = store.Import(records);
        Assert.Empty(real.UnknownPools);
        Assert.Equal(real with { Elapsed = default, UnknownPools = simulated.UnknownPools }, simulated with { Elapsed = default });
    }

    [Fact]
    public void UnknownUser_WithCapability_StandsInFromTheRecord()
    {
        using TestStore store = Ready();

        store.Import(
            Calls.UserOut(1, user: "eve@contoso.example", to: "+12065550111") with { ObjectId = Calls.Id(99) },
            Calls.UserOut(2, user: "eve@contoso.example") with { Capability = "MCOPSTNPP" });

        List<CallView> calls = [.. new UsageQueries(store.Context).Calls(null, new CallFilter()).Select(found => found.Call)];
        Assert.Equal([Payer.Pool, Payer.Credits], calls.Select(call => call.Payer));
    }

    private static TestStore Ready(bool fund = true)
    {
        TestStore store = new();
        store.WithAccount();
        if (fund)
        {
            store.Fund(100m);
        }

        store.Rates(Calls.Rate("44", "0.10"), Calls.Rate("1", "0.02"));
        store.User(Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        return store;
    }
}
