using System.Buffers;
using System.Globalization;

namespace CommsCredits.Connectors;

/// <summary>Writes cells as lines of RFC 4180.</summary>
/// <remarks>Only texts are guarded against formulas: what is a number here was a number before.</remarks>
sealed class CsvLine
{
    readonly TextWriter writer;
    readonly CultureInfo culture;
    readonly string separator;
    readonly string momentFormat;
    readonly SearchValues<char> quoted;
    readonly char[] digits = new char[64];
    bool started;

    /// <summary>Settles the form.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="culture">Whose numbers and, when local, whose list separator.</param>
    /// <param name="local">Whether people of that culture read it.</param>
    public CsvLine(TextWriter writer, CultureInfo culture, bool local)
    {
        this.writer = writer;
        this.culture = culture;
        separator = local ? culture.TextInfo.ListSeparator : ",";
        // A spreadsheet takes the form without T and Z for a date, whatever its language; programs ask for the offset.
        momentFormat = local ? "yyyy'-'MM'-'dd HH':'mm':'ss" : "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF'Z'";
        quoted = SearchValues.Create("\"\r\n" + separator);
    }

    public void Add(CallCell cell)
    {
        if (started) writer.Write(separator);
        started = true;
        switch (cell.Kind)
        {
            case CallCellKind.Text:
                WriteText(FormulaGuard.Neutralise(cell.Text!));
                break;
            case CallCellKind.Number:
                WriteNumber(cell.Number);
                break;
            case CallCellKind.Moment:
                WriteFormatted(new DateTime(cell.Ticks, DateTimeKind.Utc), momentFormat);
                break;
            case CallCellKind.Duration:
                WriteFormatted(new TimeSpan(cell.Ticks), "c");
                break;
            case CallCellKind.Flag:
                writer.Write(cell.Number != 0 ? "True" : "False");
                break;
        }
    }

    public void End()
    {
        writer.Write("\r\n");
        started = false;
    }

    void WriteNumber(decimal number)
    {
        number.TryFormat(digits, out var length, "0.############################", culture);
        WriteText(digits.AsSpan(0, length));
    }

    void WriteFormatted(ISpanFormattable value, string format)
    {
        value.TryFormat(digits, out var length, format, CultureInfo.InvariantCulture);
        writer.Write(digits.AsSpan(0, length));
    }

    void WriteText(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(quoted))
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        for (int quote; (quote = text.IndexOf('"')) >= 0; text = text[(quote + 1)..])
        {
            writer.Write(text[..quote]);
            writer.Write("\"\"");
        }

        writer.Write(text);
        writer.Write('"');
    }
}
