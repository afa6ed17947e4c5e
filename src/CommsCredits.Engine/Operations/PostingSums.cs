namespace CommsCredits.Engine;

/// <summary>What the calls of a batch took, by lot and UTC day: one posting for each.</summary>
internal sealed class PostingSums
{
    private readonly Dictionary<(DateOnly Day, int Lot), (long Micros, int Calls)> sums = [];

    /// <summary>Adds what a call drew.</summary>
    /// <param name="call">The call.</param>
    public void Add(PricedCall call)
    {
        if (call.Draws.Count == 0)
        {
            return;
        }

        DateOnly day = DateOnly.FromDateTime(call.Record.StartTime.UtcDateTime);
        foreach (LotDraw draw in call.Draws)
        {
            (long micros, int calls) = sums.GetValueOrDefault((day, draw.LotNumber));
            sums[(day, draw.LotNumber)] = (micros + draw.Micros, calls + 1);
        }
    }

    /// <summary>The sums by day, then by lot.</summary>
    /// <returns>Millionths and the number of draws of each.</returns>
    public IEnumerable<(int Lot, DateOnly Day, long Micros, int Calls)> InOrder() => sums
        .OrderBy(sum => sum.Key)
        .Select(sum => (sum.Key.Lot, sum.Key.Day, sum.Value.Micros, sum.Value.Calls));
}
