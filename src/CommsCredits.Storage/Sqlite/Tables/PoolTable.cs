using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Minute pools of one account: what was used, and who held the plans that feed them.</summary>
internal sealed class PoolTable(Statements statements, Account account) : IPoolTable
{
    private const int Conferencing = (int)LicenseGrants.AudioConferencing;
    private const int NotPooled = (int)LicenseGrants.CallingPlan120NotPooled;

    // Who held a plan at any moment of a month, in the country he was in while he held it (M1, M2), and those whom only usage
    // records tell of. One who was recorded since counts once, and by what is recorded, if it covers the month from its start.
    // $1 account, $2 and $3 the month's bounds, $4 its key, $5 one plan or all, $6 one country or all.
    private static readonly string Held = $"""
        SELECT plan.value AS plan, place.pool_country AS country, 'n' || held.user_no AS holder
        FROM license_assignment AS held
        JOIN ({Plans}) AS plan ON held.grants & plan.value <> 0 AND ($5 IS NULL OR plan.value = $5)
        LEFT JOIN usage_location AS place ON place.account_id = held.account_id AND place.user_no = held.user_no
            AND place.effective_from < min($3, coalesce(held.effective_to, $3))
            AND (place.effective_to IS NULL OR place.effective_to > max($2, held.effective_from))
        WHERE held.account_id = $1 AND held.effective_from < $3 AND (held.effective_to IS NULL OR held.effective_to > $2)
            AND ($6 IS NULL OR place.pool_country = $6)
            AND (plan.value = {Conferencing} OR place.pool_country IS NOT NULL)
        UNION
        SELECT told.plan, told.country, told.holder
        FROM pool_holder AS told
        WHERE told.account_id = $1 AND told.month = $4 AND ($5 IS NULL OR told.plan = $5)
            AND ($6 IS NULL OR told.country = $6)
            AND NOT EXISTS (
                SELECT 1 FROM license_assignment AS first
                WHERE first.account_id = told.account_id AND told.holder LIKE 'n%'
                    AND first.user_no = CAST(substr(told.holder, 2) AS INTEGER) AND first.effective_from <= $2)
        """;

    // Each plan with a pool of its own, as rows: a licence may grant several.
    private static string Plans => string.Join(" UNION ALL ", Enum.GetValues<LicenseGrants>()
        .Where(plan => plan is not LicenseGrants.None and not LicenseGrants.AnyCallingPlan)
        .Where(plan => (plan & (LicenseGrants.AnyCallingPlan | LicenseGrants.AudioConferencing)) != LicenseGrants.None)
        .Select(plan => FormattableString.Invariant($"SELECT {(int)plan} AS value")));

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
    public void AddUse(PoolKey pool, int minutes)
    {
        // The table's check refuses a row below zero even where it would only be added to another one.
        string sql = minutes < 0
            ? """
              UPDATE pool_use SET minutes = minutes + $7
              WHERE account_id = $1 AND month = $2 AND scope = $3 AND country = $4 AND plan = $5 AND holder = $6
              """
            : """
              INSERT INTO pool_use (account_id, month, scope, country, plan, holder, minutes) VALUES ($1, $2, $3, $4, $5, $6, $7)
              ON CONFLICT (account_id, month, scope, country, plan, holder) DO UPDATE SET minutes = minutes + excluded.minutes
              """;
        statements.Run(
            sql, account.Id, pool.Month.Key, (int)pool.Scope, pool.Country, (int)pool.Plan, pool.Holder, minutes);
    }

    /// <inheritdoc/>
    public int Holders(Month month, LicenseGrants plan, string? country)
    {
        (DateTimeOffset from, DateTimeOffset to) = account.Months.Bounds(month);
        return statements.Rows(
            $"SELECT count(DISTINCT holder) FROM ({Held})",
            row => row.GetInt32(0),
            account.Id,
            Stored.Ticks(from),
            Stored.Ticks(to),
            month.Key,
            (int)plan,
            country)[0];
    }

    /// <inheritdoc/>
    public IReadOnlyList<PoolHolding> Holdings(Month month)
    {
        (DateTimeOffset from, DateTimeOffset to) = account.Months.Bounds(month);
        return statements.Rows(
            $"""
            SELECT plan, country, holder, (
                SELECT user_principal_name FROM directory_user AS named
                WHERE named.account_id = $1 AND holder = 'n' || named.user_no)
            FROM (
                SELECT DISTINCT held.plan, CASE held.plan WHEN {Conferencing} THEN '' ELSE held.country END AS country,
                    CASE held.plan WHEN {NotPooled} THEN held.holder ELSE '' END AS holder
                FROM ({Held}) AS held
                UNION
                SELECT plan, country, holder FROM pool_use WHERE account_id = $1 AND month = $4)
            ORDER BY country = '', country, plan, holder
            """,
            row => new PoolHolding((LicenseGrants)row.GetInt32(0), row.GetString(1), row.GetString(2), NameOf(row.GetString(2), row.TextOrNull(3))),
            account.Id,
            Stored.Ticks(from),
            Stored.Ticks(to),
            month.Key,
            null,
            null);
    }

    /// <inheritdoc/>
    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => statements.Run(
        "INSERT OR IGNORE INTO pool_holder (account_id, month, plan, country, holder) VALUES ($1, $2, $3, $4, $5)",
        account.Id,
        month.Key,
        (int)plan,
        country,
        holder) > 0;

    // A holder whom only usage records tell of may still be known by name.
    private static string? NameOf(string holder, string? recorded) =>
        recorded ?? (holder.StartsWith('u') ? holder[1..] : null);
}
