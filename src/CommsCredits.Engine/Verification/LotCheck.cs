namespace CommsCredits.Engine;

/// <summary>Holds lots beside their entries and their orders (laws L2, L11).</summary>
internal static class LotCheck
{
    /// <summary>Reads lots and orders.</summary>
    public static void Run(IRawBooks raw, EntrySums sums, FaultList faults)
    {
        HashSet<long> known = [];
        Dictionary<Guid, Lot> byOrder = [];
        foreach ((string where, Lot lot) in faults.Readable("L11", raw.Lots()))
        {
            known.Add(lot.Number);
            CheckSums(where, lot, sums.Lots.GetValueOrDefault(lot.Number), faults);
            if (!byOrder.TryAdd(lot.OrderId, lot))
            {
                faults.Add("L11", $"{where}, order", "an order of its own", lot.OrderId.ToString());
            }
        }

        foreach (long number in sums.Lots.Keys.Where(number => !known.Contains(number)))
        {
            faults.Add("L11", FormattableString.Invariant($"Lot {number}"), "a lot for its entries", "none");
        }

        foreach ((string where, Order order) in faults.Readable("L11", raw.Orders()))
        {
            byOrder.Remove(order.OrderId, out Lot? lot);
            CheckOrder(where, order, lot, faults);
        }

        foreach (Lot lot in byOrder.Values)
        {
            faults.Add("L11", FormattableString.Invariant($"Lot {lot.Number}, order"), lot.OrderId.ToString(), "no such order");
        }
    }

    private static void CheckSums(string where, Lot lot, EntrySums.LotSum sum, FaultList faults)
    {
        faults.Compare("L11", $"{where}, amount", sum.Bought, lot.Amount);
        faults.Compare("L11", $"{where}, used", sum.Used, lot.Used);
        faults.Compare("L11", $"{where}, expired", sum.Expired, lot.Expired);
        faults.Compare("L11", $"{where}, undone", sum.Undone, lot.Undone);
        faults.Compare(
            "L11", $"{where}, purchase in ticks", sum.BoughtTicks, lot.PurchasedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks);
        Int128 gone = (Int128)lot.Used + lot.Expired + lot.Undone;
        if (lot.Used < 0 || lot.Expired < 0 || lot.Undone < 0 || gone > lot.Amount)
        {
            faults.Add(
                "L2",
                $"{where}, bounds",
                FormattableString.Invariant($"from 0 to {lot.Amount}"),
                FormattableString.Invariant($"used {lot.Used}, expired {lot.Expired}, undone {lot.Undone}"));
        }

        if (lot.ExpiresAt != Lot.ExpiryOf(lot.PurchasedAt))
        {
            faults.Add(
                "L7",
                $"{where}, expiry",
                FormattableString.Invariant($"{Lot.ExpiryOf(lot.PurchasedAt):O}"),
                FormattableString.Invariant($"{lot.ExpiresAt:O}"));
        }
    }

    private static void CheckOrder(string where, Order order, Lot? lot, FaultList faults)
    {
        bool paid = order.Status is OrderStatus.Settled or OrderStatus.Undone;
        if (paid != lot is not null || (lot is not null && order.LotId != lot.LotId))
        {
            faults.Add(
                "L11",
                $"{where}, lot",
                paid ? order.LotId?.ToString() ?? "a lot" : $"none, it is {order.Status}",
                lot?.LotId.ToString() ?? "none");
        }

        if (lot is null)
        {
            return;
        }

        faults.Compare("L11", $"{where}, amount", lot.Amount, order.Amount);
        faults.Compare("L11", $"{where}, undone", order.Status == OrderStatus.Undone ? order.Amount : 0, lot.Undone);
        if (order.PurchasedAt != lot.PurchasedAt || order.ExpiresAt != lot.ExpiresAt)
        {
            faults.Add(
                "L11",
                $"{where}, purchase and expiry",
                FormattableString.Invariant($"{lot.PurchasedAt:O}, {lot.ExpiresAt:O}"),
                FormattableString.Invariant($"{order.PurchasedAt:O}, {order.ExpiresAt:O}"));
        }
    }
}
