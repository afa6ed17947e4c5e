using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class QuoterTests
{
    private const LicenseGrants Domestic = LicenseGrants.PhoneSystem | LicenseGrants.CallingPlanDomestic;
    private const LicenseGrants Credits = LicenseGrants.CommunicationsCredits;

    private readonly QuoteScene scene = new();

    [Theory]
    [InlineData("emergency_out", QuoteReason.Emergency)]
    [InlineData("emergency_in", QuoteReason.Emergency)]
    [InlineData("fmc_out", QuoteReason.Free)]
    [InlineData("unassigned_in", QuoteReason.Free)]
    [InlineData("oc_user_out", QuoteReason.Free)]
    [InlineData("user_in", QuoteReason.Free)]
    [InlineData("conf_in", QuoteReason.Free)]
    public void FreeKinds_AreIncluded(string type, QuoteReason reason)
    {
        Quote quote = scene.Ask(type, grants: LicenseGrants.None, digits: "12065550111");

        Assert.Equal((Payer.Included, reason, 0L, true), (quote.Payer, quote.Reason, quote.Charge, quote.Allowed));
    }

    [Fact]
    public void UnknownType_IsNobodysAndNotCharged() =>
        Assert.Equal((Payer.None, QuoteReason.UnknownCallType, 0L), Short(scene.Ask("user_beam", Domestic | Credits, "442079460000")));

    [Fact]
    public void R5_FreeCall_IsIncluded() =>
        Assert.Equal((Payer.Included, QuoteReason.FreeCall, 0L), Short(scene.Ask("user_out", Domestic, "442079460000", freeCall: true)));

    [Fact]
    public void Unanswered_BurnsNoMinutesAndNoFee()
    {
        Quote quote = scene.Ask("user_out", Domestic | Credits, "442079460000", seconds: 0);

        Assert.Equal((Payer.Included, QuoteReason.Unanswered, 0L), Short(quote));
        Assert.Equal(0, quote.PoolMinutes);
    }

    [Fact]
    public void C4_InternationalCallOfADomesticPlan_IsPaidByCredits() =>
        Assert.Equal((Payer.Credits, QuoteReason.Ok, 150_000L), Short(scene.Ask("user_out", Domestic | Credits, "442079460000")));

    [Fact]
    public void M3_CallBetweenUsAndPuertoRico_IsDomestic()
    {
        Quote quote = scene.Ask("user_out", Domestic, "17875550111", location: "US", country: "PR");

        Assert.Equal((Payer.Pool, "US"), (quote.Payer, quote.Pool?.Country));
    }

    [Fact]
    public void M9_InternationalPlan_PaysListedDestinationsFromItsOwnPool()
    {
        Quote quote = scene.Ask("user_out", LicenseGrants.CallingPlanInternational, "442079460000");

        Assert.Equal((Payer.Pool, PoolScope.International), (quote.Payer, quote.Pool?.Scope));
    }

    [Fact]
    public void C7_PayAsYouGo_PaysDomesticCallsFromCredits() => Assert.Equal(
        Payer.Credits, scene.Ask("user_out", LicenseGrants.CallingPlanPayAsYouGo | Credits, "12065550111").Payer);

    [Fact]
    public void M7_NotPooledPlan_HasAPoolPerUser() => Assert.Equal(
        "n1", scene.Ask("user_out", LicenseGrants.CallingPlan120NotPooled, "12065550111").Pool?.Holder);

    [Fact]
    public void NoPlan_UserWithCreditsOnly_CannotDial() => Assert.Equal(
        QuoteReason.NoPlan, scene.Ask("user_out", LicenseGrants.PhoneSystem | Credits, "442079460000").Reason);

    [Fact]
    public void R6_PremiumNumber_IsRefusedWhereNotSupportedAndPaidByCreditsWhereListed()
    {
        Quote refused = scene.Ask("user_out", Domestic | Credits, "19005550111", numberClass: NumberClass.Premium);
        Quote paid = scene.Ask(
            "user_out", Domestic | Credits, "448431234567", location: "GB", country: "GB", numberClass: NumberClass.Premium);

        Assert.Equal((Payer.None, QuoteReason.PremiumNotSupported, 0L), Short(refused));
        Assert.Equal(Payer.Credits, paid.Payer);
    }

    [Fact]
    public void A1_MeetingDialOutToZoneA_IsPaidByTheConferencingPool() => Assert.Equal(
        PoolScope.ConferencingZoneA, scene.Ask("conf_out", LicenseGrants.AudioConferencing, "442079460000").Pool?.Scope);

    [Fact]
    public void C2_L5_MeetingDialOutOutsideZoneA_IsPaidByTheOrganisersCredits()
    {
        Assert.Equal(Payer.Credits, scene.Ask("conf_out", LicenseGrants.AudioConferencing | Credits, "93700000000", country: "AF").Payer);
        Assert.Equal(
            QuoteReason.NoCreditLicense, scene.Ask("conf_out", LicenseGrants.AudioConferencing, "93700000000", country: "AF").Reason);
    }

    [Fact]
    public void AddOn_UsAndCanada_IsIncludedAndLeavesThePool() => Assert.Equal(
        (Payer.Included, QuoteReason.Free, 0L),
        Short(scene.Ask("conf_out", LicenseGrants.AudioConferencing | LicenseGrants.AudioConferencingDialOutUsCa, "12065550111")));

    [Fact]
    public void C9_L4_PayPerMinute_IsPaidByCreditsWithoutTheCreditLicense()
    {
        Assert.Equal(Payer.Credits, scene.Ask("conf_in", LicenseGrants.AudioConferencingPayPerMinute, "442079460000").Payer);
        Assert.Equal(Payer.Credits, scene.Ask("conf_out", LicenseGrants.AudioConferencingPayPerMinute, "442079460000").Payer);
    }

    [Fact]
    public void F11_EmptyBalance_ChangesAllowedButNeitherPayerNorPrice()
    {
        Quote funded = scene.Ask("user_out", Domestic | Credits, "442079460000");
        Quote empty = new QuoteScene(balance: 0).Ask("user_out", Domestic | Credits, "442079460000");

        Assert.Equal((funded.Payer, funded.Charge), (empty.Payer, empty.Charge));
        Assert.Equal((false, QuoteReason.NoCredit), (empty.Allowed, empty.Reason));
    }

    [Fact]
    public void F12_EmptyBalance_LeavesIncludedMinutesAlone() =>
        Assert.True(new QuoteScene(balance: 0).Ask("user_out", Domestic, "12065550111").Allowed);

    [Fact]
    public void CardInAnotherCurrency_IsUnrated() => Assert.Equal(
        (Payer.None, QuoteReason.CurrencyMismatch, (long?)null), Short(new QuoteScene(currency: "EUR").Ask("user_out", Domestic | Credits, "442079460000")));

    [Fact]
    public void NumberWithoutDigits_IsUnrated() => Assert.Equal(
        QuoteReason.NumberInvalid, scene.Ask("user_out", Domestic | Credits, string.Empty, country: "GB").Reason);

    [Fact]
    public void Quote_OfACall_AllocatesNothing()
    {
        scene.Ask("user_out", Domestic | Credits, "442079460000");
        CallFacts facts = QuoteScene.Facts("user_out", Domestic | Credits, "442079460000");
        Quoter.Quote(facts, scene.State);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 1_000; index++)
        {
            Quoter.Quote(facts, scene.State);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (Payer Payer, QuoteReason Reason, long? Charge) Short(Quote quote) => (quote.Payer, quote.Reason, quote.Charge);
}
