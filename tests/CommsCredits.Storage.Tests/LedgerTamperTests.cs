using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

public class LedgerTamperTests
{
    [Fact]
    public void L3_FlippedByteAnywhereInPostingsAndEntries_IsDetected()
    {
        using TestStore store = Small();
        store.Store.Dispose();
        using Tampering tampering = new(store.Path);
        List<string> missed = [];
        int flips = 0;
        foreach ((string table, string[] keys) in Tables)
        {
            foreach (string column in tampering.Columns(table))
            {
                foreach (long row in Enumerable.Range(0, (int)tampering.Count(table)))
                {
                    foreach (byte[] changed in tampering.Flips(table, column, keys, row))
                    {
                        flips++;
                        if (!tampering.IsFound(table, column, keys, row, changed))
                        {
                            missed.Add($"{table}.{column} of row {row}: {Convert.ToHexString(changed)}");
                        }
                    }
                }
            }
        }

        Assert.Empty(missed);
        Assert.Empty(tampering.Faults());
        Assert.True(flips > 500, $"{flips} flips");
    }

    [Theory]
    [InlineData("L3 the last posting is gone", "DELETE FROM entry WHERE posting_no = (SELECT max(posting_no) FROM posting); DELETE FROM posting WHERE posting_no = (SELECT max(posting_no) FROM posting)")]
    [InlineData("L3 the last posting is gone and the totals follow", """
        UPDATE account SET postings = postings - 1, ledger_sum = (SELECT sum_after FROM posting WHERE posting_no = account.postings - 1);
        UPDATE lot SET used = used + (SELECT sum(amount) FROM entry WHERE book = 'Lot' AND posting_no = (SELECT max(posting_no) FROM posting) AND entry.lot_no = lot.lot_no)
            WHERE lot_no IN (SELECT lot_no FROM entry WHERE book = 'Lot' AND posting_no = (SELECT max(posting_no) FROM posting));
        DELETE FROM entry WHERE posting_no = (SELECT max(posting_no) FROM posting); DELETE FROM posting WHERE posting_no = (SELECT max(posting_no) FROM posting)
        """)]
    [InlineData("L3 a posting in the middle is gone", "DELETE FROM entry WHERE posting_no = 2; DELETE FROM posting WHERE posting_no = 2")]
    [InlineData("L3 two postings are swapped", "UPDATE posting SET posting_no = CASE posting_no WHEN 2 THEN 3 ELSE 2 END + 100 WHERE posting_no IN (2, 3); UPDATE posting SET posting_no = posting_no - 100 WHERE posting_no > 100; UPDATE entry SET posting_no = CASE posting_no WHEN 2 THEN 3 ELSE 2 END + 100 WHERE posting_no IN (2, 3); UPDATE entry SET posting_no = posting_no - 100 WHERE posting_no > 100")]
    [InlineData("L3 a posting is forged", """
        INSERT INTO posting SELECT account_id, posting_no + 1, randomblob(16), written_at, effective_at, 'Funding', NULL, NULL, 'Forged', NULL,
            sum_after + 1000000, randomblob(32) FROM posting ORDER BY posting_no DESC LIMIT 1;
        INSERT INTO entry SELECT account_id, max(posting_no), 1, 'Payments', 0, -1000000 FROM posting;
        INSERT INTO entry SELECT account_id, max(posting_no), 2, 'Lot', 1, 1000000 FROM posting;
        UPDATE lot SET amount = amount + 1000000 WHERE lot_no = 1;
        UPDATE purchase_order SET amount = amount + 1000000 WHERE lot_id = (SELECT lot_id FROM lot WHERE lot_no = 1);
        UPDATE account SET postings = postings + 1, ledger_sum = ledger_sum + 1000000, head_hash = (SELECT hash FROM posting ORDER BY posting_no DESC LIMIT 1)
        """)]
    [InlineData("L2 a lot is overdrawn", "UPDATE lot SET used = amount + 1 WHERE lot_no = 1")]
    [InlineData("L11 a lot has more than was bought", "UPDATE lot SET amount = amount + 1 WHERE lot_no = 1")]
    [InlineData("L11 a lot lives longer", "UPDATE lot SET expires_at = expires_at + 1 WHERE lot_no = 1")]
    [InlineData("L11 the overdraft is forgiven", "UPDATE account SET overdraft = 1")]
    [InlineData("L11 the ledger sum is another", "UPDATE account SET ledger_sum = ledger_sum + 1")]
    [InlineData("L11 a call costs less", "UPDATE call_row SET charge = charge - 1 WHERE charge > 0")]
    [InlineData("L11 a call is gone", "DELETE FROM call_split; DELETE FROM call_row WHERE charge > 0")]
    [InlineData("L11 a draw is another", "UPDATE call_split SET amount = amount + 1")]
    [InlineData("L11 a usage id is cut short", "UPDATE call_row SET usage_id = x'01' WHERE charge > 0")]
    [InlineData("L11 a number is none", "UPDATE call_row SET caller_id = -5 WHERE charge > 0")]
    [InlineData("L11 a number is a fraction", "UPDATE call_row SET destination_number = 1.5 WHERE charge > 0")]
    [InlineData("L11 an id is cut short", "UPDATE call_row SET call_id = x'01' WHERE charge > 0")]
    [InlineData("L11 another pays", "UPDATE call_terms SET payer = 1 - payer")]
    [InlineData("L11 a lot pays once more", "UPDATE call_row SET lot_no = 1 WHERE charge > 0")]
    [InlineData("L11 a day has one call more", "UPDATE usage_day SET calls = calls + 1")]
    [InlineData("L11 a day has minutes less", "UPDATE usage_day SET minutes = minutes - 1")]
    [InlineData("L11 a day has pool minutes more", "UPDATE usage_day SET pool_minutes = pool_minutes + 1")]
    [InlineData("L11 a day cost less", "UPDATE usage_day SET charge = charge - 1 WHERE charge > 0")]
    [InlineData("L11 a day is gone", "DELETE FROM usage_day")]
    [InlineData("L11 a user's call is missing", "DELETE FROM call_of_party")]
    [InlineData("L11 a user has another's call", "UPDATE call_of_party SET calls = calls || ',1001'")]
    [InlineData("L11 a user has a call twice", "UPDATE call_of_party SET calls = calls || ',' || calls")]
    [InlineData("L11 a user's calls are none", "UPDATE call_of_party SET calls = 'x'")]
    [InlineData("L11 a user's call is on another day", "UPDATE call_of_party SET day = day + 1")]
    [InlineData("L11 a minute is gone", "DELETE FROM call_of_minute")]
    [InlineData("L11 a minute is another", "UPDATE call_of_minute SET minute = minute + 1")]
    [InlineData("L11 a minute has calls that are not there", "UPDATE call_of_minute SET last_call = last_call + 1000")]
    [InlineData("L11 a minute forgets who paid", "UPDATE call_of_minute SET payers = 0")]
    [InlineData("L11 a minute has a call twice", "INSERT INTO call_of_minute SELECT account_id, minute, first_call + 1, last_call, payers FROM call_of_minute WHERE last_call > first_call; INSERT OR IGNORE INTO call_of_minute SELECT account_id, minute + 1, first_call, last_call, payers FROM call_of_minute")]
    [InlineData("L11 a call's terms are gone", "DELETE FROM call_terms")]
    [InlineData("L11 minutes were used by nobody", "INSERT INTO pool_use VALUES (1, 202601, 0, 'US', 1, '', 5)")]
    [InlineData("L11 a user spent what no call cost", "INSERT INTO user_spend VALUES (1, 1, 202602, 5)")]
    [InlineData("L11 an order has no lot", "UPDATE purchase_order SET status = 'Settled' WHERE status = 'Undone'")]
    [InlineData("L11 a settled order says it is pending", "UPDATE purchase_order SET status = 'Pending' WHERE status = 'Settled'")]
    [InlineData("L11 a charge is not a number", "UPDATE call_row SET charge = x'00' WHERE charge > 0")]
    [InlineData("L11 a call began at the end of time", "UPDATE call_row SET start_time = 2534000000000000000 WHERE charge > 0")]
    [InlineData("L11 a lot was bought at the end of time", "UPDATE lot SET purchased_at = 2534000000000000000, expires_at = 2534000000000000001")]
    [InlineData("L11 a start is out of range", "UPDATE call_row SET start_time = 9223372036854775807 WHERE charge > 0")]
    public void Books_EditedByHand_AreFaulty(string law, string sql)
    {
        using TestStore store = Small();
        store.Store.Dispose();
        using Tampering tampering = new(store.Path);
        tampering.Run(sql);

        IReadOnlyList<LedgerFault> faults = tampering.Faults();

        Assert.Contains(faults, fault => fault.Law == law.Split(' ')[0]);
    }

