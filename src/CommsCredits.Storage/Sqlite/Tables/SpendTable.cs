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
    public void Add(int user, Month month, long micros)
    {
        // The check of the table refuses a sum below zero, so an upsert cannot carry a negative part in its first row.
        bool known = statements.Run(
            "UPDATE user_spend SET amount = amount + $4 WHERE account_id = $1 AND user_no = $2 AND month = $3",
            account,
            user,
            month.Key,
            micros) > 0;
        if (!known)
        {
            statements.Run(
                "INSERT INTO user_spend (account_id, user_no, month, amount) VALUES ($1, $2, $3, $4)", account, user, month.Key, micros);
        }
    }
}
