using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Request ids and the audit trail of one account.</summary>
internal sealed class TrailTable(Statements statements, int account) : ITrailTable
{
    /// <inheritdoc/>
    public (string Fingerprint, string ResultKey)? FindRequest(Guid requestId, string scope)
    {
        List<(string Fingerprint, string ResultKey)> found = statements.Rows(
            "SELECT fingerprint, result_key FROM request WHERE account_id = $1 AND request_id = $2 AND scope = $3",
            row => (row.GetString(0), row.GetString(1)),
            account,
            Stored.Blob(requestId),
            scope);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc/>
    public void SaveRequest(Guid requestId, string scope, string fingerprint, string resultKey) => statements.Run(
        "INSERT INTO request (account_id, request_id, scope, fingerprint, result_key) VALUES ($1, $2, $3, $4, $5)",
        account,
        Stored.Blob(requestId),
        scope,
        fingerprint,
        resultKey);

    /// <inheritdoc/>
    public void Record(AuditEntry entry) => statements.Run(
        """
        INSERT INTO audit (account_id, written_at, actor, operation, target, detail, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        account,
        Stored.Ticks(entry.At),
        entry.Actor,
        entry.Operation,
        entry.Target,
        entry.Detail,
        Stored.Blob(entry.RequestId));
}
