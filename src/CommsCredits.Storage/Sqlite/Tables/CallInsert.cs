using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Writes one call and what it drew from each lot.</summary>
internal static class CallInsert
{
    private const string Columns = """
        call_no, account_id, usage_id, batch_no, call_id, conference_id, user_location, object_id, user_principal_name, name_key,
        display_name, caller_id, call_type, number_type, domestic_international, destination_dialed, destination_number,
        external_country, start_time, end_time, duration_seconds, provider_fee, provider_charge, provider_currency, capability,
        operator, duration_source, administrative_units, user_no, department, direction, country, domestic, payer, reason, refused,
        pool_month, pool_scope, pool_country, pool_plan, pool_holder, pool_minutes, billed_seconds, card_no, prefix,
        rate_per_minute, rate_fee, charge
        """;

    private static readonly string InsertCall =
        $"INSERT INTO call ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, 48).Select(index => FormattableString.Invariant($"${index}")))})";

    /// <summary>Writes a call under a number of its own.</summary>
    public static void Run(Statements statements, long number, int account, long batch, PricedCall call)
    {
        CallRecord record = call.Record;
        Quote quote = call.Quote;
        PoolKey? pool = quote.Pool;
        statements.Run(
            InsertCall,
            number,
            account,
            Stored.Blob(record.UsageId),
            batch,
            record.CallId,
            record.ConferenceId,
            record.UserLocation,
            Stored.Blob(record.ObjectId),
            record.UserPrincipalName,
            record.UserPrincipalName is { } name ? Stored.Key(name) : null,
            record.DisplayName,
            record.CallerId,
            record.CallType,
            record.NumberType,
            record.DomesticInternational,
            record.DestinationDialed,
            record.DestinationNumber,
            record.ExternalCountry,
            Stored.Ticks(record.StartTime),
            Stored.Ticks(record.EndTime),
            record.DurationSeconds,
            record.ConnectionFee,
            record.Charge,
            record.Currency,
            record.Capability,
            record.Operator,
            record.DurationSource,
            record.AdministrativeUnits,
            call.UserNumber,
            call.Department,
            (int)call.Direction,
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
            quote.Rate.Rate?.PerMinute,
            quote.Rate.Rate?.ConnectionFee,
            quote.Charge);
        foreach (LotDraw draw in call.Draws)
        {
            statements.Run(
                "INSERT INTO call_draw (call_no, lot_no, amount) VALUES ($1, $2, $3)", number, draw.LotNumber, draw.Micros);
        }
    }
}
