using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private readonly Dictionary<UsageGroup, int> groups = [];

    /// <summary>Who a call belongs to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="quote">Its quote.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int PartyOf(PricedCall call, in Quote quote, List<CallParty> news)
    {
        if (IsNew(parties, new PartyObjects(call, quote), out int place))
        {
            news.Add(CallParty.Of(call, CallParty.NameOf(call) is { } name ? Stored.Key(name) : null));
        }

        return place;
    }

    /// <summary>What the record says of the kind of call.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int KindOf(CallKind kind, List<CallKind> news)
    {
        if (IsNew(kinds, kind, out int place))
        {
            news.Add(kind);
        }

        return place;
    }

    /// <summary>What was decided of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="quote">Its quote.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int TermsOf(PricedCall call, in Quote quote, List<CallTerms> news)
    {
        if (IsNew(terms, new TermsObjects(call, quote), out int place))
        {
            news.Add(CallTerms.Of(call));
        }

        return place;
    }

    /// <summary>The group of daily sums that a call is counted in.</summary>
    /// <param name="group">The group.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int GroupOf(UsageGroup group, List<UsageGroup> news)
    {
        if (IsNew(groups, group, out int place))
        {
            news.Add(group);
        }

        return place;
    }

    [MethodImpl(Compiled.AtOnce)]
    private static bool IsNew<TKey>(Dictionary<TKey, int> places, TKey key, out int place)
        where TKey : notnull
    {
        ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out bool met);
        known = met ? known : places.Count - 1;
        place = known;
        return !met;
    }
}
