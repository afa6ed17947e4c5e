using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>The ids by which scripts tell refusals of money apart.</summary>
public class FundingErrorsTests
{
    private static readonly Order Order = new()
    {
        OrderId = new Guid("00000000-0000-4000-8000-000000000001"),
        Kind = OrderKind.Manual,
        Amount = 50_000_000,
        Status = OrderStatus.Declined,
        OrderedAt = default,
        PurchasedAt = default,
    };

    private static readonly Money Balance = new(12_500_000, Currency.Parse("USD"));

    [Theory]
    [InlineData(OrderStatus.Declined, "Expired card.", ErrorIds.PaymentDeclined)]
    [InlineData(OrderStatus.Declined, "The GatewayUnreachable text stands elsewhere.", ErrorIds.PaymentDeclined)]
    [InlineData(OrderStatus.Declined, "GatewayUnreachable: nobody answered.", ErrorIds.GatewayUnreachable)]
    [InlineData(OrderStatus.Unknown, "No answer.", ErrorIds.PaymentUnknown)]
    [InlineData(OrderStatus.Unknown, "GatewayUnreachable: nobody answered.", ErrorIds.PaymentUnknown)]
    public void NotPaid_HasTheIdOfWhatHappened_AndTellsTheBalance(OrderStatus status, string reason, string id)
    {
        CommsCreditException error = FundingErrors.NotPaid(Order with { Status = status, Reason = reason }, Balance);

        Assert.Equal((id, (object)Order.OrderId), (error.Id, error.Target));
        Assert.Contains("12.50 USD", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Visa", ErrorIds.PaymentMethodNotFound)]
    [InlineData(null, ErrorIds.PaymentMethodNotFound)]
    [InlineData("4242424242424242", ErrorIds.CardNumberRefused)]
    public void PaymentMethodNotFound_NeverRepeatsACardNumber(string? name, string id)
    {
        CommsCreditException error = FundingErrors.PaymentMethodNotFound(name);

        Assert.Equal(id, error.Id);
        Assert.DoesNotContain("4242", $"{error} {error.Target} {error.Advice}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrderStatus.Settled, "Undo-CommsCreditOrder")]
    [InlineData(OrderStatus.Declined, "Add-CommsCreditFunds")]
    public void OrderNotOpen_SaysWhatToDoInstead(OrderStatus status, string command)
    {
        CommsCreditException error = FundingErrors.OrderNotOpen(Order with { Status = status });

        Assert.Equal(ErrorIds.OrderNotOpen, error.Id);
        Assert.Contains(command, error.Advice, StringComparison.Ordinal);
    }
}
