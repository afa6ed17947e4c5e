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

    /// <summary>Gets ready.</summary>
    /// <param name="statements">The statements of the transaction.</param>
    /// <param name="account">The account.</param>
    public CallShelf(Statements statements, int account)
    {
        this.statements = statements;
        this.account = account;

        // There may be a hundred thousand users; the other tables stay small.
        parties = new(statements, account, CallParty.Table, Find);
        kinds = new(statements, account, CallKinds.Table);
        terms = new(statements, account, CallTerms.Table);
        groups = new(statements, account, UsageGroup.Table);
    }

    /// <summary>Who a call belongs to.</summary>
    public int PartyOf(CallParty party) => parties.NumberOf(party);

    /// <summary>What records say of the kind of call.</summary>
    public int KindOf(CallKind kind) => kinds.NumberOf(kind);

    /// <summary>What was decided of a call.</summary>
    public int TermsOf(CallTerms decided) => terms.NumberOf(decided);

    /// <summary>A group of daily sums.</summary>
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
