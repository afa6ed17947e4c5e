namespace CommsCredits.Engine;

/// <summary>One purchase of funds with its own expiry, drawn first in, first out (rules F7, F8).</summary>
/// <param name="Number">The key inside the account, from 1; the ledger's lot books are named by it.</param>
/// <param name="LotId">The public id.</param>
/// <param name="OrderId">The order that bought it.</param>
/// <param name="PurchasedAt">When it was bought; what is drawn first depends on it.</param>
/// <param name="ExpiresAt">Exclusive: a call that starts at this instant cannot draw it.</param>
/// <param name="Amount">Millionths bought.</param>
/// <param name="Used">Millionths drawn by calls or given to repay an overdraft.</param>
/// <param name="Expired">Millionths forfeited.</param>
public sealed record Lot(
    int Number,
    Guid LotId,
    Guid OrderId,
    DateTimeOffset PurchasedAt,
    DateTimeOffset ExpiresAt,
    long Amount,
    long Used,
    long Expired)
{
    /// <summary>Millionths taken back with the order; then all of the amount.</summary>
    public long Undone { get; init; }

    /// <summary>Millionths left, 0 ≤ remaining ≤ amount (law L2).</summary>
    public long Remaining => Amount - Used - Expired - Undone;

    /// <summary>Twelve calendar months after a purchase, in UTC; from 29 February that is 28 February (rule F7).</summary>
    /// <param name="purchasedAt">The purchase.</param>
    /// <returns>The exclusive end of the lot's life.</returns>
    public static DateTimeOffset ExpiryOf(DateTimeOffset purchasedAt) => purchasedAt.ToUniversalTime().AddMonths(12);
}
