using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace CommsCredits.Connectors;

/// <summary>Reads the rows of a CSV in memory that does not grow, and gets over every broken row to the one after it.</summary>
/// <remarks>
/// Rows that need no more than looking for separators are taken apart on the spot; from the first one on that is not plain, CsvHelper
/// reads (docs/adr/0014).
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
    PlainRow? plain;
    CsvReader? reader;
    (long Line, CsvMalformedReason Reason) malformed;
    long bytesBefore;
    long linesBefore;
    int headLength;
    bool cut;

    /// <summary>Takes over a stream of UTF-8.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="mayBePlain">Whether plain rows are taken apart without CsvHelper.</param>
    public CsvRows(ReplayStream input, char separator = ',', bool mayBePlain = true)
    {
        this.input = input;
        options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            // Where a line break straddles what it looks at together, the reader counts half of it: so Read measures the rows.
            MaxRecordSize = LongestRow + 2,
            TrackLineNumbers = true,
            Encoding = Encoding.UTF8,
            OnMalformedRecord = record => malformed = (record.LineNumber, record.Reason),
        };
        bytesBefore = input.Position;
        if (mayBePlain)
        {
            plain = new PlainRow((byte)separator);
            PassByteOrderMark();
        }
        else
            reader = CsvReader.Create(input, options, leaveOpen: true);
    }

    /// <summary>The first line of the row, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why the row is not sound CSV, or null; a row that is not has no fields.</summary>
    public string? Fault { get; private set; }

    public int FieldCount => plain?.FieldCount ?? reader!.FieldCount;

    /// <summary>Whether the row is one without anything special, as all before it were.</summary>
    public bool IsPlain => plain is not null;

    ReadOnlySpan<byte> PlainBytes => input.Behind(plain!.Consumed)[..plain.Length];

    /// <summary>Goes to the next row; empty lines are none.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public bool Read(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (plain is not null && ReadPlain(plain, cancellation))
            return true;
        malformed = default;
        cut = false;
        try
        {
            if (!reader!.Read())
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
        var field = Bytes(index);
        // Hardly any field begins or ends with a blank, and nothing above one is a blank.
        return field is [> (byte)' ', .., > (byte)' '] or [> (byte)' '] or [] ? field : field[Ascii.Trim(field)];
    }

    /// <summary>A field as a text without surrounding blanks; null when it is empty or not there.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public string? Text(int index)
    {
        var text = index < 0 ? "" : Encoding.UTF8.GetString(Bytes(index)).Trim();
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
        var raw = cut ? head.AsSpan(0, headLength) : plain is null ? reader!.RawRecord : PlainBytes;
        return Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, RawKept)]);
    }

    public void Dispose()
    {
        reader?.Dispose();
        input.Dispose();
    }

    /// <summary>Some fields side by side, with what separates them, as they stand there; only of a row that <see cref="IsPlain"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row has fewer fields.</exception>
    [MethodImpl(Compiled.AtOnce)]
    public ReadOnlySpan<byte> Between(int first, int last) => PlainBytes[plain!.Between(first, last)];

    // A field that is not there is empty, as CsvHelper has it.
    [MethodImpl(Compiled.AtOnce)]
    ReadOnlySpan<byte> Bytes(int index) =>
        plain is null ? reader!.GetSpan(index) : index < plain.FieldCount ? PlainBytes[plain[index]] : default;

    // False at the first row that is not plain, and at the last line where nothing ends it: there the reader begins.
    [MethodImpl(Compiled.AtOnce)]
    bool ReadPlain(PlainRow row, CancellationToken cancellation)
    {
        while (true)
        {
            var found = row.Read(input.Ahead);
            if (found == PlainRow.Found.NoEnd && input.Ahead.Length < LongestRow && input.More())
                continue;
            if (found != PlainRow.Found.Row || row.Length >= LongestRow)
            {
                BeginReader();
                return false;
            }
            input.Pass(row.Consumed);
            Line++;
            if (row.Length > 0)
                return true;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    void PassByteOrderMark()
    {
        while (input.Ahead.Length < Encoding.UTF8.Preamble.Length && input.More())
        {
        }
        if (input.Ahead.StartsWith(Encoding.UTF8.Preamble))
            input.Pass(Encoding.UTF8.Preamble.Length);
    }

    // It begins with the line break of the line before, as behind a row that was cut.
    void BeginReader()
    {
        plain = null;
        if (Line == 0)
            input.Position = bytesBefore;
        else
        {
            input.Position--;
            bytesBefore = input.Position;
            linesBefore = Line - 1;
        }
        reader = CsvReader.Create(input, options, leaveOpen: true);
    }

    void CutAfterFirstLine(long offset, long line, CancellationToken cancellation)
    {
        reader!.Dispose();
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
