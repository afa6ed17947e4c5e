namespace CommsCredits.Bench;

/// <summary>Keeps every disagreement of a run; one is enough to fail it.</summary>
internal sealed class Agreement
{
    private readonly List<string> faults = [];

    /// <summary>How many comparisons were made.</summary>
    public int Checks { get; private set; }

    /// <summary>What did not agree.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Compares two counts.</summary>
    public void Same(CallSums left, CallSums right) => Hold(left.DifferenceTo(right));

    /// <summary>Compares a number with what it must be.</summary>
    public void Same(string what, long expected, long actual) =>
        Hold(expected == actual ? null : $"{what}: {actual}, but it must be {expected}");

    /// <summary>Notes a disagreement, or that there is none.</summary>
    /// <param name="fault">What differs, or null.</param>
    public void Hold(string? fault)
    {
        Checks++;
        if (fault is not null)
            faults.Add(fault);
    }
}
