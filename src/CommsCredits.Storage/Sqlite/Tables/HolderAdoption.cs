using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Gives a user, once recorded, what pools knew of him under the keys of his usage records.</summary>
internal static class HolderAdoption
{
    /// <summary>Carries pool holdings and used minutes over; he is then counted once.</summary>
    /// <param name="statements">The statements of the transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="user">The user as recorded.</param>
    public static void Run(Statements statements, int account, User user)
    {
        string byName = "u" + Stored.Key(user.UserPrincipalName);
        string? byObject = user.ObjectId is { } id ? $"o{id:N}" : null;
        if (!IsTold(statements, account, byName, byObject))
        {
            return;
        }

        string holder = FormattableString.Invariant($"n{user.Number}");
        statements.Run(
            "UPDATE OR REPLACE pool_holder SET holder = $4 WHERE account_id = $1 AND holder IN ($2, $3)",
            account,
            byName,
            byObject,
            holder);
        int used = statements.Run(
            """
            INSERT INTO pool_use (account_id, month, scope, country, plan, holder, minutes)
            SELECT account_id, month, scope, country, plan, $4, sum(minutes) FROM pool_use
            WHERE account_id = $1 AND holder IN ($2, $3) AND holder <> ''
            GROUP BY account_id, month, scope, country, plan
            ON CONFLICT (account_id, month, scope, country, plan, holder) DO UPDATE SET minutes = minutes + excluded.minutes
            """,
            account,
            byName,
            byObject,
            holder);
        if (used > 0)
        {
            statements.Run(
                "DELETE FROM pool_use WHERE account_id = $1 AND holder IN ($2, $3) AND holder <> ''", account, byName, byObject);
        }
    }

    // One look where, of a hundred thousand users, usage records have told of few.
    private static bool IsTold(Statements statements, int account, string byName, string? byObject)
    {
        RawStatement look = statements.Hot(
            """
            SELECT EXISTS (SELECT 1 FROM pool_holder WHERE account_id = $1 AND holder IN ($2, $3))
                OR EXISTS (SELECT 1 FROM pool_use WHERE account_id = $1 AND holder IN ($2, $3) AND holder <> '')
            """);
        look.Bind(account);
        look.Bind(byName);
        look.Bind(byObject);
        bool told = look.Step() && look.Long(0) != 0;
        look.Reset();
        return told;
    }
}
