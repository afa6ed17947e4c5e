namespace CommsCredits.Engine;

/// <summary>Sums calls up, one by one.</summary>
public class CallSum
{
    /// <summary>How many calls.</summary>
    public long Calls { get; private set; }

    /// <summary>Whole started minutes.</summary>
    public long Minutes { get; private set; }

    /// <summary>Minutes that pools paid.</summary>
    public long PoolMinutes { get; private set; }

    /// <summary>What credits paid, in millionths; a call without a price adds nothing.</summary>
    public long Charge { get; private set; }

    /// <summary>Adds a call.</summary>
    /// <param name="call">The call.</param>
    public void Add(CallView call)
    {
        Calls++;
        Minutes += (call.Record.DurationSeconds + 59L) / 60;
        PoolMinutes += call.PoolMinutes;
        Charge += call.Charge ?? 0;
    }

    /// <summary>The sum as a row.</summary>
    /// <param name="keys">What its calls have in common.</param>
    /// <returns>The row as it stands now.</returns>
    public UsageSum Row(IReadOnlyList<string?> keys) => new(keys, Calls, Minutes, PoolMinutes, Charge);
}
