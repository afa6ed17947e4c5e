using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Finds or makes the rows that calls share, and remembers them as long as the transaction lasts.</summary>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class CallShelf(Statements statements, int account)
{
    private readonly Dictionary<CallParty, int> parties = [];
    private readonly Dictionary<string, string> nameKeys = new(StringComparer.Ordinal);
    private Dictionary<CallKind, int>? kinds;
    private Dictionary<CallTerms, int>? terms;
    private Dictionary<UsageGroup, int>? groups;

    /// <summary>Who a call belongs to.</summary>
    public int PartyOf(PricedCall call, string? nameKey)
    {
        CallRecord record = call.Record;
        CallParty party = new(
            record.UserLocation,
            record.ObjectId,
            record.UserPrincipalName,
            record.DisplayName,
            nameKey,
            call.UserNumber,
            call.Department,
            call.Quote.Pool?.Holder);
        if (!parties.TryGetValue(party, out int number))
        {
            parties.Add(party, number = Find(party) ?? Insert(party));
        }

        return number;
    }

    /// <summary>The name by which a call is found: its owner's, else the record's.</summary>
    public string? NameKeyOf(PricedCall call)
    {
        if ((call.OwnerName ?? call.Record.UserPrincipalName) is not { } name)
        {
            return null;
        }

        if (!nameKeys.TryGetValue(name, out string? key))
        {
            nameKeys.Add(name, key = Stored.Key(name));
        }

        return key;
    }

    /// <summary>What the record says of the kind of call.</summary>
    public int KindOf(CallRecord record)
    {
        kinds ??= Load(
            """
            SELECT kind_no, call_type, number_type, domestic_international, destination_dialed, external_country, provider_currency,
                capability, operator, duration_source, administrative_units
            FROM call_kind WHERE account_id = ?
            """,
            row => new CallKind(
                row.Text(1)!,
                row.Text(2),
                row.Text(3),
                row.Text(4),
                row.Text(5),
                row.Text(6),
                row.Text(7),
                row.Text(8),
                row.Text(9),
                row.Text(10)));
        CallKind kind = CallKind.Of(record);
        if (!kinds.TryGetValue(kind, out int number))
        {
            kinds.Add(kind, number = Insert(kind));
        }

        return number;
    }

    /// <summary>What was decided of a call.</summary>
    public int TermsOf(PricedCall call)
    {
        terms ??= Load(
            """
            SELECT terms_no, direction, country, domestic, reason, refused, pool_month, pool_scope, pool_country, pool_plan, card_no,
                prefix, rate_per_minute, rate_fee
            FROM call_terms WHERE account_id = ?
            """,
            row => new CallTerms(
                (CallDirection)row.Long(1),
                row.Text(2),
                row.LongOrNull(3) is { } domestic ? domestic != 0 : null,
                (QuoteReason)row.Long(4),
                row.Long(5) != 0,
                (int?)row.LongOrNull(6),
                (PoolScope?)row.LongOrNull(7),
                row.Text(8),
                (LicenseGrants?)row.LongOrNull(9),
                (int?)row.LongOrNull(10),
                row.Text(11),
                row.LongOrNull(12),
                row.LongOrNull(13)));
        CallTerms decided = CallTerms.Of(call);
        if (!terms.TryGetValue(decided, out int number))
        {
            terms.Add(decided, number = Insert(decided));
        }

        return number;
    }

    /// <summary>The group of daily sums that a call is counted in.</summary>
    public int GroupOf(UsageGroup group)
    {
        groups ??= Load(
            "SELECT group_no, country, call_type, payer FROM usage_group WHERE account_id = ?",
            row => new UsageGroup(row.Text(1), row.Text(2)!, (Payer)row.Long(3)));
        if (!groups.TryGetValue(group, out int number))
        {
            RawStatement insert = statements.Hot(
                "INSERT INTO usage_group (group_no, account_id, country, call_type, payer) VALUES (?, ?, ?, ?, ?)");
            number = Next(insert, "SELECT coalesce(max(group_no), 0) + 1 FROM usage_group");
            insert.Bind(group.Country);
            insert.Bind(group.CallType);
            insert.Bind((int)group.Payer);
            insert.Run();
            groups.Add(group, number);
        }

        return number;
    }

    private int? Find(CallParty party)
    {
        RawStatement look = statements.Hot(
            """
            SELECT party_no FROM call_party
            WHERE account_id = ? AND name_key IS ? AND user_no IS ? AND object_id IS ? AND user_principal_name IS ?
                AND display_name IS ? AND user_location IS ? AND department IS ? AND pool_holder IS ?
            """);
        look.Bind(account);
        look.Bind(party.NameKey);
        look.Bind(party.UserNumber);
        look.Bind(party.ObjectId);
        look.Bind(party.UserPrincipalName);
        look.Bind(party.DisplayName);
        look.Bind(party.UserLocation);
        look.Bind(party.Department);
        look.Bind(party.PoolHolder);
        int? found = look.Step() ? (int)look.Long(0) : null;
        look.Reset();
        return found;
    }

    private int Insert(CallParty party)
    {
        RawStatement insert = statements.Hot(
            """
            INSERT INTO call_party (party_no, account_id, user_location, object_id, user_principal_name, display_name, name_key,
                user_no, department, pool_holder)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        int number = Next(insert, "SELECT coalesce(max(party_no), 0) + 1 FROM call_party");
        insert.Bind(party.UserLocation);
        insert.Bind(party.ObjectId);
        insert.Bind(party.UserPrincipalName);
        insert.Bind(party.DisplayName);
        insert.Bind(party.NameKey);
        insert.Bind(party.UserNumber);
        insert.Bind(party.Department);
        insert.Bind(party.PoolHolder);
        insert.Run();
        return number;
    }

    private int Insert(CallKind kind)
    {
        RawStatement insert = statements.Hot(
            """
            INSERT INTO call_kind (kind_no, account_id, call_type, number_type, domestic_international, destination_dialed,
                external_country, provider_currency, capability, operator, duration_source, administrative_units)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        int number = Next(insert, "SELECT coalesce(max(kind_no), 0) + 1 FROM call_kind");
        insert.Bind(kind.CallType);
        insert.Bind(kind.NumberType);
        insert.Bind(kind.DomesticInternational);
        insert.Bind(kind.DestinationDialed);
        insert.Bind(kind.ExternalCountry);
        insert.Bind(kind.Currency);
        insert.Bind(kind.Capability);
        insert.Bind(kind.Operator);
        insert.Bind(kind.DurationSource);
        insert.Bind(kind.AdministrativeUnits);
        insert.Run();
        return number;
    }

    private int Insert(CallTerms decided)
    {
        RawStatement insert = statements.Hot(
            """
            INSERT INTO call_terms (terms_no, account_id, direction, country, domestic, reason, refused, pool_month, pool_scope,
                pool_country, pool_plan, card_no, prefix, rate_per_minute, rate_fee)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        int number = Next(insert, "SELECT coalesce(max(terms_no), 0) + 1 FROM call_terms");
        insert.Bind((int)decided.Direction);
        insert.Bind(decided.Country);
        insert.Bind(decided.Domestic is { } domestic ? (domestic ? 1L : 0L) : null);
        insert.Bind((int)decided.Reason);
        insert.Bind(decided.Refused ? 1 : 0);
        insert.Bind(decided.PoolMonth);
        insert.Bind((long?)decided.PoolScope);
        insert.Bind(decided.PoolCountry);
        insert.Bind((long?)decided.PoolPlan);
        insert.Bind(decided.CardNumber);
        insert.Bind(decided.Prefix);
        insert.Bind(decided.PerMinute);
        insert.Bind(decided.ConnectionFee);
        insert.Run();
        return number;
    }

    // The number and the account come first in each of the tables.
    private int Next(RawStatement insert, string sql)
    {
        RawStatement last = statements.Hot(sql);
        last.Step();
        int number = checked((int)last.Long(0));
        last.Reset();
        insert.Bind(number);
        insert.Bind(account);
        return number;
    }

    private Dictionary<T, int> Load<T>(string sql, Func<RawStatement, T> map)
        where T : notnull
    {
        Dictionary<T, int> rows = [];
        RawStatement all = statements.Hot(sql);
        all.Bind(account);
        while (all.Step())
        {
            rows[map(all)] = (int)all.Long(0);
        }

        all.Reset();
        return rows;
    }
}
