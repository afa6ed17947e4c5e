using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Gives out one text for equal texts that follow each other closely: names, countries, licences.</summary>
/// <remarks>
/// A table of fixed size in which a newcomer takes the place of the text before it. It may forget, it cannot grow.
/// </remarks>
sealed class TextPool
{
    const int Places = 16 * 1024;
    const int LongestPooled = 128;

    readonly string?[] texts = new string?[Places];

    /// <summary>The text of some UTF-8; null when there is none.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;
        if (utf8.Length > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        Span<char> buffer = stackalloc char[LongestPooled];
        var text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        ref var place = ref texts[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        return place is not null && text.SequenceEqual(place) ? place : place = new string(text);
    }
}
