using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>What the calls of a batch took, by lot and UTC day: one posting for each.</summary>
internal sealed class PostingSums
{
    private readonly Dictionary<(DateOnly Day, int Lot), (long Micros, int Calls)> sums = [];

    // Calls come in the order of their starts, so most draw from the lot and on the day of the call before.
    private (DateOnly Day, int Lot) open;
    private long openMicros;
    private int openCalls;

    /// <summary>Adds what a call drew.</summary>
    /// <param name="call">The call.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(in PricedCall call)
    {
        LotDraws draws = call.Draws;
        for (int index = 0; index < draws.Count; index++)
        {
            LotDraw draw = draws[index];
            (DateOnly, int) sum = (DateOnly.FromDateTime(call.Record.StartTime.UtcDateTime), draw.LotNumber);
            if (sum != open)
            {
                Close();
                open = sum;
            }

            openMicros += draw.Micros;
            openCalls++;
        }
    }

    /// <summary>The sums by day, then by lot.</summary>
    /// <returns>Millionths and the number of draws of each.</returns>
    public IEnumerable<(int Lot, DateOnly Day, long Micros, int Calls)> InOrder()
    {
        Close();
        return sums.OrderBy(sum => sum.Key).Select(sum => (sum.Key.Lot, sum.Key.Day, sum.Value.Micros, sum.Value.Calls));
    }

    private void Close()
    {
        if (openCalls > 0)
        {
            (long micros, int calls) = sums.GetValueOrDefault(open);
            sums[open] = (micros + openMicros, calls + openCalls);
            (openMicros, openCalls) = (0, 0);
        }
    }
}