    [Fact]
    public void L3_HeadHash_IsThatOfTheLastPostingAndZeroWithoutAny()
    {
        using TestStore store = new();
        store.WithAccount();
        Assert.Equal(new string('0', 64), Head(store).HeadHash);

        store.Fund(50m);

        LedgerHead head = Head(store);
        Assert.Equal((1L, true), (head.Postings, head.IsSound));
        using Tampering look = new(store.Path);
        Assert.Equal(look.Text("SELECT hex(hash) FROM posting"), head.HeadHash);
        Assert.Equal(look.Text("SELECT hex(head_hash) FROM account"), head.HeadHash);
    }

    [Fact]
    public void L11_SpendingFollowsTheTimeZoneOfTheAccount()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanPayAsYouGo", "CommunicationsCredits");
        store.Rates(Calls.Rate("44", "1.00"));
        store.Import(Calls.UserOut(1, start: new DateTimeOffset(2026, 2, 1, 3, 0, 0, TimeSpan.Zero)));

        new ChangeAccount(store.Context).Execute(
            null, settings => settings with { TimeZone = "America/New_York" }, null, null, false, null, WriteMode.Commit);

        using Tampering look = new(store.Path);
        Assert.Equal("202601", look.Text("SELECT month FROM user_spend"));
        Assert.Empty(look.Faults());
    }

    private static readonly (string Table, string[] Keys)[] Tables =
        [("posting", ["account_id", "posting_no"]), ("entry", ["account_id", "posting_no", "line_no"])];

    private static LedgerHead Head(TestStore store) => new VerifyLedger(store.Context).Execute(null, _ => { });

    // A funding, one with a request id, one that is undone, usage out of two lots, and a correction of its price.
    private static TestStore Small()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        new AddFunds(store.Context).Execute(new AddFundsRequest(null, 60m, RequestId: new Guid("0f0f0f0f-0102-0304-0506-070809101112")), WriteMode.Commit);
        Order taken = store.Fund(70m);
        new UndoOrder(store.Context).Execute(null, taken.OrderId, null, WriteMode.Commit);
        store.Rates(Calls.Rate("1", "55.00"));
        store.Import(Calls.TollFreeIn(1));
        BooksCheck.Holds(store.Path);
        return store;
    }
}

