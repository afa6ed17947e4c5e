using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The rows that a call shares with others: its party, its kind, its terms, and the group of its daily sums.</summary>
internal sealed class CallShelf
{
    private readonly Statements statements;
    private readonly int account;
    private readonly SharedRows<CallParty> parties;
    private readonly SharedRows<CallKind> kinds;
    private readonly SharedRows<CallTerms> terms;
    private readonly SharedRows<UsageGroup> groups;
    private readonly Dictionary<string, string> nameKeys = new(StringComparer.Ordinal);

    /// <summary>Gets ready.</summary>
    /// <param name="statements">The statements of the transaction.</param>
    /// <param name="account">The account.</param>
    public CallShelf(Statements statements, int account)
    {
        this.statements = statements;
        this.account = account;

        // There may be a hundred thousand users; the other tables stay small.
        parties = new(statements, account, CallParty.Table, Find);
        kinds = new(statements, account, CallKind.Table);
        terms = new(statements, account, CallTerms.Table);
        groups = new(statements, account, UsageGroup.Table);
    }

    /// <summary>Who a call belongs to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="nameKey">The name by which it is found.</param>
    public int PartyOf(PricedCall call, string? nameKey)
    {
        CallRecord record = call.Record;
        return parties.NumberOf(new CallParty(
            record.UserLocation,
            record.ObjectId,
            record.UserPrincipalName,
            record.DisplayName,
            nameKey,
            call.UserNumber,
            call.Department,
            call.Quote.Pool?.Holder));
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
    public int KindOf(CallRecord record) => kinds.NumberOf(CallKind.Of(record));

    /// <summary>What was decided of a call.</summary>
    public int TermsOf(PricedCall call) => terms.NumberOf(CallTerms.Of(call));

    /// <summary>The group of daily sums that a call is counted in.</summary>
    public int GroupOf(UsageGroup group) => groups.NumberOf(group);

    private int? Find(CallParty party)
    {
        RawStatement look = statements.Hot(
            """
            SELECT party_no FROM call_party
            WHERE account_id = ? AND name_key IS ? AND user_no IS ? AND object_id IS ? AND user_principal_name IS ?
                AND display_name IS ? AND user_location IS ? AND department IS ? AND pool_holder IS ?
            """);
        look.Bind(account);
        party.Bind(look);
        int? found = look.Step() ? (int)look.Long(0) : null;
        look.Reset();
        return found;
    }
}
