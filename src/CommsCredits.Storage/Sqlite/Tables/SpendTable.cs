using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What users of one account have spent; kept with the calls, in the same transaction (law L11).</summary>
internal sealed class SpendTable(Statements statements, int account) : ISpendTable
{
    /// <inheritdoc/>
    public long Spent(int user, Month month) => statements.Rows(
        "SELECT amount FROM user_spend WHERE account_id = $1 AND user_no = $2 AND month = $3",
        row => row.GetInt64(0),
        account,
        user,
        month.Key).FirstOrDefault();

    /// <inheritdoc/>
    public void Clear() => statements.Run("DELETE FROM user_spend WHERE account_id = $1", account);

    /// <inheritdoc/>
    public void Add(int user, Month month, long micros)
    {
        // The table's check refuses a row below zero even where it would only be added to another one.
        RawStatement row = statements.Hot(micros < 0
            ? "UPDATE user_spend SET amount = amount + ?4 WHERE account_id = ?1 AND user_no = ?2 AND month = ?3"
            : """
              INSERT INTO user_spend (account_id, user_no, month, amount) VALUES (?1, ?2, ?3, ?4)
              ON CONFLICT (account_id, user_no, month) DO UPDATE SET amount = amount + excluded.amount
              """);
        row.Bind(account);
        row.Bind(user);
        row.Bind(month.Key);
        row.Bind(micros);
        row.Run();
    }
}
