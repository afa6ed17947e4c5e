using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Where the payments of one account are asked for; an account without a row is offline.</summary>
internal sealed class GatewayTable(Statements statements, int account) : IGatewayTable
{
    private const string Columns = "url, protected_secret, timeout_seconds";

    /// <inheritdoc/>
    public GatewaySettings? Find() => statements.Rows(
        $"SELECT {Columns} FROM gateway WHERE account_id = $1",
        row => new GatewaySettings(new Uri(row.GetString(0)), row.GetFieldValue<byte[]>(1), row.GetInt32(2)),
        account).SingleOrDefault();

    /// <inheritdoc/>
    public void Save(GatewaySettings? settings)
    {
        if (settings is null)
        {
            statements.Run("DELETE FROM gateway WHERE account_id = $1", account);
            return;
        }

        statements.Run(
            $"INSERT OR REPLACE INTO gateway (account_id, {Columns}) VALUES ($1, $2, $3, $4)",
            account,
            settings.Url.AbsoluteUri,
            settings.ProtectedSecret,
            settings.TimeoutSeconds);
    }
}
