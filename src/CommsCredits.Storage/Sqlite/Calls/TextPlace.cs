namespace CommsCredits.Storage;

/// <summary>Where a text stands in <see cref="PreparedCalls"/>; the default value is no text at all.</summary>
internal readonly struct TextPlace(int from, int length)
{
    private readonly int end = from + length + 1;

    /// <summary>Whether there is one.</summary>
    public bool IsText => end > 0;

    /// <summary>Its first byte.</summary>
    public int From { get; } = from;

    /// <summary>Its bytes.</summary>
    public int Length => end - From - 1;
}
