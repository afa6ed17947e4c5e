namespace CommsCredits.Engine;

/// <summary>The prices a minute, in millionths, that explain a rounded charge; both ends belong to it.</summary>
/// <param name="Low">The lowest price.</param>
/// <param name="High">The highest; below <see cref="Low"/> where no price is left.</param>
public readonly record struct PriceRange(long Low, long High)
{
    private const long Cent = Money.MicrosPerUnit / 100;
    private const long HalfCent = Cent / 2;

    /// <summary>Every price.</summary>
    public static PriceRange All => new(0, long.MaxValue);

    /// <summary>Whether no price is left.</summary>
    public bool IsEmpty => Low > High;

    /// <summary>The prices that explain a charge.</summary>
    /// <param name="charge">
    /// The charge as recorded. A multiple of 0.01 counts as rounded to cents, any other as rounded to a millionth: exports have two
    /// decimals, Graph has more (usage-formats §6).
    /// </param>
    /// <param name="amount">What of it the minutes cost: the charge, or the charge without its fee. Below zero counts as zero.</param>
    /// <param name="minutes">Whole started minutes, above zero.</param>
    /// <param name="halfUp">
    /// Whether a half cent is known to have been rounded up, as we do it; else it may have been rounded either way.
    /// </param>
    /// <returns>The range; never empty.</returns>
    public static PriceRange Of(long charge, long amount, int minutes, bool halfUp)
    {
        long paid = Math.Max(0, amount);
        if (charge % Cent != 0)
        {
            long nearest = Nearest(paid, minutes);
            return new PriceRange(nearest, nearest);
        }

        long low = Math.Max(0, paid - HalfCent + minutes - 1) / minutes;
        long high = (paid + HalfCent - (halfUp ? 1 : 0)) / minutes;
        return low <= high ? new PriceRange(low, high) : new PriceRange(Nearest(paid, minutes), Nearest(paid, minutes));
    }

    /// <summary>An amount a minute, to the nearest millionth, half up.</summary>
    /// <param name="amount">Millionths, zero or above.</param>
    /// <param name="minutes">Above zero.</param>
    /// <returns>Millionths a minute.</returns>
    public static long Nearest(long amount, int minutes) => (amount + (minutes / 2)) / minutes;

    /// <summary>The prices that are in both ranges.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>A range, perhaps an empty one.</returns>
    public PriceRange And(PriceRange other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    /// <summary>Whether a price is in it.</summary>
    /// <param name="price">Millionths a minute.</param>
    /// <returns>True between the ends.</returns>
    public bool Contains(long price) => price >= Low && price <= High;

    /// <summary>The price with the fewest decimals; of several the one closest to the middle, of two the lower one.</summary>
    /// <returns>Millionths a minute.</returns>
    /// <exception cref="InvalidOperationException">The range is empty.</exception>
    public long Simplest()
    {
        if (IsEmpty)
        {
            throw new InvalidOperationException("No price is in an empty range.");
        }

        long step = Money.MicrosPerUnit;
        while (High / step * step < Low)
        {
            step /= 10;
        }

        // In steps from zero: the multiples around the middle, kept inside the range.
        long first = (Low + step - 1) / step * step;
        long last = High / step * step;
        long middle = Low + ((High - Low) / 2);
        long below = Math.Clamp(middle / step * step, first, last);
        long above = Math.Min(below + step, last);
        return above - middle < middle - below ? above : below;
    }
}
