namespace CommsCredits.Engine;

/// <summary>Which calls of its period a usage report is of, so that it can say so.</summary>
public sealed record UsageChoice
{
    /// <summary>Every call of the period.</summary>
    public static UsageChoice All { get; } = new();

    /// <summary>What the calls have in common; its period is the report's own.</summary>
    public CallFilter Filter { get; init; } = new();

    /// <summary>At most so many calls; null for all.</summary>
    public int? First { get; init; }

    /// <summary>Whether the calls were handed over one by one, and were chosen nobody knows how.</summary>
    public bool AreGiven { get; init; }
}
