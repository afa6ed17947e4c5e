using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Minute pools of one account: what was used, and who held the plans that feed them.</summary>
internal sealed class PoolTable(Statements statements, Account account) : IPoolTable
{
    /// <inheritdoc/>
    public int UsedMinutes(PoolKey pool) => statements.Rows(
        """
        SELECT minutes FROM pool_use
        WHERE account_id = $1 AND month = $2 AND scope = $3 AND country = $4 AND plan = $5 AND holder = $6
        """,
        row => row.GetInt32(0),
        account.Id,
        pool.Month.Key,
        (int)pool.Scope,
        pool.Country,
        (int)pool.Plan,
        pool.Holder).FirstOrDefault();

    /// <inheritdoc/>
    public void AddUse(PoolKey pool, int minutes) => statements.Run(
        """
        INSERT INTO pool_use (account_id, month, scope, country, plan, holder, minutes) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (account_id, month, scope, country, plan, holder) DO UPDATE SET minutes = minutes + excluded.minutes
        """,
        account.Id,
        pool.Month.Key,
        (int)pool.Scope,
        pool.Country,
        (int)pool.Plan,
        pool.Holder,
        minutes);

    /// <inheritdoc/>
    public int Holders(Month month, LicenseGrants plan, string? country)
    {
        (DateTimeOffset from, DateTimeOffset to) = account.Months.Bounds(month);

        // A user counts who held the plan at any moment of the month, in the country he was in while he held it (M1, M2).
        return statements.Rows(
            """
            SELECT count(*) FROM (
                SELECT 'n' || held.user_no AS holder
                FROM license_assignment AS held
                WHERE held.account_id = $1 AND held.grants & $2 <> 0
                    AND held.effective_from < $4 AND (held.effective_to IS NULL OR held.effective_to > $3)
                    AND ($5 IS NULL OR EXISTS (
                        SELECT 1 FROM usage_location AS place
                        WHERE place.account_id = held.account_id AND place.user_no = held.user_no AND place.pool_country = $5
                            AND place.effective_from < min($4, coalesce(held.effective_to, $4))
                            AND (place.effective_to IS NULL OR place.effective_to > max($3, held.effective_from))))
                UNION
                SELECT holder FROM pool_holder
                WHERE account_id = $1 AND month = $6 AND plan = $2 AND country = coalesce($5, ''))
            """,
            row => row.GetInt32(0),
            account.Id,
            (int)plan,
            Stored.Ticks(from),
            Stored.Ticks(to),
            country,
            month.Key)[0];
    }

    /// <inheritdoc/>
    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => statements.Run(
        "INSERT OR IGNORE INTO pool_holder (account_id, month, plan, country, holder) VALUES ($1, $2, $3, $4, $5)",
        account.Id,
        month.Key,
        (int)plan,
        country,
        holder) > 0;
}
