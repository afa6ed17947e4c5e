using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Request ids and the audit trail of one account.</summary>
internal sealed class TrailTable(Statements statements, int account) : ITrailTable
{
    /// <inheritdoc/>
    public string? OperationOf(Guid requestId) => statements.Rows(
        "SELECT operation FROM request WHERE account_id = $1 AND request_id = $2 LIMIT 1",
        row => row.GetString(0),
        account,
        Stored.Blob(requestId)).FirstOrDefault();

    /// <inheritdoc/>
    public (string Content, string ResultKey)? FindRequest(Guid requestId, string scope)
    {
        List<(string Content, string ResultKey)> found = statements.Rows(
            "SELECT content, result_key FROM request WHERE account_id = $1 AND request_id = $2 AND scope = $3",
            row => (row.GetString(0), row.GetString(1)),
            account,
            Stored.Blob(requestId),
            scope);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc/>
    public void SaveRequest(Guid requestId, string operation, string scope, string content, string resultKey) => statements.Run(
        "INSERT INTO request (account_id, request_id, operation, scope, content, result_key) VALUES ($1, $2, $3, $4, $5, $6)",
        account,
        Stored.Blob(requestId),
        operation,
        scope,
        content,
        resultKey);

    /// <inheritdoc/>
    public void Record(AuditEntry entry)
    {
        RawStatement insert = statements.Hot(
            """
            INSERT INTO audit (account_id, written_at, actor, operation, target, detail, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """);
        insert.Bind(account);
        insert.Bind(Stored.Ticks(entry.At));
        insert.Bind(entry.Actor);
        insert.Bind(entry.Operation);
        insert.Bind(entry.Target);
        insert.Bind(entry.Detail);
        insert.Bind(entry.RequestId);
        insert.Step();
    }
}
