namespace CommsCredits.Engine;

/// <summary>Says which orders can be taken back: settled manual ones whose lot holds all that was bought (rule F16).</summary>
public static class UndoRules
{
    /// <summary>Why an order cannot be taken back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lot">Its lot, or null where it has none.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Why, and what to do instead; null where it can.</returns>
    public static (string Why, string Advice)? WhyNot(Order order, Lot? lot, DateTimeOffset now)
    {
        if (order.Kind != OrderKind.Manual)
        {
            return ("auto-recharge bought it", "Switch it off for the future: Disable-CommsCreditAutoRecharge.");
        }

        if (order.Status != OrderStatus.Settled || lot is null)
        {
            return ($"it is {order.Status}", order.Status switch
            {
                OrderStatus.Unknown => "Ask the payment provider, then settle it by hand: Resolve-CommsCreditOrder.",
                OrderStatus.Pending => "Wait until its payment is settled.",
                _ => "There is nothing to take back.",
            });
        }

        if (lot.Used > 0)
        {
            return (
                FormattableString.Invariant($"calls, or an overdraft, have used {Money.ToDecimal(lot.Used)} of its funds"),
                "Used funds are not refunded; see Get-CommsCreditTransaction.");
        }

        return lot.Expired > 0 || lot.ExpiresAt <= now
            ? (FormattableString.Invariant($"its funds expired on {lot.ExpiresAt:yyyy-MM-dd}"), "Expired funds are forfeited (rule F7).")
            : null;
    }
}
