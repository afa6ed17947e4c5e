using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What calls share with others, told apart by the objects that say it, in the order in which it was met.</summary>
/// <remarks>
/// Calls of one import share these objects. So the thread that prices needs neither the store nor a look at the texts: what is new
/// goes with the rows to the thread that writes, which finds its number.
/// </remarks>
internal sealed class CallParts
{
    private readonly Dictionary<PartyObjects, int> parties = [];
    private readonly Dictionary<CallKind, int> kinds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TermsObjects, int> terms = [];
    private readonly Dictionary<GroupObjects, int> groups = [];

    /// <summary>Who a call belongs to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    public int PartyOf(PricedCall call, List<CallParty> news)
    {
        PartyObjects objects = new(call);
        if (!parties.TryGetValue(objects, out int place))
        {
            parties.Add(objects, place = parties.Count);
            news.Add(CallParty.Of(call, CallParty.NameOf(call) is { } name ? Stored.Key(name) : null));
        }

        return place;
    }

    /// <summary>What the record says of the kind of call.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    public int KindOf(CallKind kind, List<CallKind> news)
    {
        if (!kinds.TryGetValue(kind, out int place))
        {
            kinds.Add(kind, place = kinds.Count);
            news.Add(kind);
        }

        return place;
    }

    /// <summary>What was decided of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    public int TermsOf(PricedCall call, List<CallTerms> news)
    {
        TermsObjects objects = new(call);
        if (!terms.TryGetValue(objects, out int place))
        {
            terms.Add(objects, place = terms.Count);
            news.Add(CallTerms.Of(call));
        }

        return place;
    }

    /// <summary>The group of daily sums that a call is counted in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    public int GroupOf(PricedCall call, List<UsageGroup> news)
    {
        GroupObjects objects = new(call.Country, call.Record.CallType, call.Quote.Payer);
        if (!groups.TryGetValue(objects, out int place))
        {
            groups.Add(objects, place = groups.Count);
            news.Add(new UsageGroup(call.Country, call.Record.CallType, call.Quote.Payer));
        }

        return place;
    }
}
