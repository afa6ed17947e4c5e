using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>A price found behind charges.</summary>
/// <param name="Micros">Millionths: a minute, or a call for a fee.</param>
/// <param name="Misfits">How many calls it does not explain.</param>
/// <param name="Lowest">The lowest price seen, to the nearest millionth.</param>
/// <param name="Highest">The highest price seen.</param>
public readonly record struct PriceFinding(long Micros, long Misfits, long Lowest, long Highest);

/// <summary>A rate derived from what a provider charged.</summary>
/// <param name="Rate">The line for a rate card.</param>
/// <param name="Calls">How many calls it stands on.</param>
/// <param name="Price">The price a minute, and the calls that contradict it.</param>
/// <param name="Fee">The fee a call, and the calls that contradict it.</param>
public sealed record DerivedRate(Rate Rate, long Calls, PriceFinding Price, PriceFinding Fee)
{
    /// <summary>What is not constant, for people; empty where everything is.</summary>
    /// <returns>At most one line for the price and one for the fee.</returns>
    public IEnumerable<string> Doubts()
    {
        string service = Rate.Service == RatedService.Any ? "*" : Rate.Service.ToString();
        string what = $"{Rate.Prefix} {service} {Rate.Origin}";
        if (Price.Misfits > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {Price.Misfits} of {Calls} calls do not fit; prices seen from {Text(Price.Lowest)} to {Text(Price.Highest)}");
        }

        if (Fee.Misfits > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {Fee.Misfits} of {Calls} calls have another connection fee; fees seen from {Text(Fee.Lowest)} to {Text(Fee.Highest)}");
        }
    }

    private static string Text(long micros) => Money.ToDecimal(micros).ToString(CultureInfo.InvariantCulture);
}
