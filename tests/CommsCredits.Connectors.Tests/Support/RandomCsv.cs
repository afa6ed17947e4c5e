using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>The bytes of a CSV with whatever a CSV may hold, sound or not, from a seed.</summary>
sealed class RandomCsv
{
    const int Window = 2 * ReplayStream.Reach;

    static readonly byte[][] Texts =
    [
        [.. "a"u8], [.. "user_out"u8], [.. "+4930123456"u8], [.. "2025-03-12T09:00:00.000Z"u8], [.. "0.05"u8],
        [.. "Inês"u8], [.. "北京 🙂"u8],
        [.. "11111111-2222-3333-4444-555555555555"u8],
    ];

    static readonly byte[][] Odd =
    [
        [.. "\""u8], [.. "\"\""u8], [.. "\"q\""u8], [.. "\"a,b;c\""u8], [.. "\"two\nlines\""u8], [.. "\"two\r\nlines\""u8],
        [.. "\"one \"\" more\""u8],
        [.. "mid\"dle"u8], [.. "\"end\" x"u8], [.. " \"blank\""u8], [.. "\"blank\" "u8], [.. " "u8], [.. "  "u8], [.. "\t"u8], 
        [.. "\0"u8], [.. "\r"u8], [.. "\n"u8], [.. "\r\n"u8], [.. "\r\r\n"u8], [.. "\n\n"u8], [.. ","u8], [.. ";"u8], [.. "\u00A0"u8], [.. "\u2028"u8], [.. "\u0085"u8],
        [.. "\v\f"u8], [.. "\uFEFF"u8], [.. "'"u8], [.. "#"u8], [.. "\\\""u8], [0xFF], [0xC3], [0x1A],
    ];

    readonly Random random;
    readonly List<byte> bytes = [];
    readonly string lineBreak;
    readonly int oddOf;

    RandomCsv(Random random)
    {
        this.random = random;
        Separator = random.Next(3) == 0 ? ';' : ',';
        lineBreak = Pick("\n", "\r\n", "mixed");
        oddOf = Pick(0, 0, 3, 20, 200);
    }

    public char Separator { get; }

    public byte[] Bytes => [.. bytes];

    /// <summary>A few rows.</summary>
    public static RandomCsv Small(Random random)
    {
        var csv = new RandomCsv(random);
        csv.Begin();
        var rows = random.Next(csv.Pick(3, 30));
        var special = random.Next(csv.Pick(1, 60));
        for (var row = 0; row < rows; row++)
        {
            csv.Row();
            if (row == special)
                csv.Special();
        }
        csv.EndAnyhow();
        return csv;
    }

    /// <summary>More rows than the reader keeps, so that some straddle its refills; now and then something special among them.</summary>
    public static RandomCsv Large(Random random)
    {
        var csv = new RandomCsv(random);
        csv.Begin();
        var length = Window + random.Next(Window);
        var special = random.Next(2) == 0 ? Window - random.Next(200) : random.Next(2 * length);
        while (csv.bytes.Count < length)
        {
            if (random.Next(40) == 0)
                csv.Add(Texts[0], csv.Pick(1, 300, 9_000, 40_000));
            csv.PlainRow();
            if (csv.bytes.Count >= special)
            {
                csv.Special();
                special += random.Next(length);
            }
        }
        csv.EndAnyhow();
        return csv;
    }

    void Begin()
    {
        for (var marks = Pick(0, 0, 0, 1, 1, 2); marks > 0; marks--)
            Add(Encoding.UTF8.Preamble);
        for (var breaks = Pick(0, 0, 0, 0, 1, 2); breaks > 0; breaks--)
            Break();
    }

    void Row()
    {
        if (oddOf == 0 || random.Next(8) > 0)
            PlainRow();
        else
            Break();
    }

    void PlainRow()
    {
        for (var fields = random.Next(Pick(1, 3, 12, 40)); fields >= 0; fields--)
        {
            for (var pieces = random.Next(3); pieces > 0; pieces--)
                Add(oddOf > 0 && random.Next(oddOf) == 0 ? Odd[random.Next(Odd.Length)] : Texts[random.Next(Texts.Length)]);
            if (fields > 0)
                bytes.Add((byte)Separator);
        }
        Break();
    }

    void Special()
    {
        switch (random.Next(6))
        {
            case 0: Add([(byte)Separator], random.Next(250, 262)); break;
            case 1: Add(Texts[0], CsvRows.LongestRow - 40 + random.Next(80)); break;
            case 2: AddExactly(CsvRows.LongestRow + random.Next(-3, 4)); break;
            case 3: Quoted(Pick(10, CsvRows.LongestRow - 10, CsvRows.LongestRow + 10)); break;
            case 4: Add("\"x\n"u8, Pick(1, 2, 30)); break;
            default: Add(Odd[random.Next(Odd.Length)]); break;
        }
        if (random.Next(4) > 0)
            Break();
    }

    // Or opened and not closed.
    void Quoted(int length)
    {
        Add("\""u8);
        Add(Texts[0], length);
        Add(random.Next(2) == 0 ? "\""u8 : "\n"u8);
    }

    // A row of so many bytes, its line break with it or not, of many fields or few.
    void AddExactly(int length)
    {
        if (bytes.Count > 0 && bytes[^1] != (byte)'\n')
            bytes.Add((byte)'\n');
        var field = Pick(1_000, 100_000);
        for (var at = 1; at <= length; at++)
            bytes.Add(at % field == 0 ? (byte)Separator : (byte)'x');
    }

    void EndAnyhow()
    {
        switch (random.Next(5))
        {
            case 0: Add(Texts[random.Next(Texts.Length)]); break;
            case 1: Add(Odd[random.Next(Odd.Length)]); break;
            case 2: bytes.RemoveRange(Math.Max(0, bytes.Count - 2), Math.Min(2, bytes.Count)); break;
            default: break;
        }
    }

    void Break() => Add(lineBreak == "\n" ? "\n"u8 : lineBreak == "\r\n" ? "\r\n"u8
        : random.Next(12) == 0 ? "\r"u8 : random.Next(12) == 0 ? "\n\n"u8 : random.Next(2) == 0 ? "\r\n"u8 : "\n"u8);

    void Add(ReadOnlySpan<byte> piece, int times = 1)
    {
        for (; times > 0; times--)
            bytes.AddRange(piece);
    }

    T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
