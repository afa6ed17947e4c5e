using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Reads a page of calls by start, a window after the other, by what finds the calls of the filter.</summary>
internal static class CallPage
{
    private const string Columns = """
        usage_id, call_id, conference_id, user_location, object_id, user_principal_name, display_name, caller_id, call_type,
        number_type, domestic_international, destination_dialed, destination_number, external_country, start_time, end_time,
        duration_seconds, provider_fee, provider_charge, provider_currency, capability, operator, duration_source,
        administrative_units, department, direction, country, domestic, payer, reason, refused, pool_minutes, billed_seconds,
        prefix, rate_per_minute, rate_fee, charge, call.card_no,
        (SELECT name FROM rate_card WHERE rate_card.account_id = call.account_id AND rate_card.card_no = call.card_no),
        call.call_no, batch_no, user_no, pool_month, pool_scope, pool_country, pool_plan, pool_holder,
        coalesce(user_principal_name, (SELECT owner.user_principal_name FROM directory_user AS owner
            WHERE owner.account_id = call.account_id AND owner.user_no = call.user_no)),
        name_key
        """;

    /// <summary>Reads a page.</summary>
    public static IReadOnlyList<CallView> Read(Statements statements, int account, CallFilter filter, CallCursor? after, int limit)
    {
        List<CallView> page = [];
        foreach (CallWindow window in Windows(statements, account, filter, after, () => limit - page.Count))
        {
            (string sql, object?[] values) = Query(account, filter, window, after, limit - page.Count);
            page.AddRange(statements.Rows(sql, Map, values));
            if (page.Count == limit)
            {
                break;
            }
        }

        return page;
    }

    /// <summary>The statement that reads a page, or what a window has of it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="filter">Which calls.</param>
    /// <param name="window">Where they are looked for.</param>
    /// <param name="after">The last call seen, or null.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The text and its values.</returns>
    internal static (string Sql, object?[] Values) Query(
        int account, CallFilter filter, CallWindow window, CallCursor? after, int limit)
    {
        List<object?> values = [account];
        string Value(object value)
        {
            values.Add(value);
            return FormattableString.Invariant($"${values.Count}");
        }

        List<string> conditions = ["call.account_id = $1", window.Condition(Value)];
        void Add(object? value, Func<string, string> condition)
        {
            if (value is not null)
            {
                conditions.Add(condition(Value(value)));
            }
        }

        Add(filter.Department, name => $"department = {name} COLLATE NOCASE");
        Add(filter.From is { } from ? Stored.Ticks(from) : null, name => $"start_time >= {name}");
        Add(filter.To is { } to ? Stored.Ticks(to) : null, name => $"start_time < {name}");
        Add(filter.CallType, name => $"call_type = {name} COLLATE NOCASE");
        Add(filter.Country?.ToUpperInvariant(), name => $"country = {name}");
        Add((int?)filter.Payer, name => $"payer = {name}");
        Add((int?)filter.Reason, name => $"reason = {name}");
        Add(filter.Refused, name => $"refused = {name}");
        Add(filter.Unrated, name => $"(charge IS NULL) = {name}");
        if (after is not null)
        {
            conditions.Add($"(start_time, usage_id) > ({Value(Stored.Ticks(after.StartTime))}, {Value(Stored.Blob(after.UsageId))})");
        }

        string where = string.Join(" AND ", conditions);
        string sql = $"SELECT {Columns} FROM {window.Source} WHERE {where} ORDER BY start_time, usage_id LIMIT {Value(limit)}";
        return (sql, [.. values]);
    }

