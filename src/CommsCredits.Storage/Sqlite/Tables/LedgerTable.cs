using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Lots, postings and entries. What lots and overdraft hold is carried with each entry (law L11).</summary>
internal sealed class LedgerTable(Statements statements, int account) : ILedgerTable
{
    private const string PostingColumns =
        "posting_no, posting_id, written_at, effective_at, kind, batch_no, corrects, description, request_id, sum_after";

    /// <inheritdoc/>
    public IReadOnlyList<Lot> Lots(bool includeSpent) => statements.Rows(
        """
        SELECT lot_no, lot_id, order_id, purchased_at, expires_at, amount, used, expired, undone FROM lot
        WHERE account_id = $1 AND ($2 OR used + expired + undone < amount) ORDER BY purchased_at, lot_no
        """,
        row => new Lot(
            row.GetInt32(0), row.Id(1), row.Id(2), row.Moment(3), row.Moment(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))
        {
            Undone = row.GetInt64(8),
        },
        account,
        includeSpent);

    /// <inheritdoc/>
    public long Overdraft() => (long)statements.With("SELECT overdraft FROM account WHERE account_id = $1", account).ExecuteScalar()!;

    /// <inheritdoc/>
    public int NextLotNumber() => Convert.ToInt32(
        statements.With("SELECT coalesce(max(lot_no), 0) + 1 FROM lot WHERE account_id = $1", account).ExecuteScalar(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void InsertLot(Lot lot) => statements.Run(
        """
        INSERT INTO lot (account_id, lot_no, lot_id, order_id, purchased_at, expires_at, amount) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        account,
        lot.Number,
        Stored.Blob(lot.LotId),
        Stored.Blob(lot.OrderId),
        Stored.Ticks(lot.PurchasedAt),
        Stored.Ticks(lot.ExpiresAt),
        lot.Amount);

    /// <inheritdoc/>
    public void Post(Posting posting)
    {
        (long last, long sum, byte[] head) = statements.Rows(
            "SELECT postings, ledger_sum, head_hash FROM account WHERE account_id = $1",
            row => (row.GetInt64(0), row.GetInt64(1), row.Blob(2)),
            account)[0];
        PostingImage image = PostingImage.Of(last + 1, posting, sum + posting.BalanceChange);
        byte[] hash = PostingHash.Next(head, account, image);
        statements.Run(
            "UPDATE account SET postings = $2, ledger_sum = $3, head_hash = $4 WHERE account_id = $1",
            account,
            image.Number,
            image.SumAfter,
            hash);
        Insert(image, hash);
        bool undoes = posting.Kind == PostingKind.Correction && posting.Entries.Any(entry => entry.Book == Book.Payments);
        foreach (Entry entry in posting.Entries)
        {
            Carry(posting.Kind, undoes, entry);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerLine> Postings(DateTimeOffset? from, DateTimeOffset? to, PostingKind? kind, long after, int limit) =>
        statements.Rows(
            $"""
            SELECT {PostingColumns} FROM posting
            WHERE account_id = $1 AND posting_no > $2 AND ($3 IS NULL OR written_at >= $3) AND ($4 IS NULL OR written_at < $4)
                AND ($5 IS NULL OR kind = $5)
            ORDER BY posting_no LIMIT $6
            """,
            row => (Number: row.GetInt64(0), Posting: Restore(row), Sum: row.GetInt64(9)),
            account,
            after,
            Stored.Ticks(from),
            Stored.Ticks(to),
            kind?.ToString(),
            limit)
        .ConvertAll(found => new LedgerLine(found.Number, found.Posting with { Entries = Entries(found.Number) }, found.Sum));

    // Without statistics SQLite would read the whole ledger in its order; the plus and the CROSS JOIN lead it to the few rows first.

    /// <inheritdoc/>
    public IReadOnlyList<UsagePosting> UsageOf(long batch) => statements.Rows(
        """
        SELECT posting.posting_id, posting.effective_at, entry.lot_no FROM posting
        CROSS JOIN entry ON entry.account_id = posting.account_id AND entry.posting_no = posting.posting_no
        WHERE posting.account_id = $1 AND posting.batch_no = $2 AND posting.kind = 'Usage' AND entry.book IN ('Lot', 'Overdraft')
        ORDER BY +posting.posting_no
        """,
        row => new UsagePosting(row.Id(0), DateOnly.FromDateTime(row.Moment(1).UtcDateTime), row.GetInt32(2)),
        account,
        batch);

    /// <inheritdoc/>
    public Guid PurchaseOf(int lotNumber) => statements.Rows(
        """
        SELECT posting.posting_id FROM posting
        JOIN entry ON entry.account_id = posting.account_id AND entry.posting_no = posting.posting_no
        WHERE posting.account_id = $1 AND posting.kind IN ('Funding', 'Recharge') AND entry.book = 'Lot' AND entry.lot_no = $2
            AND entry.amount > 0
        """,
        row => row.Id(0),
        account,
        lotNumber)[0];

    /// <inheritdoc/>
    public IReadOnlyList<Repayment> Repayments() => statements.Rows(
        """
        SELECT funding.posting_id, bought.lot_no, repaid.amount + coalesce((
            SELECT sum(undone.amount) FROM posting AS correction
            CROSS JOIN entry AS undone ON undone.account_id = correction.account_id AND undone.posting_no = correction.posting_no
            WHERE correction.account_id = funding.account_id AND correction.corrects = funding.posting_id
                AND undone.book = 'Overdraft'), 0) AS rest
        FROM posting AS funding
        JOIN entry AS repaid ON repaid.account_id = funding.account_id AND repaid.posting_no = funding.posting_no
            AND repaid.book = 'Overdraft' AND repaid.amount > 0
        JOIN entry AS bought ON bought.account_id = funding.account_id AND bought.posting_no = funding.posting_no
            AND bought.book = 'Lot' AND bought.amount > 0
        WHERE funding.account_id = $1 AND funding.kind IN ('Funding', 'Recharge') AND rest > 0
        ORDER BY funding.posting_no DESC
        """,
        row => new Repayment(row.Id(0), row.GetInt32(1), row.GetInt64(2)),
        account);

    private void Insert(PostingImage image, byte[] hash)
    {
        statements.Run(
            $"INSERT INTO posting (account_id, {PostingColumns}, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            account,
            image.Number,
            Stored.Blob(image.PostingId),
            image.WrittenTicks,
            image.EffectiveTicks,
            image.Kind,
            image.Batch,
            Stored.Blob(image.Corrects),
            image.Description,
            Stored.Blob(image.RequestId),
            image.SumAfter,
            hash);
        foreach (EntryImage entry in image.Entries)
        {
            statements.Run(
                "INSERT INTO entry (account_id, posting_no, line_no, book, lot_no, amount) VALUES ($1, $2, $3, $4, $5, $6)",
                account,
                image.Number,
                entry.Line,
                entry.Book,
                entry.LotNumber,
                entry.Micros);
        }
    }

    // A lot is inserted with its amount, so what a purchase puts into it changes nothing more.
    private void Carry(PostingKind kind, bool undoes, Entry entry)
    {
        if (entry.Book == Book.Overdraft)
        {
            statements.Run("UPDATE account SET overdraft = overdraft - $2 WHERE account_id = $1", account, entry.Micros);
        }
        else if (entry.Book == Book.Lot && (entry.Micros < 0 || kind == PostingKind.Correction))
        {
            string column = undoes ? "undone" : kind == PostingKind.Expiry ? "expired" : "used";
            statements.Run(
                $"UPDATE lot SET {column} = {column} - $3 WHERE account_id = $1 AND lot_no = $2", account, entry.LotNumber, entry.Micros);
        }
    }

    private List<Entry> Entries(long number) => statements.Rows(
        "SELECT book, lot_no, amount FROM entry WHERE account_id = $1 AND posting_no = $2 ORDER BY line_no",
        row => new Entry(Stored.Named<Book>(row.GetString(0)), row.GetInt32(1), row.GetInt64(2)),
        account,
        number);

    private static Posting Restore(SqliteDataReader row) => new()
    {
        PostingId = row.Id(1),
        At = row.Moment(2),
        EffectiveAt = row.Moment(3),
        Kind = Stored.Named<PostingKind>(row.GetString(4)),
        Batch = row.LongOrNull(5),
        Corrects = row.IdOrNull(6),
        Description = row.GetString(7),
        RequestId = row.IdOrNull(8),
        Entries = [],
    };
}