/// <summary>Changes a store behind the module's back, with everything off that would stop it.</summary>
internal sealed class Tampering : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly CommsCredits.Storage.SqliteStore store;

    public Tampering(string path)
    {
        store = CommsCredits.Storage.SqliteStore.Open(new CommsCredits.Storage.SqliteStoreOptions(path));
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run("PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; PRAGMA synchronous = 0");
        foreach (string trigger in List("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        {
            Run($"DROP TRIGGER {trigger}");
        }
    }

    public IReadOnlyList<string> Columns(string table) => List($"SELECT name FROM pragma_table_info('{table}')");

    public long Count(string table) => long.Parse(Text($"SELECT count(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);

    public string Text(string sql) => List(sql).Single();

    public void Run(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every value that differs from the stored one in one bit of one byte.</summary>
    public IEnumerable<byte[]> Flips(string table, string column, string[] keys, long row)
    {
        object value = Value(table, column, keys, row);
        byte[] bytes = value switch
        {
            byte[] blob => blob,
            string text => System.Text.Encoding.UTF8.GetBytes(text),
            long number => BitConverter.GetBytes(number),
            _ => [],
        };
        for (int index = 0; index < bytes.Length; index++)
        {
            byte[] changed = [.. bytes];
            changed[index] ^= (byte)(1 << ((index + (int)row) % 8));
            yield return changed;
        }
    }

    public bool IsFound(string table, string column, string[] keys, long row, byte[] changed)
    {
        object before = Value(table, column, keys, row);
        string where = string.Join(" AND ", keys.Select(key => $"{key} IS {Value(table, key, keys, row)}"));
        string literal = before switch
        {
            long => BitConverter.ToInt64(changed).ToString(System.Globalization.CultureInfo.InvariantCulture),
            string => $"CAST(x'{Convert.ToHexString(changed)}' AS TEXT)",
            _ => $"x'{Convert.ToHexString(changed)}'",
        };
        string changedKeys = keys.Contains(column)
            ? string.Join(" AND ", keys.Select(key => key == column ? $"{key} IS {literal}" : $"{key} IS {Value(table, key, keys, row)}"))
            : where;
        string restore = before switch
        {
            long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            _ => $"x'{Convert.ToHexString((byte[])before)}'",
        };
        try
        {
            Run($"UPDATE {table} SET {column} = {literal} WHERE {where}");
        }
        catch (SqliteException collides) when (collides.SqliteErrorCode == 19)
        {
            return true;
        }

        bool found = Faults().Count > 0;
        Run($"UPDATE {table} SET {column} = {restore} WHERE {changedKeys}");
        return found;
    }

    public IReadOnlyList<LedgerFault> Faults()
    {
        List<LedgerFault> faults = [];
        using IUnitOfWork view = store.Read();
        foreach (Account account in view.Accounts.All())
        {
            VerifyLedger.Check(view.Of(account), account, faults.Add);
        }

        return faults;
    }

    public void Dispose()
    {
        connection.Dispose();
        store.Dispose();
    }

    private object Value(string table, string column, string[] keys, long row)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM {table} ORDER BY {string.Join(", ", keys)} LIMIT 1 OFFSET {row}";
        return command.ExecuteScalar()!;
    }

    private List<string> List(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return values;
    }
}
