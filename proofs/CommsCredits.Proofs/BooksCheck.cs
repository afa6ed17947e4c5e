using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Proofs;

/// <summary>Adds everything up again in plain SQL and holds it beside what the store keeps (laws L1, L2, L11), then asks the module's own check.</summary>
public static class BooksCheck
{
    private const string Drawn = """
        SELECT call.account_id, batch_no, lot_no, start_time / 864000000000 AS day, sum(amount) AS amount
        FROM call JOIN call_draw USING (call_no) GROUP BY 1, 2, 3, 4
        """;

    private const string Posted = """
        SELECT account_id, batch_no, lot_no, effective_at / 864000000000 AS day, -sum(amount) AS amount
        FROM posting JOIN entry USING (account_id, posting_no)
        WHERE batch_no IS NOT NULL AND book IN ('Lot', 'Overdraft') GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0
        """;

    private const string Minutes = """
        SELECT account_id, pool_month, pool_scope, pool_country, pool_plan, CASE WHEN pool_holder = '' OR pool_holder LIKE 'n%' THEN pool_holder
            ELSE coalesce((SELECT 'n' || user_no FROM directory_user AS known WHERE known.account_id = call.account_id
                AND ('u' || name_key = pool_holder OR 'o' || lower(hex(object_id)) = pool_holder)), pool_holder) END AS holder,
            sum(pool_minutes) AS minutes
        FROM call WHERE pool_minutes > 0 GROUP BY 1, 2, 3, 4, 5, 6
        """;

    private const string Spent = """
        SELECT account_id, user_no, CAST(strftime('%Y%m', start_time / 10000000, 'unixepoch') AS INTEGER) AS month, sum(charge) AS amount
        FROM call WHERE payer = 3 AND direction = 1 AND user_no IS NOT NULL AND charge > 0 GROUP BY 1, 2, 3
        """;

    // Each is compared both ways, and is worked out once for that.
    private static readonly (string Name, string Sums)[] Sums =
        [("drawn", Drawn), ("posted", Posted), ("used_minutes", Minutes), ("spent", Spent)];

    // Each counts what is wrong; months are those of an account in UTC.
    private static readonly (string Law, string Faults)[] Checks =
    [
        ("L1 postings sum to zero", "SELECT posting_no FROM entry GROUP BY account_id, posting_no HAVING sum(amount) <> 0"),
        ("L2 lots within bounds", "SELECT lot_no FROM lot WHERE used < 0 OR expired < 0 OR undone < 0 OR used + expired + undone > amount"),
        ("L11 lots equal their entries", """
            SELECT lot_no FROM lot WHERE amount - used - expired - undone <> (SELECT sum(entry.amount) FROM entry
                WHERE entry.book = 'Lot' AND entry.lot_no = lot.lot_no AND entry.account_id = lot.account_id)
            """),
        ("L11 overdraft equals its entries", """
            SELECT account_id FROM account WHERE -overdraft <> (SELECT coalesce(sum(amount), 0) FROM entry
                WHERE book = 'Overdraft' AND entry.account_id = account.account_id)
            """),
        ("L11 ledger sum equals the entries", """
            SELECT account_id FROM account WHERE ledger_sum <> (SELECT coalesce(sum(amount), 0) FROM entry
                WHERE book IN ('Lot', 'Overdraft') AND entry.account_id = account.account_id)
            """),
        ("draws are posted", "SELECT * FROM drawn EXCEPT SELECT * FROM posted"),
        ("postings are drawn", "SELECT * FROM posted EXCEPT SELECT * FROM drawn"),
        ("draws are the charge", """
            SELECT call_no FROM call WHERE coalesce(charge, 0) <>
                (SELECT coalesce(sum(amount), 0) FROM call_draw WHERE call_draw.call_no = call.call_no)
            """),
        ("L11 used minutes equal the calls'", """
            SELECT account_id, month, scope, country, plan, holder, minutes FROM pool_use WHERE minutes <> 0
            EXCEPT SELECT * FROM used_minutes
            """),
        ("L11 the calls' minutes are used", """
            SELECT * FROM used_minutes EXCEPT SELECT account_id, month, scope, country, plan, holder, minutes FROM pool_use
            """),
        ("L11 spending equals the calls'", "SELECT account_id, user_no, month, amount FROM user_spend WHERE amount <> 0 EXCEPT SELECT * FROM spent"),
        ("L11 the calls' spending is kept", "SELECT * FROM spent EXCEPT SELECT account_id, user_no, month, amount FROM user_spend"),
    ];

    /// <summary>The laws that do not hold.</summary>
    public static IReadOnlyList<string> Faults(string path)
    {
        List<string> broken = [];
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        foreach ((string name, string sums) in Sums)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"CREATE TEMP TABLE {name} AS {sums}";
            command.ExecuteNonQuery();
        }

        foreach ((string law, string faults) in Checks)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM ({faults})";
            if (Convert.ToInt64(command.ExecuteScalar()) != 0)
            {
                broken.Add(law);
            }
        }

        broken.AddRange(Found(path));
        return broken;
    }

    /// <summary>What the module itself finds, in every account.</summary>
    public static IEnumerable<string> Found(string path)
    {
        List<LedgerFault> faults = [];
        using SqliteStore store = SqliteStore.Open(new SqliteStoreOptions(path));
        using IUnitOfWork view = store.Read();
        foreach (Account account in view.Accounts.All())
        {
            VerifyLedger.Check(view.Of(account), account, faults.Add);
        }

        return faults.Select(fault => fault.ToString());
    }
}
