using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>Whose word counts for the price of a recorded call, and what the provider's charge contains: rule R2, open.</summary>
public class ProviderRules
{
    private static readonly UserFacts Caller = Person.With(Person.Domestic | CommunicationsCredits);

    [Theory]
    [InlineData(false, 350_000)]
    [InlineData(true, 300_000)]
    public void R2_ChargeOfTheProvider_ContainsTheConnectionFeeOrNot(bool includesFee, long charge)
    {
        RuleScene provider = new(settings: new AccountSettings
        {
            ChargeSource = ChargeSource.Provider,
            ChargeIncludesConnectionFee = includesFee,
        });

        Quote quote = provider.Quote(RuleCall.User(Dial.London).Charged(300_000, fee: 50_000), Caller);

        Assert.Equal((Payer.Credits, QuoteReason.Ok, true, charge), quote.Answer());
    }

    [Theory]
    [InlineData(ChargeSource.RateCard, 150_000)]
    [InlineData(ChargeSource.Provider, 300_000)]
    public void R2_ChargeSource_SaysWhoPricesARecordedCall(ChargeSource source, long charge)
    {
        RuleScene chosen = new(settings: new AccountSettings { ChargeSource = source });

        Assert.Equal(charge, chosen.Quote(RuleCall.User(Dial.London).Charged(300_000), Caller).Charge);
    }

    [Fact]
    public void R2_RateCardAndFeeOnTop_AreTheDefaults() => Assert.Equal(
        (ChargeSource.RateCard, false), (new AccountSettings().ChargeSource, new AccountSettings().ChargeIncludesConnectionFee));

    [Theory]
    [InlineData(null, "USD", QuoteReason.NoRate)]
    [InlineData(300_000L, "EUR", QuoteReason.CurrencyMismatch)]
    public void R2_ProviderWithoutAUsableCharge_LeavesTheCallUnrated(long? charge, string currency, QuoteReason reason)
    {
        RuleScene provider = new(settings: new AccountSettings { ChargeSource = ChargeSource.Provider });
        CallRecord call = RuleCall.User(Dial.London).Charged(0, currency: currency) with { Charge = charge };

        Assert.Equal((Payer.None, reason, false, (long?)null), provider.Quote(call, Caller).Answer());
    }

    [Fact]
    public void R2_CapabilityOfTheProvider_SaysWhichMinutesPaid()
    {
        RuleScene provider = new(settings: new AccountSettings { ChargeSource = ChargeSource.Provider });
        CallRecord call = RuleCall.User(Dial.London).Charged(0, capability: "MCOPSTN2") with { DomesticInternational = "International" };

        Quote quote = provider.Quote(call, Caller);

        Assert.Equal((Payer.Pool, QuoteReason.Ok, true, 0L), quote.Answer());
        Assert.Equal((PoolScope.International, CallingPlanInternational, 1), (quote.Pool?.Scope, quote.Pool?.Plan, quote.PoolMinutes));
    }
}
