using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Rules E6 and L1 to L11 where it counts what was recorded, granted and funded before.</summary>
public class StoredLicenseRules
{
    private static readonly (Payer, QuoteReason, bool, long?) PaidByCredits = (Payer.Credits, QuoteReason.Ok, false, 150_000);

    [Theory]
    [InlineData("KR", true)]
    [InlineData("US", false)]
    [InlineData("CU", false)]
    public void E6_AccountWhereCreditsAreNotSold_IsCreatedWithAWarning(string country, bool warned)
    {
        using TestStore store = new();

        (Account account, string? warning) = new CreateAccount(store.Context).Execute(
            "Contoso", "USD", country, new AccountSettings(), null, WriteMode.Commit);

        Assert.Equal((country, warned), (account.Country, warning is not null));
    }

    [Fact]
    public void L1_FundingAndLicensing_AreTwoStepsInAnyOrder()
    {
        using TestStore store = RuleStore.Open(balance: 0);
        store.User(RuleStore.Ada, "US", "EnterpriseE5", "CallingPlanDomestic");
        store.User(RuleStore.Bob, "US", "EnterpriseE5", "CallingPlanDomestic", "CommunicationsCredits");

        Assert.Equal(QuoteReason.NoCreditLicense, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London)).Reason);
        Assert.Equal(QuoteReason.NoCredit, store.Charged(RuleStore.UserCall(2, RuleStore.Bob, RuleStore.London)).Reason);
        store.Fund(100);
        Assert.Equal(QuoteReason.NoCreditLicense, store.Charged(RuleStore.UserCall(3, RuleStore.Ada, RuleStore.London)).Reason);
        Assert.Equal(PaidByCredits, store.Charged(RuleStore.UserCall(4, RuleStore.Bob, RuleStore.London)).Answer());
        store.Grant(RuleStore.Ada, ["CommunicationsCredits"]);
        Assert.Equal(PaidByCredits, store.Charged(RuleStore.UserCall(5, RuleStore.Ada, RuleStore.London)).Answer());
    }

    [Fact]
    public void L2_CreditLicense_NeedsAudioConferencingOrPhoneSystemHeldOrInTheSameStep()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US");

        LicenseResult alone = store.Grant(RuleStore.Ada, ["CommunicationsCredits"]).Single();
        IReadOnlyList<LicenseResult> together = store.Grant(RuleStore.Ada, ["CommunicationsCredits", "PhoneSystem"]);

        Assert.Equal((LicenseStatus.Failed, ErrorIds.LicensePrerequisiteMissing), (alone.Status, alone.Error?.Id));
        Assert.All(together, result => Assert.Equal(LicenseStatus.Granted, result.Status));
        Assert.NotNull(together[0].Warning);
        Assert.Equal(QuoteReason.NoPlan, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London)).Reason);
    }

    [Fact]
    public void L3_CreditLicenses_AreUnlimitedAndOpenTheOneBalance()
    {
        using TestStore store = RuleStore.Open(balance: 50);
        string[] users = [.. Enumerable.Range(1, 600).Select(number => $"user{number}@contoso.example")];
        Array.ForEach(users, user => store.Change(new UserChange { Identity = user, UsageLocation = "US" }));

        LicenseRequest request = new(null, ["PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits"], [], TestStore.Start);
        IReadOnlyList<LicenseResult> granted = new AssignLicenses(store.Context).Grant(request, users, WriteMode.Commit);
        store.Import([.. users.Select((user, index) => RuleStore.UserCall(index + 1, user, RuleStore.London))]);

        Assert.All(granted, result => Assert.Equal(LicenseStatus.Granted, result.Status));

        // 333 calls of 0.15 leave 0.05; the next one finds too little, and the rest go below zero.
        Assert.Equal(333, new UsageQueries(store.Context).Calls(null, new CallFilter { Reason = QuoteReason.Ok }).Count());
        Assert.Equal(50_000_000 - (600 * 150_000), store.Balance().Balance);
    }

    [Fact]
    public void L4_PayPerMinuteOrganiser_NeedsNoCreditLicense()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "AudioConferencingPayPerMinute");

        Assert.Equal(PaidByCredits, store.Charged(RuleStore.MeetingCall(1, RuleStore.Ada, RuleStore.Seattle)).Answer());
        Assert.Equal(
            PaidByCredits,
            store.Charged(RuleStore.MeetingCall(2, RuleStore.Ada, RuleStore.Seattle) with { CallType = "conf_in" }).Answer());
    }

    [Fact]
    public void L5_MeetingDialOut_NeedsTheLicenseOfTheOrganiserNamedByTheRecord()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "AudioConferencing", "CommunicationsCredits");
        store.User(RuleStore.Bob, "US", "AudioConferencing");

        Assert.Equal(PaidByCredits, store.Charged(RuleStore.MeetingCall(1, RuleStore.Ada, RuleStore.Harare)).Answer());
        Assert.Equal(
            (Payer.None, QuoteReason.NoCreditLicense, true, 0),
            store.Charged(RuleStore.MeetingCall(2, RuleStore.Bob, RuleStore.Harare)).Answer());
    }

    [Fact]
    public void L6_UsageLocation_MustBeSetBeforeAnyLicense()
    {
        using TestStore store = RuleStore.Open();
        store.Change(new UserChange { Identity = RuleStore.Ada });

        LicenseResult early = store.Grant(RuleStore.Ada, ["PhoneSystem"]).Single();
        store.Change(new UserChange { Identity = RuleStore.Ada, UsageLocation = "US" });
        LicenseResult late = store.Grant(RuleStore.Ada, ["PhoneSystem"]).Single();

        Assert.Equal((LicenseStatus.Failed, ErrorIds.UsageLocationMissing), (early.Status, early.Error?.Id));
        Assert.Equal(LicenseStatus.Granted, late.Status);
    }

    [Fact]
    public void L7_Replace_SwapsThePlansInOneStepWithoutAMomentWithoutPlan()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        DateTimeOffset swap = Calls.Noon;

        LicenseResult refused = store.Grant(RuleStore.Ada, ["CallingPlanInternational"], from: swap).Single();
        IReadOnlyList<LicenseResult> swapped = store.Grant(RuleStore.Ada, ["CallingPlanInternational"], ["CallingPlanDomestic"], swap);

        Assert.Equal(ErrorIds.LicenseConflict, refused.Error?.Id);
        Assert.Equal(
            [("CallingPlanDomestic", LicenseStatus.Revoked), ("CallingPlanInternational", LicenseStatus.Granted)],
            swapped.Select(result => (result.License, result.Status)));
        Assert.Equal(
            (Payer.Credits, null),
            PayerAndPlan(store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London, start: swap.AddTicks(-1)))));
        Assert.Equal(
            (Payer.Pool, LicenseGrants.CallingPlanInternational),
            PayerAndPlan(store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.London, start: swap))));
    }

    [Fact]
    public void L7_RemovedPlan_LeavesTheUserWithoutALine()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        store.Revoke(RuleStore.Ada, "CallingPlanDomestic", Calls.Noon);

        Assert.Equal(
            Payer.Pool, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, start: Calls.Noon.AddTicks(-1))).Payer);
        Assert.Equal(
            (Payer.None, QuoteReason.NoPlan, true, 0),
            store.Charged(RuleStore.UserCall(2, RuleStore.Ada, RuleStore.Seattle, start: Calls.Noon)).Answer());
    }

    [Fact]
    public void L10_EnterpriseE5_NeedsACallingPlanToDial()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "ENTERPRISEPREMIUM");

        Assert.Equal(QuoteReason.NoPlan, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle)).Reason);
        Assert.Equal(Payer.Pool, store.Charged(RuleStore.MeetingCall(2, RuleStore.Ada, RuleStore.Seattle)).Payer);
        store.Grant(RuleStore.Ada, ["CallingPlanDomestic"]);
        Assert.Equal(Payer.Pool, store.Charged(RuleStore.UserCall(3, RuleStore.Ada, RuleStore.Seattle)).Payer);
    }

    [Theory]
    [InlineData("MCOPSTNC")]
    [InlineData("MCOPSTNPP")]
    [InlineData("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0")]
    [InlineData("{06B48C5F-01D9-4B18-9015-03B52040F51A}")]
    public void L11_EveryNameOfTheCreditLicense_GrantsTheOneLicense(string name)
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "0dab259f-bf13-4952-b7f8-7db8f131b28d");

        LicenseResult granted = store.Grant(RuleStore.Ada, [name]).Single();
        LicenseResult again = store.Grant(RuleStore.Ada, ["CommunicationsCredits"]).Single();

        Assert.Equal(("CommunicationsCredits", LicenseStatus.Granted), (granted.License, granted.Status));
        Assert.Equal(LicenseStatus.AlreadyAssigned, again.Status);
        Assert.Equal(PaidByCredits, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.London)).Answer());
    }

    [Theory]
    [InlineData("RU")]
    [InlineData("KR")]
    [InlineData("TW")]
    public void E7_AccountWithComplimentaryDialOut_IsWarnedThatCreditsAreNotSold(string country)
    {
        using TestStore store = new();

        Assert.NotNull(new CreateAccount(store.Context).Execute(
            "Contoso", "USD", country, new AccountSettings(), null, WriteMode.Commit).Warning);
    }

    [Fact]
    public void L1_EnterpriseUser_IsGrantedTheCreditLicenseLikeEverybody()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "EnterpriseE5", "CallingPlanDomestic");

        LicenseResult granted = store.Grant(RuleStore.Ada, ["CommunicationsCredits"]).Single();

        Assert.Equal((LicenseStatus.Granted, null, null), (granted.Status, granted.Error, granted.Warning));
    }

    [Fact]
    public void L8_MoreUsersThanThePortalsLimits_AreGrantedInOneStep()
    {
        using TestStore store = RuleStore.Open();
        string[] users = [.. Enumerable.Range(1, 41).Select(number => $"user{number}@contoso.example")];
        Array.ForEach(users, user => store.Change(new UserChange { Identity = user, UsageLocation = "US" }));

        IReadOnlyList<LicenseResult> granted = new AssignLicenses(store.Context).Grant(
            new LicenseRequest(null, ["EnterpriseE5", "CommunicationsCredits"], []), users, WriteMode.Commit);

        Assert.Equal(82, granted.Count(result => result.Status == LicenseStatus.Granted));
    }

    [Fact]
    public void L9_NewPlan_HoldsAtOnceWhateverTheDialPadShows()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem");
        store.Grant(RuleStore.Ada, ["CallingPlanDomestic"], from: Calls.Noon);

        Assert.Equal(Payer.Pool, store.Charged(RuleStore.UserCall(1, RuleStore.Ada, RuleStore.Seattle, start: Calls.Noon)).Payer);
    }

    [Fact]
    public void Refusal_NamesWhatIsMissing_AndTheCommandThatMendsIt()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "CallingPlanDomestic");
        store.Change(new UserChange { Identity = RuleStore.Bob });

        (string Id, string User, string License, string Names, string Mends)[] refusals =
        [
            (ErrorIds.UserNotFound, "eve@contoso.example", "PhoneSystem", "eve@contoso.example", "Set-CommsCreditUser eve@contoso.example"),
            (ErrorIds.UsageLocationMissing, RuleStore.Bob, "PhoneSystem", "usage location", $"Set-CommsCreditUser {RuleStore.Bob}"),
            (ErrorIds.LicensePrerequisiteMissing, RuleStore.Ada, "CommunicationsCredits", "Phone System", "-License PhoneSystem, Comm"),
            (ErrorIds.LicenseConflict, RuleStore.Ada, "CallingPlan120", "CallingPlanDomestic", "-Replace CallingPlanDomestic"),
        ];
        Assert.All(refusals, refusal =>
        {
            CommsCreditException error = store.Grant(refusal.User, [refusal.License]).Single().Error!;
            Assert.Equal(refusal.Id, error.Id);
            Assert.Contains(refusal.Names, error.Message, StringComparison.Ordinal);
            Assert.Contains(refusal.Mends, error.Advice, StringComparison.Ordinal);
        });
    }

    private static (Payer Payer, LicenseGrants? Plan) PayerAndPlan(CallView call) => (call.Payer, call.Pool?.Plan);
}
