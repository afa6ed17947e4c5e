using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Reads a page of calls by start, through the index that fits the filter.</summary>
internal static class CallPage
{
    private const string Columns = """
        usage_id, call_id, conference_id, user_location, object_id, user_principal_name, display_name, caller_id, call_type,
        number_type, domestic_international, destination_dialed, destination_number, external_country, call.start_time, end_time,
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
        List<int>? parties = filter.User is { } user ? PartiesOf(statements, account, user) : null;
        if (parties is [])
        {
            return [];
        }

        (string sql, object?[] values) = Query(account, filter, parties, after, limit);
        return statements.Rows(sql, Map, values);
    }

    /// <summary>The statement that reads a page.</summary>
    /// <param name="account">The account.</param>
    /// <param name="filter">Which calls.</param>
    /// <param name="parties">The parties of the user who is filtered by, at least one; null where none is.</param>
    /// <param name="after">The last call seen, or null.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The text and its values.</returns>
    internal static (string Sql, object?[] Values) Query(
        int account, CallFilter filter, IReadOnlyList<int>? parties, CallCursor? after, int limit)
    {
        string source = "call";
        string start = "call.start_time";
        List<string> conditions = ["call.account_id = $1"];
        if (parties is not null)
        {
            // One party's calls come in order; of several, what is left of the period is sorted.
            source = "call_of_party AS owned CROSS JOIN call ON call.call_no = owned.call_no";
            start = "owned.start_time";
            conditions.Add(parties is [int only]
                ? FormattableString.Invariant($"owned.party_no = {only}")
                : FormattableString.Invariant($"owned.party_no IN ({string.Join(", ", parties)})"));
        }

        List<object?> values = [account];
        string Value(object value)
        {
            values.Add(value);
            return FormattableString.Invariant($"${values.Count}");
        }

        void Add(object? value, Func<string, string> condition)
        {
            if (value is not null)
            {
                conditions.Add(condition(Value(value)));
            }
        }

        Add(
            filter.UsageId is { } id ? Stored.Blob(id) : null,
            name => $"call.call_no = (SELECT key.call_no FROM call_key AS key WHERE key.account_id = $1 AND key.usage_id = {name})");
        Add(filter.Department, name => $"department = {name} COLLATE NOCASE");
        Add(filter.From is { } from ? Stored.Ticks(from) : null, name => $"{start} >= {name}");
        Add(filter.To is { } to ? Stored.Ticks(to) : null, name => $"{start} < {name}");
        Add(filter.CallType, name => $"call_type = {name} COLLATE NOCASE");
        Add(filter.Country?.ToUpperInvariant(), name => $"country = {name}");
        Add((int?)filter.Payer, name => $"payer = {name}");
        Add((int?)filter.Reason, name => $"reason = {name}");
        Add(filter.Refused, name => $"refused = {name}");
        Add(filter.Unrated, name => $"(charge IS NULL) = {name}");
        if (after is not null)
        {
            conditions.Add($"({start}, usage_id) > ({Value(Stored.Ticks(after.StartTime))}, {Value(Stored.Blob(after.UsageId))})");
        }

        string where = string.Join(" AND ", conditions);
        string sql = FormattableString.Invariant(
            $"SELECT {Columns} FROM {source} WHERE {where} ORDER BY {start}, usage_id LIMIT {limit}");
        return (sql, [.. values]);
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

    private static CallRecord Record(SqliteDataReader row) => new()
    {
        UsageId = row.Id(0),
        CallId = row.TextOrNull(1),
        ConferenceId = row.TextOrNull(2),
        UserLocation = row.TextOrNull(3),
        ObjectId = row.IdOrNull(4),
        UserPrincipalName = row.TextOrNull(5),
        DisplayName = row.TextOrNull(6),
        CallerId = row.TextOrNull(7),
        CallType = row.GetString(8),
        NumberType = row.TextOrNull(9),
        DomesticInternational = row.TextOrNull(10),
        DestinationDialed = row.TextOrNull(11),
        DestinationNumber = row.TextOrNull(12),
        ExternalCountry = row.TextOrNull(13),
        StartTime = row.Moment(14),
        EndTime = row.MomentOrNull(15),
        DurationSeconds = row.GetInt32(16),
        ConnectionFee = row.LongOrNull(17),
        Charge = row.LongOrNull(18),
        Currency = row.TextOrNull(19),
        Capability = row.TextOrNull(20),
        Operator = row.TextOrNull(21),
        DurationSource = row.TextOrNull(22),
        AdministrativeUnits = row.TextOrNull(23),
    };
}
