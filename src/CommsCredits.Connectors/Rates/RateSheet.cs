using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Reads the CSV of a rate card, in the words of this product or of the sheets that operators send.</summary>
public static class RateSheet
{
    /// <summary>Reads the lines below the header as they stand; judging them is for <see cref="RateCardRules"/>.</summary>
    /// <remarks>The file is opened when the first line is asked for, and read as the lines are.</remarks>
    /// <param name="path">A CSV with a header, separated by commas or semicolons.</param>
    /// <returns>A line for each row; none when there is only a header.</returns>
    /// <exception cref="CommsCreditException">
    /// <c>FileNotFound</c>, <c>FileLocked</c>, <c>FileFormatUnknown</c> when a required column is missing, or
    /// <c>RateCardInvalid</c> for a row that is not sound CSV.
    /// </exception>
    public static IEnumerable<RateCardLine> Read(string path)
    {
        var file = SourceFile.Of(path);
        using var stream = new SourceStream(file.Open(), file.Path, file.Length);
        using var input = ReplayStream.Utf8(stream);
        using var rows = new CsvRows(input, SeparatorOf(input));
        var header = RateHeader.Read(rows, file.Path);
        while (rows.Read(CancellationToken.None))
            yield return header.Line(rows);
        file.EnsureUnchanged();
    }

    // Programs in countries with a decimal comma write semicolons, and tell nobody.
    static char SeparatorOf(ReplayStream input)
    {
        Span<byte> head = stackalloc byte[4096];
        head = head[..input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        input.Position = 0;
        var end = head.IndexOfAny("\r\n"u8);
        var header = end < 0 ? head : head[..end];
        return !header.Contains((byte)',') && header.Contains((byte)';') ? ';' : ',';
    }
}
