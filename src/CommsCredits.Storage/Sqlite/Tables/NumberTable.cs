using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Registered numbers of one account.</summary>
internal sealed class NumberTable(Statements statements, int account) : INumberTable
{
    private const string Columns = "digits, kind, toll_free, assigned_to";

    /// <inheritdoc/>
    public RegisteredNumber? Find(string digits) => statements.Rows(
        $"SELECT {Columns} FROM registered_number WHERE account_id = $1 AND digits = $2", Map, account, digits).FirstOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredNumber> All() => statements.Rows(
        $"SELECT {Columns} FROM registered_number WHERE account_id = $1 ORDER BY digits", Map, account);

    /// <inheritdoc/>
    public void Save(RegisteredNumber number)
    {
        statements.Run(
            $"""
            INSERT INTO registered_number (account_id, {Columns}) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account_id, digits) DO UPDATE
                SET kind = excluded.kind, toll_free = excluded.toll_free, assigned_to = excluded.assigned_to
            """,
            account,
            number.Digits,
            number.Kind.ToString(),
            number.TollFree,
            number.AssignedTo);
        UserTable.Touch(statements, account);
    }

    /// <inheritdoc/>
    public void Remove(string digits)
    {
        statements.Run("DELETE FROM registered_number WHERE account_id = $1 AND digits = $2", account, digits);
        UserTable.Touch(statements, account);
    }

    private static RegisteredNumber Map(SqliteDataReader row) => new(
        row.GetString(0), Stored.Named<RegisteredNumberKind>(row.GetString(1)), row.GetBoolean(2), row.TextOrNull(3));
}
