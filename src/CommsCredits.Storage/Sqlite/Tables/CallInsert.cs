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
        $"INSERT INTO call ({Columns}) VALUES ({string.Join(", ", Enumerable.Repeat('?', Columns.Split(',').Length))})";

    /// <summary>Writes a call under a number of its own.</summary>
    public static void Run(Statements statements, long number, int account, long batch, PricedCall call)
    {
        CallRecord record = call.Record;
        Quote quote = call.Quote;
        PoolKey? pool = quote.Pool;
        RawStatement row = statements.Hot(InsertCall);
        row.Bind(number);
        row.Bind(account);
        row.Bind(record.UsageId);
        row.Bind(batch);
        row.Bind(record.CallId);
        row.Bind(record.ConferenceId);
        row.Bind(record.UserLocation);
        row.Bind(record.ObjectId);
        row.Bind(record.UserPrincipalName);
        row.Bind((call.OwnerName ?? record.UserPrincipalName) is { } name ? Stored.Key(name) : null);
        row.Bind(record.DisplayName);
        row.Bind(record.CallerId);
        row.Bind(record.CallType);
        row.Bind(record.NumberType);
        row.Bind(record.DomesticInternational);
        row.Bind(record.DestinationDialed);
        row.Bind(record.DestinationNumber);
        row.Bind(record.ExternalCountry);
        row.Bind(Stored.Ticks(record.StartTime));
        row.Bind(Stored.Ticks(record.EndTime));
        row.Bind(record.DurationSeconds);
        row.Bind(record.ConnectionFee);
        row.Bind(record.Charge);
        row.Bind(record.Currency);
        row.Bind(record.Capability);
        row.Bind(record.Operator);
        row.Bind(record.DurationSource);
        row.Bind(record.AdministrativeUnits);
        row.Bind(call.UserNumber);
        row.Bind(call.Department);
        row.Bind((int)call.Direction);
        row.Bind(call.Country);
        row.Bind(call.Domestic is { } domestic ? (domestic ? 1 : 0) : null);
        row.Bind((int)quote.Payer);
        row.Bind((int)quote.Reason);
        row.Bind(quote.Allowed ? 0 : 1);
        row.Bind(pool?.Month.Key);
        row.Bind((long?)pool?.Scope);
        row.Bind(pool?.Country);
        row.Bind((long?)pool?.Plan);
        row.Bind(pool?.Holder);
        row.Bind(quote.PoolMinutes);
        row.Bind(quote.BilledSeconds);
        row.Bind(quote.Rate.Card?.Number);
        row.Bind(quote.Rate.Rate?.Prefix);
        row.Bind(quote.PerMinute);
        row.Bind(quote.ConnectionFee);
        row.Bind(quote.Charge);
        row.Step();
        foreach (LotDraw draw in call.Draws)
        {
            RawStatement drawn = statements.Hot("INSERT INTO call_draw (call_no, lot_no, amount) VALUES (?, ?, ?)");
            drawn.Bind(number);
            drawn.Bind(draw.LotNumber);
            drawn.Bind(draw.Micros);
            drawn.Step();
        }
    }
}
