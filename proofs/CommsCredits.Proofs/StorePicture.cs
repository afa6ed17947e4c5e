using System.Globalization;

namespace CommsCredits.Proofs;

/// <summary>What a store says about calls and money, without the identifiers and moments that differ from run to run.</summary>
public static class StorePicture
{
    private const string Draws = """
        (SELECT group_concat(lot_no || ':' || amount, ' ') FROM (SELECT lot_no, amount FROM call_draw WHERE call_draw.call_no = call.call_no ORDER BY lot_no))
        """;

    /// <summary>What each part is read with.</summary>
    public static IReadOnlyList<(string Part, string Sql)> Parts { get; } =
    [
        ("prices", """
            SELECT hex(usage_id), payer, pool_minutes, billed_seconds, charge, rate_per_minute, rate_fee, prefix, pool_month, pool_scope, pool_country,
                pool_plan, pool_holder, direction, country, domestic, start_time, duration_seconds, name_key FROM call ORDER BY 1
            """),
        ("reasons", "SELECT hex(usage_id), reason, refused FROM call ORDER BY 1"),
        ("draws", $"SELECT hex(usage_id), {Draws} FROM call ORDER BY 1"),
        ("pools", "SELECT month, scope, country, plan, holder, minutes FROM pool_use ORDER BY 1, 2, 3, 4, 5"),
        ("holders", "SELECT month, plan, country, holder FROM pool_holder ORDER BY 1, 2, 3, 4"),
        ("spending", "SELECT user_no, month, amount FROM user_spend ORDER BY 1, 2"),
        ("ledger", """
            SELECT kind, effective_at / 864000000000, book, lot_no, sum(amount) FROM posting JOIN entry USING (account_id, posting_no)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """),
        ("lots", "SELECT lot_no, amount, used, expired, undone FROM lot ORDER BY 1"),
        ("orders", "SELECT kind, amount, status, count(*) FROM purchase_order GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
        ("balance", "SELECT overdraft, ledger_sum FROM account"),
    ];

    /// <summary>Finds where two stores differ.</summary>
    /// <param name="path">One store.</param>
    /// <param name="other">The other.</param>
    /// <param name="parts">The names of the parts to look at, or none for all of them.</param>
    /// <returns>The parts that differ, each with how many lines and the first of them.</returns>
    public static IReadOnlyList<string> Differences(string path, string other, params string[] parts)
    {
        List<string> found = [];
        foreach ((string part, string sql) in Parts.Where(part => parts.Length == 0 || parts.Contains(part.Part)))
        {
            List<string> left = StoreRows.Lines(path, sql);
            List<string> right = StoreRows.Lines(other, sql);
            string[] onlyLeft = [.. left.Except(right)];
            string[] onlyRight = [.. right.Except(left)];
            if (left.Count != right.Count || onlyLeft.Length > 0 || onlyRight.Length > 0)
            {
                found.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{part}: {onlyLeft.Length} of {left.Count} lines differ from {right.Count}, first '{onlyLeft.FirstOrDefault()}' for '{onlyRight.FirstOrDefault()}'"));
            }
        }

        return found;
    }
}
