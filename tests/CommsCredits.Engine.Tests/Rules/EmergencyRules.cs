using CommsCredits.Engine;
using static CommsCredits.Engine.LicenseGrants;

namespace CommsCredits.Tests;

/// <summary>A call for help is free and goes through, whatever speaks against it: rule R8.</summary>
public class EmergencyRules
{
    // Nothing is left and nothing is allowed: no licence, no money, no minutes, every policy closed, nothing to spend.
    private static readonly RuleScene Poor = new(balance: 0, holders: 0);

    [Theory]
    [InlineData("emergency_out")]
    [InlineData("emergency_in")]
    [InlineData("EMERGENCY_OUT")]
    public void R8_EmergencyCallType_IsFreeAndAllowed(string type) => Assert.Equal(
        (Payer.Included, QuoteReason.Emergency, true, 0L), Poor.Quote(RuleCall.Inbound(type, Dial.Seattle), Closed("US")).Answer());

    [Theory]
    [InlineData("US", "911")]
    [InlineData("US", "112")]
    [InlineData("PR", "911")]
    [InlineData("DE", "110")]
    [InlineData("GB", "999")]
    [InlineData("AU", "000")]
    [InlineData("DE", "911")]
    [InlineData(null, "112")]
    [InlineData("GB", " 999 ")]
    [InlineData("US", "+911")]
    [InlineData("GB", "tel:999")]
    [InlineData("DE", "1-1-0")]
    public void R8_EmergencyNumberOfTheUsersCountryOrOfAnyCountry_IsFreeAndAllowed(string? location, string number)
    {
        Assert.Equal((Payer.Included, QuoteReason.Emergency, true, 0L), Poor.Quote(RuleCall.User(number), Closed(location)).Answer());
        Assert.Null(Poor.Longest(RuleCall.User(number), Closed(location)));
    }

    [Theory]
    [InlineData("conf_out")]
    [InlineData("ucap_out")]
    public void R8_EmergencyNumberDialledByAMeetingOrBot_IsFreeAndAllowed(string type) => Assert.Equal(
        (Payer.Included, QuoteReason.Emergency, true, 0L), Poor.Quote(RuleCall.Inbound(type, "112"), Closed("DE")).Answer());

    [Fact]
    public void R8_EmergencyNumber_IsKnownForASharedCallingUserWithoutFunds() => Assert.Equal(
        QuoteReason.Emergency, Poor.Quote(RuleCall.User("911"), Person.Shared(), Person.Bot(None)).Reason);

    [Fact]
    public void R8_EmergencyCall_IsFreeWhateverTheProviderCharged()
    {
        RuleScene provider = new(settings: new AccountSettings { ChargeSource = ChargeSource.Provider });

        Assert.Equal(
            (Payer.Included, QuoteReason.Emergency, true, 0L),
            provider.Quote(RuleCall.Inbound("emergency_out", "911").Charged(300_000), Closed("US")).Answer());
    }

    [Theory]
    [InlineData("US", "110")]
    [InlineData("DE", "999")]
    [InlineData("DE", "411")]
    [InlineData("US", "911*")]
    [InlineData("DE", "+1121")]
    public void R8_ShortCodeThatIsNoCallForHelp_IsRefusedAsUsual(string location, string number)
    {
        Quote quote = Poor.Quote(RuleCall.User(number), Closed(location));

        Assert.Equal((QuoteReason.DialOutPolicy, false), (quote.Reason, quote.Allowed));
    }

    private static UserFacts Closed(string? location) => Person.With(None, location, user => user with
    {
        DialOutPolicy = DialOutPolicy.None,
        ConferenceDialOut = ConferenceDialOut.None,
        SpendLimit = 0,
    });
}
