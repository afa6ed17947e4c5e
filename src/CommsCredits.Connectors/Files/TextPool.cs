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

    readonly (byte[]? Utf8, string? Text)[] texts = new (byte[]?, string?)[Places];

    /// <summary>The text of some UTF-8; null when there is none.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;
        if (utf8.Length > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        // What collides on purpose pushes out what stood there, and no more than that.
        ref var place = ref texts[ByteHash.Of(utf8) & (Places - 1)];
        if (place.Text is null || !utf8.SequenceEqual(place.Utf8))
            place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Text;
    }
}
