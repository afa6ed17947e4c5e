using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>How far files of one account were imported.</summary>
internal sealed class ImportTable(Statements statements, int account) : IImportTable
{
    /// <inheritdoc/>
    public FileProgress? Find(ReadOnlyMemory<byte> digest) => statements.Rows(
        "SELECT records, conflicts, row_count, rejected, skipped FROM import_file WHERE account_id = $1 AND digest = $2",
        row => new FileProgress(
            row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : new FileCounts(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))),
        account,
        digest.ToArray()).FirstOrDefault();

    /// <inheritdoc/>
    public bool HasAny(long bytes) => statements.Rows(
        "SELECT EXISTS (SELECT 1 FROM import_file WHERE account_id = $1 AND bytes = $2)", row => row.GetBoolean(0), account, bytes)[0];

    /// <inheritdoc/>
    public void Save(ReadOnlyMemory<byte> digest, long bytes, FileProgress progress) => statements.Run(
        """
        INSERT INTO import_file (account_id, digest, bytes, records, conflicts, row_count, rejected, skipped)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (account_id, digest) DO UPDATE SET records = excluded.records, conflicts = excluded.conflicts,
            row_count = excluded.row_count, rejected = excluded.rejected, skipped = excluded.skipped
        """,
        account,
        digest.ToArray(),
        bytes,
        progress.Records,
        progress.Conflicts,
        progress.Whole?.Rows,
        progress.Whole?.Rejected,
        progress.Whole?.Skipped);
}
