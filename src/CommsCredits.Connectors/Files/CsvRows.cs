using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace CommsCredits.Connectors;

/// <summary>Reads the rows of a CSV in memory that does not grow, and gets over every broken row to the one after it.</summary>
/// <remarks>
/// A row that is too long, or whose quote never closes, ends with its first line: one lost quote must not swallow the
/// thousands of rows behind it. CsvHelper stops at such a row, so it is started anew on the next line.
/// </remarks>
sealed class CsvRows : IDisposable
{
    /// <summary>The longest row that is read, in bytes of UTF-8; a real one has at most a few thousand.</summary>
    public const int LongestRow = 64 * 1024;

    const int RawKept = 8 * 1024;

    readonly ReplayStream input;
    readonly CsvReaderOptions options;
    readonly byte[] head = new byte[RawKept];
    CsvReader reader;
    (long Line, CsvMalformedReason Reason) malformed;
    long bytesBefore;
    long linesBefore;
    int headLength;
    bool cut;

    /// <summary>Takes over a stream of UTF-8.</summary>
    public CsvRows(ReplayStream input, char separator = ',')
    {
        this.input = input;
        options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            Encoding = Encoding.UTF8,
            OnMalformedRecord = record => malformed = (record.LineNumber, record.Reason),
        };
        bytesBefore = input.Position;
        reader = CsvReader.Create(input, options, leaveOpen: true);
    }

    /// <summary>The first line of the row, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why the row is not sound CSV, or null; a row that is not has no fields.</summary>
    public string? Fault { get; private set; }

    public int FieldCount => reader.FieldCount;

    /// <summary>Goes to the next row; empty lines are none.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public bool Read(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        malformed = default;
        cut = false;
        try
        {
            if (!reader.Read())
                return false;
        }
        catch (CsvFormatException tooLong)
        {
            CutAfterFirstLine(tooLong.ByteOffset, tooLong.LineNumber, cancellation);
            return true;
        }

        if (reader.RawRecord.Length > LongestRow || (malformed.Line > 0 && malformed.Reason == CsvMalformedReason.UnterminatedQuote))
        {
            CutAfterFirstLine(reader.ByteOffset, reader.LineNumber, cancellation);
            return true;
        }

        Line = linesBefore + reader.LineNumber;
        Fault = malformed.Line > 0 ? "A quote stands where none may stand."
            : reader.RawRecord.Contains((byte)0) ? "It holds a NUL character."
            : null;
        return true;
    }

    /// <summary>A field without surrounding blanks, in UTF-8; valid until the next row.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public ReadOnlySpan<byte> Field(int index)
    {
        var field = reader.GetSpan(index);
        return field[Ascii.Trim(field)];
    }

    /// <summary>A field as a text without surrounding blanks; null when it is empty or not there.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public string? Text(int index)
    {
        var text = index < 0 ? "" : Encoding.UTF8.GetString(reader.GetSpan(index)).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>All fields of the row as texts: the names in a header.</summary>
    public string[] Texts()
    {
        var texts = new string[FieldCount];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = Text(index) ?? "";
        return texts;
    }

    /// <summary>The row as it stands in the file, at most the first 8 KB of it.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public string Raw()
    {
        var raw = cut ? head.AsSpan(0, headLength) : reader.RawRecord;
        return Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, RawKept)]);
    }

    public void Dispose()
    {
        reader.Dispose();
        input.Dispose();
    }

    void CutAfterFirstLine(long offset, long line, CancellationToken cancellation)
    {
        reader.Dispose();
        input.Position = bytesBefore + offset;
        headLength = input.TakeLine(head, cancellation);
        var length = input.Position - bytesBefore - offset;
        cut = true;
        Line = linesBefore + line;
        Fault = length > LongestRow
            ? $"The row is longer than {LongestRow / 1024} KB."
            : $"A quote is opened and not closed within {LongestRow / 1024} KB.";
        // The new reader begins with the line break and counts the line once more. It would take the first bytes of a
        // line, if they happened to look like one, for a byte order mark.
        bytesBefore = input.Position;
        linesBefore = Line - 1;
        reader = CsvReader.Create(input, options, leaveOpen: true);
    }
}
