namespace CommsCredits.Engine;

/// <summary>The provider's charges for one service, origin and prefix, and the price and fee behind them.</summary>
/// <param name="chargeIncludesFee">Whether a charge contains its connection fee (rule R2, a setting).</param>
internal sealed class RateGroup(bool chargeIncludesFee)
{
    // Calls of one length and charge tell the same: what is kept does not grow with the calls of a steady price.
    private readonly Dictionary<(long Charge, long Amount, int Minutes), long> charges = [];
    private readonly Dictionary<long, long> fees = [];
    private PriceRange halfUp = PriceRange.All;
    private PriceRange eitherWay = PriceRange.All;

    /// <summary>How many calls there are.</summary>
    public long Calls { get; private set; }

    /// <summary>Adds a call.</summary>
    public void Add(in ProviderCall call)
    {
        long amount = chargeIncludesFee ? call.Charge - call.Fee : call.Charge;
        Calls++;
        Count(charges, (call.Charge, amount, call.Minutes));
        Count(fees, call.Fee);
        halfUp = halfUp.And(PriceRange.Of(call.Charge, amount, call.Minutes, halfUp: true));
        eitherWay = eitherWay.And(PriceRange.Of(call.Charge, amount, call.Minutes, halfUp: false));
    }

    /// <summary>The price a minute that explains every call, or else the most of them.</summary>
    public PriceFinding Price()
    {
        PriceRange range = !halfUp.IsEmpty ? halfUp : !eitherWay.IsEmpty ? eitherWay : MostCommon();
        long price = range.Simplest();
        bool constant = !halfUp.IsEmpty || !eitherWay.IsEmpty;
        long misfits = constant ? 0 : charges.Sum(pair => RangeOf(pair.Key).Contains(price) ? 0 : pair.Value);
        IEnumerable<long> seen = charges.Keys.Select(key => PriceRange.Nearest(Math.Max(0, key.Amount), key.Minutes));
        return new PriceFinding(price, misfits, seen.Min(), seen.Max());
    }

    /// <summary>The connection fee of the most calls; of several the lowest.</summary>
    public PriceFinding Fee()
    {
        (long fee, long count) = fees.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First();
        return new PriceFinding(fee, Calls - count, fees.Keys.Min(), fees.Keys.Max());
    }

    // Where ranges begin and end, in order: between two of these points the same calls are explained. The lowest part wins a tie.
    private PriceRange MostCommon()
    {
        SortedDictionary<long, long> changes = [];
        foreach ((var key, long count) in charges)
        {
            PriceRange range = RangeOf(key);
            changes[range.Low] = changes.GetValueOrDefault(range.Low) + count;
            changes[range.High + 1] = changes.GetValueOrDefault(range.High + 1) - count;
        }

        long[] points = [.. changes.Keys];
        PriceRange best = default;
        long most = 0;
        long here = 0;
        for (int index = 0; index < points.Length; index++)
        {
            here += changes[points[index]];
            if (here > most)
            {
                most = here;
                best = new PriceRange(points[index], points[index + 1] - 1);
            }
        }

        return best;
    }

    private static PriceRange RangeOf((long Charge, long Amount, int Minutes) key) =>
        PriceRange.Of(key.Charge, key.Amount, key.Minutes, halfUp: false);

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
