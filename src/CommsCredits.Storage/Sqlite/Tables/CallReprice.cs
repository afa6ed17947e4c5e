using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Writes what a stored call costs now, and what it has drawn from each lot.</summary>
internal static class CallReprice
{
    private const string Update = """
        UPDATE call SET user_no = $3, department = $4, country = $5, domestic = $6, payer = $7, reason = $8, refused = $9,
            pool_month = $10, pool_scope = $11, pool_country = $12, pool_plan = $13, pool_holder = $14, pool_minutes = $15,
            billed_seconds = $16, card_no = $17, prefix = $18, rate_per_minute = $19, rate_fee = $20, charge = $21, name_key = coalesce($22, name_key)
        WHERE account_id = $1 AND call_no = $2
        """;

    /// <summary>Changes one call.</summary>
    public static void Run(Statements statements, int account, long number, PricedCall call)
    {
        Quote quote = call.Quote;
        PoolKey? pool = quote.Pool;
        statements.Run(
            Update,
            account,
            number,
            call.UserNumber,
            call.Department,
            call.Country,
            call.Domestic,
            (int)quote.Payer,
            (int)quote.Reason,
            !quote.Allowed,
            pool?.Month.Key,
            (int?)pool?.Scope,
            pool?.Country,
            (int?)pool?.Plan,
            pool?.Holder,
            quote.PoolMinutes,
            quote.BilledSeconds,
            quote.Rate.Card?.Number,
            quote.Rate.Rate?.Prefix,
            quote.PerMinute,
            quote.ConnectionFee,
            quote.Charge,
            call.OwnerName is { } name ? Stored.Key(name) : null);
        statements.Run("DELETE FROM call_draw WHERE call_no = $1", number);
        foreach (LotDraw draw in call.Draws)
        {
            statements.Run(
                "INSERT INTO call_draw (call_no, lot_no, amount) VALUES ($1, $2, $3)", number, draw.LotNumber, draw.Micros);
        }
    }
}
