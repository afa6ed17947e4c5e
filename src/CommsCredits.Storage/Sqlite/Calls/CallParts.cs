using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What calls share with others, told apart by the objects that say it, in the order in which it was met.</summary>
/// <remarks>
/// Calls of one import share these objects. So the thread that prices needs neither the store nor a look at the texts: what is new
/// goes with the rows to the thread that writes, which finds its number.
/// </remarks>
internal sealed class CallParts
{
    private const int UsersRemembered = 4 * 1024;

    private readonly KeyTable<PartyObjects, int> parties = new();

    // Most users' calls alternate between those that a pool of their own pays and others.
    private readonly ObjectMemo<CallUser, (PartyObjects Objects, int Place)> ofPools = new(UsersRemembered);
    private readonly ObjectMemo<CallUser, (PartyObjects Objects, int Place)> ofOthers = new(UsersRemembered);
    private readonly KeyTable<KindObject, int> kinds = new();
    private readonly KeyTable<TermsObjects, int> terms = new();
    private readonly KeyTable<UsageGroup, int> groups = new();
    private readonly KeyTable<KindAndTerms, int> groupsOfParts = new();

    /// <summary>Fetches what is looked at when a party is asked for.</summary>
    /// <param name="call">A call whose party is asked for soon.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Fetch(in PricedCall call) => (call.Quote.Pool is null ? ofOthers : ofPools).Fetch(call.Record.User);

    /// <summary>Who a call belongs to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="quote">Its quote.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int PartyOf(in PricedCall call, in Quote quote, List<CallParty> news)
    {
        PartyObjects objects = new(in call, in quote);
        ObjectMemo<CallUser, (PartyObjects Objects, int Place)> known = quote.Pool is null ? ofOthers : ofPools;
        ref readonly (PartyObjects Objects, int Place) last = ref known.Find(call.Record.User, out bool isKnown);
        if (isKnown && last.Objects.Equals(in objects))
        {
            return last.Place;
        }

        if (IsNew(parties, objects, out int place))
        {
            news.Add(CallParty.Of(in call, CallParty.NameOf(in call) is { } name ? Stored.Key(name) : null));
        }

        known.Set(call.Record.User, (objects, place));
        return place;
    }

    /// <summary>What the record says of the kind of call.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int KindOf(CallKind kind, List<CallKind> news)
    {
        if (IsNew(kinds, new KindObject(kind), out int place))
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
    public int TermsOf(in PricedCall call, in Quote quote, List<CallTerms> news)
    {
        if (IsNew(terms, new TermsObjects(in call, in quote), out int place))
        {
            news.Add(CallTerms.Of(in call));
        }

        return place;
    }

    /// <summary>The group of daily sums that a call is counted in.</summary>
    /// <param name="kind">The place of its kind.</param>
    /// <param name="terms">The place of its terms.</param>
    /// <param name="call">The call.</param>
    /// <param name="news">Receives it where it was not met before.</param>
    [MethodImpl(Compiled.AtOnce)]
    public int GroupOf(int kind, int terms, in PricedCall call, List<UsageGroup> news)
    {
        // Terms tell country and payer, the kind tells the call type.
        ref int known = ref groupsOfParts.At(new KindAndTerms(kind, terms), out bool met);
        if (!met)
        {
            UsageGroup group = new(call.Country, call.Record.CallType, call.Quote.Payer);
            if (IsNew(groups, group, out known))
            {
                news.Add(group);
            }
        }

        return known;
    }

    [MethodImpl(Compiled.AtOnce)]
    private static bool IsNew<TKey>(KeyTable<TKey, int> places, in TKey key, out int place)
        where TKey : struct, IEquatable<TKey>
    {
        ref int known = ref places.At(key, out bool met);
        known = met ? known : places.Count - 1;
        place = known;
        return !met;
    }

    /// <summary>The very object that says what kind of call it was.</summary>
    private readonly record struct KindObject(CallKind Kind)
    {
        public bool Equals(KindObject other) => ReferenceEquals(Kind, other.Kind);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Kind);
    }

    /// <summary>The places of a kind and of terms.</summary>
    private readonly record struct KindAndTerms(int Kind, int Terms);
}
