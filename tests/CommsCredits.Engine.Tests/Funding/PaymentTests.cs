using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>Amounts, ways to pay, and the embedded gateway (rules F5, F14; design §4).</summary>
public class PaymentTests
{
    private static readonly PaymentMethod Visa = new()
    {
        Name = "Visa", Kind = PaymentMethodKind.Card, CardBrand = "Visa", CardLast4 = "4242", CardExpiry = new Month(2026, 12),
    };

    private static readonly PaymentMethod Agreement = new()
    {
        Name = "EA", Kind = PaymentMethodKind.EnterpriseAgreement, EnterpriseAgreement = "7654321",
    };

    [Theory]
    [InlineData("50", 50_000_000)]
    [InlineData("51", 51_000_000)]
    public void F5_WholeAmountOfAtLeastTheMinimum_IsTaken(string amount, long micros) =>
        Assert.Equal(micros, FundingRules.Check(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "amount", AccountWith(new())));

    [Theory]
    [InlineData("49.99", ErrorIds.AmountBelowMinimum)]
    [InlineData("49", ErrorIds.AmountBelowMinimum)]
    [InlineData("0", ErrorIds.AmountBelowMinimum)]
    [InlineData("-50", ErrorIds.AmountBelowMinimum)]
    [InlineData("50.5", ErrorIds.AmountNotWhole)]
    public void F5_OtherAmounts_AreRefusedWithTheRule(string amount, string id)
    {
        CommsCreditException refusal = Refused(amount, new());

        Assert.Equal(id, refusal.Id);
        Assert.Contains("F5", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F5_SettingsDecide()
    {
        AccountSettings free = new() { MinimumFunding = 0, WholeAmounts = false };

        Assert.Equal(1, FundingRules.Check(0.000001m, "amount", AccountWith(free)));
        Assert.Equal(ErrorIds.AmountBelowMinimum, Refused("0", free).Id);
        Assert.Equal(ErrorIds.AmountNotWhole, Refused("0.0000001", free).Id);
        Assert.Equal(ErrorIds.AmountNotWhole, Refused("9999999999999", free).Id);
    }

    [Fact]
    public void Limit_IsZeroOrAbove()
    {
        Assert.Equal(0, FundingRules.Limit(0, "limit"));
        Assert.Equal(1, FundingRules.Limit(0.000001m, "limit"));
        Assert.Equal(ErrorIds.ParameterInvalid, Assert.Throws<CommsCreditException>(() => FundingRules.Limit(-0.01m, "limit")).Id);
        Assert.Equal(ErrorIds.AmountNotWhole, Assert.Throws<CommsCreditException>(() => FundingRules.Limit(0.0000001m, "limit")).Id);
    }

    [Fact]
    public void F14_MethodsShowThemselvesWithoutASecret()
    {
        Assert.Equal("Visa **** 4242", Visa.Display);
        Assert.Equal("Enterprise Agreement 7654321", Agreement.Display);
        Assert.Null(Agreement.ExpiresOn);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), Visa.ExpiresOn);
    }

    [Fact]
    public void F14_MethodWithoutACardNumber_IsKept()
    {
        PaymentMethodRules.Check(Visa);
        PaymentMethodRules.Check(Agreement);
        Assert.True(PaymentMethodRules.IsNamed(Visa, "VISA"));
        Assert.False(PaymentMethodRules.IsNamed(Visa, null));
    }

    [Fact]
    public void F14_CardNumberAnywhere_IsRefused()
    {
        const string Number = "4242 4242 4242 4242";
        PaymentMethod[] methods =
        [
            Visa with { Name = Number }, Visa with { CardBrand = Number }, Visa with { CardLast4 = Number }, Agreement with { EnterpriseAgreement = Number },
        ];

        Assert.All(methods, method =>
        {
            CommsCreditException refusal = Assert.Throws<CommsCreditException>(() => PaymentMethodRules.Check(method));
            Assert.Equal(ErrorIds.CardNumberRefused, refusal.Id);
            Assert.DoesNotContain("4242 4242", refusal.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("424")]
    [InlineData("42424")]
    [InlineData("424a")]
    public void F14_CardWithoutItsLastFourDigits_IsRefused(string? last4) => Assert.Equal(
        ErrorIds.ParameterInvalid,
        Assert.Throws<CommsCreditException>(() => PaymentMethodRules.Check(Visa with { CardLast4 = last4 })).Id);

    [Fact]
    public void OfflineGateway_DeclinesACardAfterItsLastMonth()
    {
        OfflineGateway gateway = new();
        DateTimeOffset end = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(new PaymentOutcome(OrderStatus.Settled, string.Empty), gateway.Charge(Request(Visa, end.AddTicks(-1))));
        PaymentOutcome declined = gateway.Charge(Request(Visa, end));
        Assert.Equal((OrderStatus.Declined, "The card Visa **** 4242 has expired."), (declined.Status, declined.Reason));
        Assert.Equal(declined, gateway.Reconcile(Request(Visa, end)));
        Assert.Equal(OrderStatus.Settled, gateway.Charge(Request(Agreement, end)).Status);
        Assert.Equal(TimeSpan.Zero, gateway.Patience);
    }

    private static PaymentRequest Request(PaymentMethod method, DateTimeOffset at) =>
        new(Guid.Empty, new Money(1, Currency.Parse("USD")), method, null, at);

    private static CommsCreditException Refused(string amount, AccountSettings settings) => Assert.Throws<CommsCreditException>(
        () => FundingRules.Check(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "amount", AccountWith(settings)));

    private static Account AccountWith(AccountSettings settings) => new(1, "Contoso", Currency.Parse("USD"), "US", true, settings);
}
