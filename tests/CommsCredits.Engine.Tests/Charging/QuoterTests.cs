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

    // A second of each of these calls takes a minute of the pool, or the fee and a minute from the credits.
    [Theory]
    [InlineData("12065550111", Payer.Pool)]
    [InlineData("442079460000", Payer.Credits)]
    public void Unanswered_BurnsNoMinutesAndNoFee(string digits, Payer answered)
    {
        Quote quote = scene.Ask("user_out", Domestic | Credits, digits, seconds: 0);

        Assert.Equal(answered, scene.Ask("user_out", Domestic | Credits, digits, seconds: 1).Payer);
        Assert.Equal((Payer.Included, QuoteReason.Unanswered, 0L), Short(quote));
        Assert.Equal((null, 0, 0L), (quote.Pool, quote.PoolMinutes, quote.BilledSeconds));
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
