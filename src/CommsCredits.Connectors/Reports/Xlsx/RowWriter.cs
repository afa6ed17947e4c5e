using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Writes the rows of a large sheet as UTF-8, straight into its part.</summary>
/// <remarks>Objects for elements and attributes cost OpenXmlWriter some eight times the rest of the sheet (docs/adr/0013).</remarks>
/// <param name="part">Where to; it stays open.</param>
sealed class RowWriter(Stream part)
{
    // A text grows to five bytes a character at most: an ampersand does. The longest one fits beside its tags.
    const int MostBytesPerLetter = 5;
    const int MostBytesOfTags = 128;
    const int BufferSize = 256 * 1024;

    static readonly SearchValues<char> Escaped = SearchValues.Create("&<>");

    static readonly byte[][] Numbers = [.. Enum.GetValues<CellStyle>().Select(style => Tag($"<c{Style(style)}><v>"))];
    static readonly byte[][] Texts = [.. Enum.GetValues<CellStyle>().Select(style => Tag($"<c{Style(style)} t=\"inlineStr\"><is><t>"))];
    static readonly byte[][] SpacedTexts =
        [.. Enum.GetValues<CellStyle>().Select(style => Tag($"<c{Style(style)} t=\"inlineStr\"><is><t xml:space=\"preserve\">"))];

    readonly byte[] buffer = new byte[BufferSize];
    int length;

    /// <summary>The rows begun.</summary>
    public int Rows { get; private set; }

    public void BeginRow()
    {
        Reserve(0);
        Put("<row>"u8);
        Rows++;
    }

    public void EndRow()
    {
        Reserve(0);
        Put("</row>"u8);
    }

    /// <summary>A cell of a call.</summary>
    /// <param name="content">Its value; a text is never a formula.</param>
    /// <param name="style">How it is shown.</param>
    public void Add(in CallCell content, CellStyle style)
    {
        switch (content.Kind)
        {
            case CallCellKind.Text:
                Add(content.Text!, style);
                break;
            case CallCellKind.Number:
                AddNumber(content.Number, style);
                break;
            case CallCellKind.Moment when SheetDays.Holds(content.Ticks):
                AddDays(SheetDays.OfMoment(content.Ticks), style);
                break;
            case CallCellKind.Moment:
                Add(new DateTime(content.Ticks, DateTimeKind.Utc).ToString("u", CultureInfo.InvariantCulture), CellStyle.Plain);
                break;
            case CallCellKind.Duration:
                AddDays(SheetDays.OfDuration(content.Ticks), style);
                break;
            case CallCellKind.Flag:
                Reserve(0);
                Put(content.Number != 0 ? "<c t=\"b\"><v>1</v></c>"u8 : "<c t=\"b\"><v>0</v></c>"u8);
                break;
            default:
                Reserve(0);
                Put("<c/>"u8);
                break;
        }
    }

    /// <summary>A cell that holds a text and never a formula.</summary>
    /// <param name="text">Any text from outside.</param>
    /// <param name="style">How it is shown.</param>
    public void Add(string text, CellStyle style)
    {
        var safe = SheetText.Safe(text);
        Reserve(safe.Length);
        Put((SheetText.IsSpaced(safe) ? SpacedTexts : Texts)[(int)style]);
        PutEscaped(safe);
        Put("</t></is></c>"u8);
    }

    /// <summary>Hands on what is not in the part yet.</summary>
    public void Flush()
    {
        part.Write(buffer, 0, length);
        length = 0;
    }

    static byte[] Tag(string text) => Encoding.UTF8.GetBytes(text);

    static string Style(CellStyle style) =>
        style == CellStyle.Plain ? string.Empty : FormattableString.Invariant($" s=\"{(int)style}\"");

    void AddNumber(decimal number, CellStyle style)
    {
        Reserve(0);
        Put(Numbers[(int)style]);
        number.TryFormat(buffer.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
        Put("</v></c>"u8);
    }

    void AddDays(long parts, CellStyle style)
    {
        Reserve(0);
        Put(Numbers[(int)style]);
        var (days, rest) = Math.DivRem(parts, SheetDays.PartsPerDay);
        Utf8Formatter.TryFormat(days, buffer.AsSpan(length), out var written);
        length += written;
        if (rest != 0)
        {
            buffer[length++] = (byte)'.';
            Utf8Formatter.TryFormat(rest, buffer.AsSpan(length), out written, new StandardFormat('D', SheetDays.Decimals));
            length += written;
            while (buffer[length - 1] == '0') length--;
        }

        Put("</v></c>"u8);
    }

    void PutEscaped(ReadOnlySpan<char> text)
    {
        for (int index; (index = text.IndexOfAny(Escaped)) >= 0; text = text[(index + 1)..])
        {
            length += Encoding.UTF8.GetBytes(text[..index], buffer.AsSpan(length));
            Put(text[index] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, _ => "&gt;"u8 });
        }

        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    // Room for a cell whose text has so many letters.
    void Reserve(int letters)
    {
        if (BufferSize - length < (letters * MostBytesPerLetter) + MostBytesOfTags) Flush();
    }
}
