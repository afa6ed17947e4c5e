namespace CommsCredits.Engine;

/// <summary>
/// Which thresholds the balance may still cross with a notice (law L15). A crossing disarms its threshold; a settled funding that
/// lifts the balance to it arms it again, so that a balance that flaps around it is told of once.
/// </summary>
/// <param name="LowArmed">Whether falling below the threshold of a low balance is told.</param>
/// <param name="ZeroArmed">Whether falling to zero is told.</param>
/// <param name="Crossings">Crossings so far; they number the notices.</param>
public sealed record BalanceWatch(bool LowArmed, bool ZeroArmed, long Crossings)
{
    /// <summary>An account that was never funded has nothing to fall from.</summary>
    public static BalanceWatch Unfunded { get; } = new(LowArmed: false, ZeroArmed: false, Crossings: 0);
}
