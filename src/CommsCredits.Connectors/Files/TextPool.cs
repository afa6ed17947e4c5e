using System.Runtime.CompilerServices;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Gives out one text for equal texts that follow each other closely: names, countries, licences.</summary>
sealed class TextPool
{
    const int LongestPooled = 128;

    readonly PartPool<string> texts = new();

    /// <summary>The text of some UTF-8; null when there is none.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        texts.Expect(utf8);
        return GetExpected(utf8);
    }

    /// <summary>Fetches the place of a text that is asked for soon, as the next one.</summary>
    public void Expect(ReadOnlySpan<byte> utf8) => texts.Expect(utf8);

    /// <summary>Fetches what stands at the place that was fetched before.</summary>
    public void FetchExpected() => texts.FetchExpected();

    /// <summary>The text that was expected; null when there is none.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public string? GetExpected(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;
        return utf8.Length > LongestPooled
            ? Encoding.UTF8.GetString(utf8)
            : texts.FindExpected(utf8) ?? texts.Keep(utf8, Encoding.UTF8.GetString(utf8));
    }
}
