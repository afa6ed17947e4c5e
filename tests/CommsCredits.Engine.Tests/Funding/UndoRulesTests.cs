using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

public class UndoRulesTests
{
    private static readonly DateTimeOffset Bought = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void F16_UntouchedManualOrder_CanBeUndoneUntilItsExpiry()
    {
        Assert.Null(UndoRules.WhyNot(OrderOf(), LotOf(), Bought.AddMonths(12).AddTicks(-1)));
        Assert.NotNull(UndoRules.WhyNot(OrderOf(), LotOf(), Bought.AddMonths(12)));
    }

    [Theory]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.Declined)]
    [InlineData(OrderStatus.Unknown)]
    [InlineData(OrderStatus.Undone)]
    public void F16_OrderThatIsNotSettled_SaysItsStatus(OrderStatus status)
    {
        (string Why, string Advice)? why = UndoRules.WhyNot(OrderOf() with { Status = status }, null, Bought);

        Assert.Contains(status.ToString(), why!.Value.Why, StringComparison.Ordinal);
        Assert.NotEmpty(why.Value.Advice);
    }

    [Fact]
    public void F16_OrderWithoutALot_CannotBeUndone() =>
        Assert.Contains("Settled", UndoRules.WhyNot(OrderOf(), null, Bought)!.Value.Why, StringComparison.Ordinal);

    [Fact]
    public void F16_TouchedLotOrRecharge_SaysWhy()
    {
        Assert.Contains("0.000001", UndoRules.WhyNot(OrderOf(), LotOf() with { Used = 1 }, Bought)!.Value.Why, StringComparison.Ordinal);
        Assert.Contains("2027-01-01", UndoRules.WhyNot(OrderOf(), LotOf() with { Expired = 1 }, Bought)!.Value.Why, StringComparison.Ordinal);
        Assert.Contains(
            "auto-recharge", UndoRules.WhyNot(OrderOf() with { Kind = OrderKind.Recharge }, LotOf(), Bought)!.Value.Why, StringComparison.Ordinal);
    }

    private static Order OrderOf() => new()
    {
        OrderId = Guid.Empty,
        Kind = OrderKind.Manual,
        Amount = 50_000_000,
        Status = OrderStatus.Settled,
        OrderedAt = Bought,
        PurchasedAt = Bought,
    };

    private static Lot LotOf() => new(1, Guid.Empty, Guid.Empty, Bought, Lot.ExpiryOf(Bought), 50_000_000, 0, 0);
}
