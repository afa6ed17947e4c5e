namespace CommsCredits.Storage;

/// <summary>Where a text stands in <see cref="PreparedCalls"/>, and in which form; the default value is no text at all.</summary>
internal readonly struct TextPlace(TextForm form, int from, int length)
{
    private const int FormBits = 2;

    private readonly int lengthAndForm = (length << FormBits) | (int)form;

    /// <summary>How its bytes are to be read.</summary>
    public TextForm Form => (TextForm)(lengthAndForm & ((1 << FormBits) - 1));

    /// <summary>Its first byte.</summary>
    public int From { get; } = from;

    /// <summary>Its bytes.</summary>
    public int Length => lengthAndForm >> FormBits;
}
