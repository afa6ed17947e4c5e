using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>The rows of one account as they stand; texts are read as bytes, so that none is mended on the way.</summary>
internal sealed class RawBooks(Statements statements, string path, int account) : IRawBooks
{
    /// <inheritdoc/>
    public RawRow<RawTotals> Totals() => Rows(
        "SELECT overdraft, ledger_sum, postings, head_hash FROM account WHERE account_id = $1",
        row => "Kept totals",
        row => new RawTotals(row.Long(0), row.Long(1), row.Long(2), row.Bytes(3, PostingHash.Length))).Single();

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawPosting>> Postings() => Rows(
        """
        SELECT posting_no, posting_id, written_at, effective_at, CAST(kind AS BLOB), batch_no, corrects, CAST(description AS BLOB),
            request_id, sum_after, hash
        FROM posting WHERE account_id = $1 ORDER BY posting_no
        """,
        row => $"Posting {row.Shown(0)}",
        row => new RawPosting(
            new PostingImage(
                row.Long(0),
                row.Id(1),
                row.Long(2),
                row.Long(3),
                row.Text(4),
                row.LongOrNull(5),
                row.IdOrNull(6),
                row.Text(7),
                row.IdOrNull(8),
                row.Long(9),
                []),
            row.Bytes(10, PostingHash.Length)));

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawEntry>> Entries() => Rows(
        """
        SELECT posting_no, line_no, CAST(book AS BLOB), lot_no, amount FROM entry WHERE account_id = $1 ORDER BY posting_no, line_no
        """,
        row => $"Posting {row.Shown(0)}, line {row.Shown(1)}",
        row => new RawEntry(row.Long(0), new EntryImage(row.Long(1), row.Text(2), row.Long(3), row.Long(4))));

    /// <inheritdoc/>
    public IEnumerable<RawRow<Lot>> Lots() => Rows(
        """
        SELECT lot_no, lot_id, order_id, purchased_at, expires_at, amount, used, expired, undone FROM lot
        WHERE account_id = $1 ORDER BY lot_no
        """,
        row => $"Lot {row.Shown(0)}",
        row => new Lot(
            row.Int(0), row.Id(1), row.Id(2), row.Moment(3), row.Moment(4), row.Long(5), row.Long(6), row.Long(7))
        {
            Undone = row.Long(8),
        });

    /// <inheritdoc/>
    public IEnumerable<RawRow<Order>> Orders() => Rows(
        """
        SELECT order_id, CAST(kind AS BLOB), amount, CAST(status AS BLOB), lot_id, ordered_at, purchased_at, expires_at
        FROM purchase_order WHERE account_id = $1 ORDER BY order_id
        """,
        row => $"Order {row.Shown(0)}",
        row => new Order
        {
            OrderId = row.Id(0),
            Kind = row.Named<OrderKind>(1),
            Amount = row.Long(2),
            Status = row.Named<OrderStatus>(3),
            LotId = row.IdOrNull(4),
            OrderedAt = row.Moment(5),
            PurchasedAt = row.Moment(6),
            ExpiresAt = row.LongOrNull(7) is null ? null : row.Moment(7),
        });

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawCall>> Calls() => RawCalls.Gather(Rows(
        """
        SELECT call.call_no, batch_no, start_time, payer, direction, user_no, pool_minutes, charge, pool_month, pool_scope,
            CAST(pool_country AS BLOB), pool_plan, CAST(pool_holder AS BLOB), call_draw.lot_no, call_draw.amount
        FROM call LEFT JOIN call_draw ON call_draw.call_no = call.call_no
        WHERE account_id = $1 ORDER BY call.call_no, call_draw.lot_no
        """,
        row => $"Call {row.Shown(0)}",
        row => new RawCall(
            row.Long(0),
            row.Long(1),
            row.Moment(2),
            (Payer)row.Int(3),
            (CallDirection)row.Int(4),
            row.LongOrNull(5),
            row.IsNull(8) ? null : Pool(row, 8),
            row.Long(6),
            row.LongOrNull(7),
            row.IsNull(13) ? [] : [new LotDraw(row.Int(13), row.Long(14))])));

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawPoolUse>> PoolUses() => Rows(
        """
        SELECT month, scope, CAST(country AS BLOB), plan, CAST(holder AS BLOB), minutes FROM pool_use WHERE account_id = $1
        """,
        row => $"Used minutes of {row.Shown(0)}",
        row => new RawPoolUse(Pool(row, 0), row.Long(5)));

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawSpending>> Spendings() => Rows(
        "SELECT user_no, month, amount FROM user_spend WHERE account_id = $1",
        row => $"Spending of user {row.Shown(0)} in {row.Shown(1)}",
        row => new RawSpending(row.Long(0), row.Long(1), row.Long(2)));

    private static PoolKey Pool(RawReader row, int first) => new(
        Month.FromKey(row.Int(first)),
        (PoolScope)row.Int(first + 1),
        row.Text(first + 2),
        (LicenseGrants)row.Int(first + 3),
        row.Text(first + 4));

    private IEnumerable<RawRow<T>> Rows<T>(string sql, Func<RawReader, string> where, Func<RawReader, T> map)
        where T : class
    {
        using SqliteDataReader reader = Whole(() => statements.With(sql, account).ExecuteReader());
        RawReader row = new(reader);
        while (Whole(reader.Read))
        {
            yield return Read(row, where, map);
        }
    }

    // A damaged value is a fault of the books; a damaged file has no books to look at.
    private T Whole<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException damaged)
        {
            throw StoreErrors.Translate(damaged, path, TimeSpan.Zero);
        }
    }

    private static RawRow<T> Read<T>(RawReader row, Func<RawReader, string> where, Func<RawReader, T> map)
        where T : class
    {
        try
        {
            return new RawRow<T>(where(row), map(row), string.Empty);
        }
        catch (Exception damaged) when (damaged is FormatException or OverflowException or ArgumentException)
        {
            return new RawRow<T>(where(row), null, damaged.Message);
        }
    }
}
