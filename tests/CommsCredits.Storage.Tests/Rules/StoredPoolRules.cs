using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Rules M1 to M7, A1, A2, A5 and K2 where users share minutes and calls come in one after another.</summary>
public class StoredPoolRules
{
    private const LicenseGrants DomesticPlan = LicenseGrants.CallingPlanDomestic;

    [Fact]
    public void M1_UsersOfOneCountryWithOnePlan_ShareAPool()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        store.User(RuleStore.Bob, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");

        CallView whole = store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, minutes: 5_999));
        CallView last = store.Charged(RuleStore.UserCall(2, RuleStore.Bob, RuleStore.Seattle, minutes: 2));

        Assert.Equal((Payer.Pool, 5_999), (whole.Payer, whole.PoolMinutes));
        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, false, 150_000), last.Answer());
        Assert.Equal(1, last.PoolMinutes);
        Assert.Equal([("US", DomesticPlan, PoolScope.Domestic, 6_000, 6_000)], store.Pools());
    }

    [Fact]
    public void M1_OtherPlansAndCountries_HavePoolsOfTheirOwn()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic");
        store.User(RuleStore.Bob, "US", "PhoneSystem", "CallingPlanInternational");
        store.User(RuleStore.Eve, "DE", "PhoneSystem", "CallingPlanDomestic");

        store.Import(
            RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, minutes: 1),
            RuleStore.UserCall(2, RuleStore.Bob, RuleStore.Seattle, minutes: 2),
            RuleStore.UserCall(3, RuleStore.Bob, RuleStore.London, minutes: 3),
            RuleStore.UserCall(4, RuleStore.Eve, RuleStore.Berlin, minutes: 4));

        Assert.Equal(
            [
                ("DE", DomesticPlan, PoolScope.Domestic, 1_200, 4),
                ("US", DomesticPlan, PoolScope.Domestic, 3_000, 1),
                ("US", LicenseGrants.CallingPlanInternational, PoolScope.Domestic, 3_000, 2),
                ("US", LicenseGrants.CallingPlanInternational, PoolScope.International, 600, 3),
            ],
            store.Pools());
    }

    [Fact]
    public void M2_UsageLocationAtTheStartOfACall_NamesItsPool()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic");
        store.MoveTo(Calls.Noon);
        store.Change(new UserChange { Identity = RuleStore.Ada, UsageLocation = "DE" });

        CallView before = store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, start: Calls.Noon.AddTicks(-1)));
        CallView after = store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Berlin, start: Calls.Noon));

        Assert.Equal(("US", "DE"), (before.Pool?.Country, after.Pool?.Country));
        Assert.Equal(
            [("DE", DomesticPlan, PoolScope.Domestic, 1_200, 1), ("US", DomesticPlan, PoolScope.Domestic, 3_000, 1)], store.Pools());
    }

    [Fact]
    public void M3_UsersInTheUnitedStatesAndPuertoRico_ShareOnePool()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic");
        store.User(RuleStore.Bob, "PR", "PhoneSystem", "CallingPlanDomestic");

        Assert.Equal(6_000, store.Charged(RuleStore.UserCall(1, RuleStore.Bob, RuleStore.Seattle, minutes: 6_000)).PoolMinutes);
        Assert.Equal([("US", DomesticPlan, PoolScope.Domestic, 6_000, 6_000)], store.Pools());
    }

    // Half past eleven at night on 31 January in UTC is half past midnight on 1 February in Berlin.
    [Theory]
    [InlineData("UTC", 1, Payer.Credits)]
    [InlineData("Europe/Berlin", 2, Payer.Pool)]
    public void M4_PoolMonth_IsThatOfTheTimeZoneOfTheAccount(string zone, int month, Payer payer)
    {
        using TestStore store = RuleStore.Open(new AccountSettings { TimeZone = zone });
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        store.Import(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, minutes: 2_999));

        CallView late = store.Charged(RuleStore.UserCall(
            2, RuleStore.Ada, RuleStore.Seattle, minutes: 2, start: new DateTimeOffset(2026, 1, 31, 23, 30, 0, TimeSpan.Zero)));

        Assert.Equal((payer, new Month(2026, month)), (late.Payer, late.Pool?.Month));
        Assert.Equal(month == 1 ? 3_000 : 2, store.Pools(month).Single().Used);
    }

    [Theory]
    [InlineData(PoolCap.EitherCap, Payer.Credits, QuoteReason.PoolExhausted)]
    [InlineData(PoolCap.SeparateCaps, Payer.Pool, QuoteReason.Ok)]
    public void M6_PoolCap_SaysWhetherTheEndOfOneCapEndsTheOther(PoolCap reading, Payer payer, QuoteReason reason)
    {
        using TestStore store = RuleStore.Open(new AccountSettings { PoolCap = reading });
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanInternational", "CommunicationsCredits");
        store.Import(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London, minutes: 600));

        CallView domestic = store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Seattle));

        Assert.Equal((payer, reason), (domestic.Payer, domestic.Reason));
    }

    [Fact]
    public void M7_PlanThatIsNotPooled_GivesEachUserHisOwnMinutes()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "MCOPSTN8", "CommunicationsCredits");
        store.User(RuleStore.Bob, "US", "PhoneSystem", "MCOPSTN8");
        store.Import(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, minutes: 120));

        Assert.Equal(QuoteReason.PoolExhausted, store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Seattle)).Reason);
        Assert.Equal(120, store.Charged(RuleStore.UserCall(3, RuleStore.Bob, RuleStore.Seattle, minutes: 120)).PoolMinutes);
        Assert.Equal([120, 120], store.Pools().Select(pool => pool.Total));
    }

    [Fact]
    public void A1_OrganisersOfAllCountries_ShareOnePool()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "AudioConferencing");
        store.User(RuleStore.Bob, "ZW", "EnterpriseE5");

        CallView call = store.Charged(RuleStore.MeetingCall(1, RuleStore.Bob, RuleStore.London, minutes: 120));

        Assert.Equal((Payer.Pool, 120), (call.Payer, call.PoolMinutes));
        Assert.Equal([(string.Empty, LicenseGrants.AudioConferencing, PoolScope.ConferencingZoneA, 120, 120)], store.Pools());
    }

    [Theory]
    [InlineData(ConferencingPool.Assigned, 60)]
    [InlineData(ConferencingPool.Purchased, 300)]
    public void A2_PoolSize_CountsAssignedOrPurchasedLicenses(ConferencingPool reading, int minutes)
    {
        using TestStore store = RuleStore.Open(new AccountSettings { ConferencingPool = reading, PurchasedConferencingLicenses = 5 });
        store.User(RuleStore.Ada, "US", "AudioConferencing", "CommunicationsCredits");

        CallView call = store.Charged(RuleStore.MeetingCall(1, RuleStore.Ada, RuleStore.London, minutes: 301));

        Assert.Equal((Payer.Credits, QuoteReason.PoolExhausted, minutes), (call.Payer, call.Reason, call.PoolMinutes));
        Assert.Equal(minutes, store.Pools().Single().Total);
    }

    [Fact]
    public void A5_PayPerMinuteLicenses_AddNothingToThePool()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "AudioConferencing");
        store.User(RuleStore.Bob, "US", "AudioConferencingPayPerMinute");

        Assert.Equal(60, store.Pools().Single().Total);
    }

    [Fact]
    public void K2_SpendLimit_CountsWhatEarlierImportsCharged()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        store.Change(new UserChange { Identity = RuleStore.Ada, SpendLimit = 0.30m });
        store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London));
        store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.London));

        Assert.Equal(
            (Payer.Credits, QuoteReason.SpendLimit, true, 150_000),
            store.Charged(RuleStore.UserCall(3, RuleStore.Ada, RuleStore.London)).Answer());
        Assert.Equal(Payer.Pool, store.Charged(RuleStore.UserCall(4, RuleStore.Ada, RuleStore.Seattle)).Payer);
        DateTimeOffset february = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(QuoteReason.Ok, store.Charged(RuleStore.UserCall(5, RuleStore.Ada, RuleStore.London, start: february)).Reason);
    }
}
