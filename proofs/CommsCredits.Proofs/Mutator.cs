using System.IO.Compression;
using System.Text;

namespace CommsCredits.Proofs;

/// <summary>Spoils a sound export at random: a byte, a run, a field, a line, the encoding, the package around it.</summary>
/// <param name="random">What tells how.</param>
internal sealed class Mutator(Random random)
{
    // Seldom: a case with such a field takes a hundred times longer than the others.
    private const int CasesPerHugeField = 400;
    private const int LongestField = 600_000;

    private static readonly byte[] Telling = [.. "\"\"\"\"\n\n\r\r,,,;;\t\0'-+.0:{}[]\\ "u8, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 0xC3, 0x80, 0xED];

    private static readonly string[] Values =
    [
        "", " ", "\"\"", "\"", "0", "-0", "-1", "1e2", "NaN", "0,24", "\"0,24\"", "0.1234567", "99999999999999999999", "2147483648", "٣", "+", "=1+1",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "2025-02-29T00:00:00Z", "12.03.2025", "UsageId", "dr_out", "null", "\uFEFF",
        "00000000-0000-0000-0000-000000000000", "{6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11}", "a\nb", "\"a\r\n\"\"b\"", "\uD83D\uDE00",
    ];

    private static readonly string[] Breaks = ["\n", "\r\n", "\r", "\n\n", "\r\r\n", "\u2028", ""];

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true), Encoding.Latin1,
    ];

    /// <summary>Makes a file, mostly a broken one.</summary>
    /// <returns>What its name ends with, and its bytes.</returns>
    public (string Extension, byte[] Bytes) Next() => random.Next(10) switch
    {
        < 7 => (".csv", Spoil(Pick(GoodExport.Csv))),
        < 9 => (".json", Spoil(Pick(GoodExport.Json))),
        _ => (".zip", NextZip()),
    };

    // As often the package is broken as what is in it.
    private byte[] NextZip()
    {
        CompressionLevel level = random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        return random.Next(2) == 0
            ? GoodExport.Zip(Spoil(Pick(GoodExport.Csv)), level)
            : ChangeBytes(GoodExport.Zip(Pick(GoodExport.Csv), level));
    }

    private byte[] Spoil(byte[] good)
    {
        byte[] bytes = random.Next(3) == 0 ? ChangeText(good) : good;
        bytes = random.Next(12) == 0 ? Recode(bytes) : bytes;
        bytes = random.Next(4) > 0 ? ChangeBytes(bytes) : bytes;
        return random.Next(CasesPerHugeField) == 0 ? WithHugeField(bytes) : bytes;
    }

    private byte[] ChangeText(byte[] good)
    {
        string text = Encoding.UTF8.GetString(good);
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            text = random.Next(6) switch
            {
                0 => ChangeFields(text, (fields, at) => (fields[at], fields[random.Next(fields.Length)]) = (fields[random.Next(fields.Length)], fields[at])),
                1 or 2 => ChangeFields(text, (fields, at) => fields[at] = Values[random.Next(Values.Length)]),
                3 => ChangeLines(text, (lines, at) => lines[at] = lines[at][..random.Next(lines[at].Length + 1)]),
                4 => ChangeLines(text, (lines, at) => (lines[at], lines[random.Next(lines.Length)]) = (lines[random.Next(lines.Length)], lines[at])),
                _ => string.Concat(text.Split('\n').Select(line => line.TrimEnd('\r') + Breaks[random.Next(Breaks.Length)])),
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private string ChangeFields(string text, Action<string[], int> change) =>
        ChangeLines(text, (lines, at) => lines[at] = Change(lines[at], ',', change));

    private string ChangeLines(string text, Action<string[], int> change) => Change(text, '\n', change);

    private string Change(string text, char separator, Action<string[], int> change)
    {
        string[] parts = text.Split(separator);
        change(parts, random.Next(parts.Length));
        return string.Join(separator, parts);
    }

    // The mark of one encoding may stand before the bytes of another.
    private byte[] Recode(byte[] bytes)
    {
        Encoding encoding = Encodings[random.Next(Encodings.Length)];
        Encoding marked = random.Next(4) == 0 ? Encodings[random.Next(Encodings.Length)] : encoding;
        byte[] mark = random.Next(5) == 0 ? [] : marked.GetPreamble();
        return [.. mark, .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))];
    }

    private byte[] ChangeBytes(byte[] good)
    {
        List<byte> bytes = [.. good];
        for (int change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            int run = Math.Min(bytes.Count - at, random.Next(200));
            byte letter = random.Next(3) == 0 ? (byte)random.Next(256) : Telling[random.Next(Telling.Length)];
            switch (random.Next(random.Next(5) == 0 ? 10 : 4))
            {
                case 0: bytes[at] = letter; break;
                case 1: bytes.Insert(at, letter); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 4: bytes.RemoveRange(at, run); break;
                case 5: bytes.InsertRange(at, bytes.GetRange(at, run)); break;
                case 6: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, run)); break;
                case 7: bytes.InsertRange(at, Enumerable.Repeat(letter, run)); break;
                case 8: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, good); break;
            }
        }

        return [.. bytes];
    }

    private byte[] WithHugeField(byte[] bytes)
    {
        int at = random.Next(bytes.Length + 1);
        byte letter = random.Next(2) == 0 ? (byte)'x' : Telling[random.Next(Telling.Length)];
        return [.. bytes[..at], .. Enumerable.Repeat(letter, random.Next(LongestField)), .. bytes[at..]];
    }

    private byte[] Pick(IReadOnlyList<byte[]> files) => files[random.Next(files.Count)];
}