    private static IEnumerable<CallWindow> Windows(
        Statements statements, int account, CallFilter filter, CallCursor? after, Func<int> missing)
    {
        List<int>? parties = filter.User is { } user ? PartiesOf(statements, account, user) : null;
        if (parties is [])
        {
            return [];
        }

        if (filter.UsageId is { } id)
        {
            return new CallKeys(statements, account).Find(id) is { } call ? [CallWindow.Of(call, parties)] : [];
        }

        (long?, long?) period = (Stored.Ticks(after?.StartTime ?? filter.From), Stored.Ticks(filter.To));
        return parties is null
            ? MinuteWindows.Of(statements, account, period, filter.Payer, missing)
            : PartyWindows.Of(statements, account, parties, period);
    }

    // Records do not always carry the object id of a user who is known here.
    private static List<int> PartiesOf(Statements statements, int account, UserIdentity user) => statements.Rows(
        """
        SELECT party_no FROM call_party WHERE account_id = $1 AND object_id = $2
        UNION
        SELECT party_no FROM call_party WHERE account_id = $1
            AND name_key = (SELECT name_key FROM directory_user WHERE account_id = $1 AND object_id = $2)
        UNION
        SELECT party_no FROM call_party WHERE account_id = $1 AND name_key = $3
        """,
        row => row.GetInt32(0),
        account,
        Stored.Blob(user.ObjectId),
        user.UserPrincipalName is { } name ? Stored.Key(name) : null);

    private static CallView Map(SqliteDataReader row) => new()
    {
        Record = Record(row),
        Department = row.TextOrNull(24),
        Direction = (CallDirection)row.GetByte(25),
        Country = row.TextOrNull(26),
        Domestic = row.IsDBNull(27) ? null : row.GetBoolean(27),
        Payer = (Payer)row.GetByte(28),
        Reason = (QuoteReason)row.GetByte(29),
        Refused = row.GetBoolean(30),
        PoolMinutes = row.GetInt32(31),
        BilledSeconds = row.GetInt64(32),
        Prefix = row.TextOrNull(33),
        RatePerMinute = row.LongOrNull(34),
        ConnectionFee = row.LongOrNull(35),
        Charge = row.LongOrNull(36),
        CardNumber = row.IntOrNull(37),
        RateCard = row.TextOrNull(38),
        Number = row.GetInt64(39),
        Batch = row.GetInt64(40),
        UserNumber = row.IntOrNull(41),
        Pool = row.IsDBNull(42) ? null : Pool(row),
        UserPrincipalName = row.TextOrNull(47),
        OwnerKey = row.TextOrNull(48),
    };

    private static PoolKey Pool(SqliteDataReader row) => new(
        Month.FromKey(row.GetInt32(42)),
        (PoolScope)row.GetInt32(43),
        string.Intern(row.GetString(44)),
        (LicenseGrants)row.GetInt32(45),
        row.GetString(46));

    private static CallRecord Record(SqliteDataReader row) => new(row.Id(0), Kind(row), row.Moment(14), row.GetInt32(16), User(row))
    {
        CallId = row.TextOrNull(1),
        ConferenceId = row.TextOrNull(2),
        CallerId = row.TextOrNull(7),
        DestinationNumber = row.TextOrNull(12),
        EndTime = row.MomentOrNull(15),
        ConnectionFee = row.LongOrNull(17),
        Charge = row.LongOrNull(18),
    };

    private static CallUser User(SqliteDataReader row) => new()
    {
        UserLocation = row.TextOrNull(3),
        ObjectId = row.IdOrNull(4),
        UserPrincipalName = row.TextOrNull(5),
        DisplayName = row.TextOrNull(6),
    };

    private static CallKind Kind(SqliteDataReader row) => new()
    {
        CallType = row.GetString(8),
        NumberType = row.TextOrNull(9),
        DomesticInternational = row.TextOrNull(10),
        DestinationDialed = row.TextOrNull(11),
        ExternalCountry = row.TextOrNull(13),
        Currency = row.TextOrNull(19),
        Capability = row.TextOrNull(20),
        Operator = row.TextOrNull(21),
        DurationSource = row.TextOrNull(22),
        AdministrativeUnits = row.TextOrNull(23),
    };
}
