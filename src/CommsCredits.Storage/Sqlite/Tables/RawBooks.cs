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
        SELECT line.call_no, line.batch_no, line.start_time, terms.payer, terms.direction, party.user_no, line.pool_minutes, line.charge,
            terms.pool_month, terms.pool_scope, CAST(terms.pool_country AS BLOB), terms.pool_plan, CAST(party.pool_holder AS BLOB),
            coalesce(line.lot_no, split.lot_no), CASE WHEN line.lot_no IS NULL THEN split.amount ELSE line.charge END,
            line.party_no, CAST(terms.country AS BLOB), CAST(kind.call_type AS BLOB), line.duration_seconds
        FROM call_row AS line
        CROSS JOIN call_party AS party ON party.party_no = line.party_no
        CROSS JOIN call_kind AS kind ON kind.kind_no = line.kind_no
        CROSS JOIN call_terms AS terms ON terms.terms_no = line.terms_no
        LEFT JOIN call_split AS split ON split.call_no = line.call_no
        WHERE line.account_id = $1 ORDER BY line.call_no, split.lot_no
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
            row.IsNull(13) ? [] : [new LotDraw(row.Int(13), row.Long(14))])
        {
            Sums = new RawUsageKey(
                CallRows.DayOf(row.Long(2)), row.Long(15), row.IsNull(16) ? null : row.Text(16), row.Text(17), (Payer)row.Int(3)),
            DurationSeconds = row.Long(18),
        }));

    /// <inheritdoc/>
    public IEnumerable<RawRow<RawUsageDay>> UsageDays() => Rows(
        """
        SELECT day, party_no, CAST(country AS BLOB), CAST(call_type AS BLOB), payer, calls, minutes, pool_minutes, charge
        FROM usage_day AS sums JOIN usage_group AS shared ON shared.group_no = sums.group_no
        WHERE sums.account_id = $1
        """,
        row => $"Daily sums of {row.Shown(0)}, party {row.Shown(1)}",
        row => new RawUsageDay(
            new RawUsageKey(row.Long(0), row.Long(1), row.IsNull(2) ? null : row.Text(2), row.Text(3), (Payer)row.Int(4)),
            row.Long(5),
            row.Long(6),
            row.Long(7),
            row.Long(8)));

    /// <inheritdoc/>
    public IEnumerable<RawRow<string>> Unlisted() => Missing().Concat(Misplaced()).Concat(Keys());

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

    // Every call has to be found by its key, and by no other; some thousands are looked for together.
    private IEnumerable<RawRow<string>> Misplaced()
    {
        const int AtOnce = 16_384;
        KeyCheck check = new(statements, account);
        IEnumerable<RawRow<KeyedCall>> rows = Rows(
            "SELECT call_no, usage_id FROM call_row WHERE account_id = $1",
            row => "Calls",
            row => new KeyedCall(row.Long(0), row.Id(1)));
        foreach (RawRow<KeyedCall>[] some in rows.Chunk(AtOnce))
        {
            foreach (RawRow<KeyedCall> row in some.Where(row => row.Value is null))
            {
                yield return new RawRow<string>(row.Where, null, row.Problem);
            }

            KeyedCall[] calls = [.. some.Select(row => row.Value).OfType<KeyedCall>()];
            foreach (string fault in check.Ask([.. calls.Select(call => call.Number)], [.. calls.Select(call => call.Id)]))
            {
                yield return new RawRow<string>("Calls", fault, string.Empty);
            }
        }
    }

    // And no key leads anywhere else. The keys of all accounts stand together; each call is looked at with its own.
    private IEnumerable<RawRow<string>> Keys()
    {
        KeyCheck check = new(statements, account);
        IEnumerable<RawRow<IReadOnlyList<string>>> runs = Rows<IReadOnlyList<string>>(
            "SELECT run_no, pairs FROM call_key_run",
            row => "Calls",
            row =>
            {
                check.Expect(row.Long(0), row.Long(1));
                return [];
            });
        IEnumerable<RawRow<IReadOnlyList<string>>> keys = Rows(
            "SELECT first_key, pairs FROM call_key ORDER BY first_key", row => "Calls", row => check.Look(row.Long(0), row.Bytes(1)));
        return runs.Concat(keys)
            .SelectMany(row => row.Value is { } faults
                ? faults.Select(fault => new RawRow<string>(row.Where, fault, string.Empty))
                : [new RawRow<string>(row.Where, null, row.Problem)])
            .Concat(check.Compare().Select(fault => new RawRow<string>("Calls", fault, string.Empty)));
    }

    private IEnumerable<RawRow<string>> Missing() => Rows(
        """
        WITH listed (party_no, day, call_no) AS (
            SELECT block.party_no, block.day, owned.value
            FROM call_of_party AS block
            JOIN call_party AS party ON party.party_no = block.party_no AND party.account_id = $1
            CROSS JOIN json_each(CASE WHEN json_valid('[' || block.calls || ']') THEN '[' || block.calls || ']' ELSE '[]' END) AS owned)
        SELECT 'call ' || call_no || ' missing among its owner''s' FROM (
            SELECT party_no, start_time / 864000000000 AS day, call_no FROM call_row WHERE account_id = $1
            EXCEPT SELECT party_no, day, call_no FROM listed)
        UNION ALL
        SELECT 'an owner''s call ' || call_no || ' that is not his, or not of that day' FROM (
            SELECT party_no, day, call_no FROM listed
            EXCEPT SELECT party_no, start_time / 864000000000, call_no FROM call_row WHERE account_id = $1)
        UNION ALL
        SELECT 'call ' || call_no || ' more than once among its owner''s' FROM listed GROUP BY call_no HAVING count(*) > 1
        UNION ALL
        SELECT 'call ' || call_no || ' missing among those of its minute' FROM (
            SELECT call_no, start_time / 600000000 FROM call_row WHERE account_id = $1
            EXCEPT SELECT line.call_no, span.minute FROM call_of_minute AS span
            CROSS JOIN call_row AS line ON line.call_no BETWEEN span.first_call AND span.last_call WHERE span.account_id = $1)
        UNION ALL
        SELECT 'minute ' || minute || ' with calls that are not there, not its own, or of another payer' FROM call_of_minute AS span
        WHERE account_id = $1 AND last_call - first_call + 1 <> (SELECT count(*) FROM call_row AS line
            CROSS JOIN call_terms AS terms ON terms.terms_no = line.terms_no
            WHERE line.call_no BETWEEN span.first_call AND span.last_call AND line.account_id = $1
                AND line.start_time / 600000000 = span.minute AND (span.payers >> terms.payer) & 1)
        UNION ALL
        SELECT 'calls more than once among those of their minutes'
        WHERE (SELECT coalesce(sum(last_call - first_call + 1), 0) FROM call_of_minute WHERE account_id = $1)
            > (SELECT count(*) FROM call_row WHERE account_id = $1)
        UNION ALL
        SELECT 'call ' || call_no || ' with a text that is stored as none can be' FROM (
            SELECT call_no, call_id AS text FROM call_row WHERE account_id = $1
            UNION ALL SELECT call_no, conference_id FROM call_row WHERE account_id = $1
            UNION ALL SELECT call_no, caller_id FROM call_row WHERE account_id = $1
            UNION ALL SELECT call_no, destination_number FROM call_row WHERE account_id = $1)
        WHERE CASE typeof(text) WHEN 'blob' THEN length(text) <> 16 WHEN 'integer' THEN text NOT BETWEEN 1 AND 999999999999999
            ELSE typeof(text) = 'real' END
        UNION ALL
        SELECT 'call ' || call_no || ' that says nothing of its owner, kind or terms' FROM call_row AS line
        WHERE account_id = $1 AND NOT EXISTS (SELECT 1 FROM call WHERE call.call_no = line.call_no)
        """,
        row => "Calls",
        row => row.Shown(0));

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

    private sealed record KeyedCall(long Number, Guid Id);
}
