using System.Globalization;
using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Minutes that one account sets itself.</summary>
internal sealed class AllotmentOverrideTable(Statements statements, int account) : IAllotmentTable
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string Columns = "country, plan, effective_from, domestic_minutes, international_minutes";

    /// <inheritdoc/>
    public IReadOnlyList<AllotmentOverride> All() => statements.Rows(
        $"SELECT {Columns} FROM allotment WHERE account_id = $1 ORDER BY country, plan, effective_from", Map, account);

    /// <inheritdoc/>
    public void Save(AllotmentOverride allotment)
    {
        statements.Run(
            $"""
            INSERT INTO allotment (account_id, {Columns}) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account_id, country, plan, effective_from) DO UPDATE
                SET domestic_minutes = excluded.domestic_minutes, international_minutes = excluded.international_minutes
            """,
            account,
            allotment.Country,
            allotment.Plan.ToString(),
            Day(allotment.EffectiveFrom),
            allotment.DomesticMinutes,
            allotment.InternationalMinutes);
        UserTable.Touch(statements, account);
    }

    /// <inheritdoc/>
    public void Remove(string country, LicenseGrants plan, DateOnly? effectiveFrom)
    {
        statements.Run(
            "DELETE FROM allotment WHERE account_id = $1 AND country = $2 AND plan = $3 AND effective_from = $4",
            account,
            country,
            plan.ToString(),
            Day(effectiveFrom));
        UserTable.Touch(statements, account);
    }

    private static string Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? string.Empty;

    private static AllotmentOverride Map(SqliteDataReader row) => new(
        row.GetString(0),
        Stored.Named<LicenseGrants>(row.GetString(1)),
        row.GetString(2) is { Length: > 0 } day ? DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture) : null,
        row.IntOrNull(3),
        row.IntOrNull(4));
}
