using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>Rows taken apart on the spot are the rows that CsvHelper gives, whatever the bytes and however they come.</summary>
public sealed class CsvRowsTests(ITestOutputHelper output)
{
    const int SmallRounds = 3_000;
    const int LargeRounds = 12;
    const int Shown = 1_000;

    [Fact]
    public void Read_RandomTexts_GivesTheRowsOfCsvHelper() => CompareMany(SmallRounds, RandomCsv.Small, most: [1, 7, 100, 5_000]);

    [Fact]
    public void Read_TextsLargerThanTheWindow_GivesTheRowsOfCsvHelper() =>
        CompareMany(LargeRounds, RandomCsv.Large, most: [3_000, 100_000, 1_000_000]);

    [Fact]
    public void Read_RandomTextsInUtf16_GivesTheRowsOfCsvHelper() => CompareMany(200, RandomCsv.Small, most: [1, 7, 100, 5_000], bytes =>
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))]);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFFa,b\n")]
    [InlineData("\uFEFF\n\na,b\n\"c\"\n")]
    [InlineData("a\n\uFEFFb\n\"c\"\n")]
    [InlineData("a\n\uFEFF\"b\"\nc\n")]
    [InlineData("\n\n\n\"a\"\n")]
    [InlineData("\r\n\r\na\r\n\r\n\"b\"\r\nc")]
    [InlineData("a\rb\nc\n")]
    [InlineData("a\n\rb\n")]
    [InlineData("a\r\r\nb\n")]
    [InlineData("a\n\r")]
    [InlineData("a\n ")]
    [InlineData("a\n \n\t\n,\n\"b\"")]
    [InlineData("a,b\nc,\0d\ne,f\n")]
    [InlineData("a,b\n\0")]
    [InlineData("a\n\"b\nc\nd")]
    [InlineData("a\nb\"c\nd\n")]
    [InlineData("a, \"b\" ,c\nd\n")]
    [InlineData(" a ,\u00A0b\u00A0,\u2003c\n")]
    public void Read_WhatIsSpecial_GivesTheRowsOfCsvHelper(string text) => Compare(Encoding.UTF8.GetBytes(text), ',', 4_096, new Random(1), text);

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("\"a\",b\n")]
    public void Read_RowsOfEveryLengthAroundTheLongest_GivesTheRowsOfCsvHelper(string before)
    {
        for (var length = CsvRows.LongestRow - 3; length <= CsvRows.LongestRow + 3; length++)
        {
            foreach (var end in (string[])["", "\n", "\r\n", "\nc,d\n", "\r\nc,d\r\n", "\n\"c\"\n"])
                Compare(Encoding.UTF8.GetBytes(before + new string('x', length) + end), ',', 100_000, new Random(1), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_ARowAsLongAsMayBe_IsSoundWhereverItStands(bool mayBePlain)
    {
        for (var before = 1; before <= 130; before++)
        {
            var text = $"{new string('a', before)}\n{new string('x', CsvRows.LongestRow)}\r\nb\r\n";
            using var rows = new CsvRows(ReplayStream.Utf8(new MemoryStream(Encoding.UTF8.GetBytes(text))), ',', mayBePlain);
            while (rows.Read(default))
                Assert.True(rows.Fault is null, $"Behind {before} bytes, line {rows.Line}: {rows.Fault}");
            Assert.Equal(3, rows.Line);
        }
    }

    [Theory]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000)]
    public void Read_ManyFields_GivesTheRowsOfCsvHelper(int separators)
    {
        var many = new string(',', separators);
        Compare(Encoding.UTF8.GetBytes($"a,b\n{many}\nc,{many}d\ne\n"), ',', 4_096, new Random(1), $"{separators} separators");
    }

    [Fact]
    public void Read_PlainRows_CountsEmptyLinesAndGivesFieldsWithoutBlanks()
    {
        using var rows = new CsvRows(ReplayStream.Utf8(new MemoryStream([.. "\uFEFF a ,b\r\n\r\n\nc;d,\n"u8])));

        Assert.True(rows.Read(default));
        Assert.Equal((1, 2, " a ,b"), (rows.Line, rows.FieldCount, rows.Raw()));
        Assert.Equal(["a", "b"], rows.Texts());
        Assert.True(rows.Field(0).SequenceEqual("a"u8));
        Assert.True(rows.Read(default));
        Assert.Equal((4, 2, null), (rows.Line, rows.FieldCount, rows.Fault));
        Assert.Equal(("c;d", null), (rows.Text(0), rows.Text(1)));
        Assert.Null(rows.Text(-1));
        Assert.False(rows.Read(default));
    }

    void CompareMany(int rounds, Func<Random, RandomCsv> make, int[] most, Func<byte[], byte[]>? encode = null)
    {
        var first = Environment.TickCount & 0xFFFFFF;
        output.WriteLine($"seeds from {first}");
        long read = 0;
        for (var seed = first; seed < first + rounds; seed++)
        {
            var random = new Random(seed);
            var csv = make(random);
            var bytes = encode is null ? csv.Bytes : encode(csv.Bytes);
            // A long line that comes byte by byte is looked through again for each of them.
            var drip = Math.Max(most[random.Next(most.Length)], bytes.Length / 2_000);
            read += Compare(bytes, csv.Separator, drip, random, $"seed {seed}");
        }
        output.WriteLine($"{read} rows");
        Assert.True(read > rounds);
    }

    // As many rows as there are.
    static long Compare(byte[] bytes, char separator, int most, Random random, string name)
    {
        using var rows = new CsvRows(ReplayStream.Utf8(new DripStream(bytes, _ => random.Next(1, most + 1))), separator);
        using var expected = new CsvRows(ReplayStream.Utf8(new DripStream(bytes, _ => random.Next(1, most + 1))), separator, mayBePlain: false);
        for (long read = 0; ; read++)
        {
            var more = expected.Read(default);
            if (more != rows.Read(default) || (more && Difference(expected, rows) is not null))
                Assert.Fail($"{name}, row {read + 1}: {(more ? Difference(expected, rows) : "There is none.")}\n{Some(bytes)}");
            if (!more)
                return read;
        }
    }

    static string? Difference(CsvRows expected, CsvRows rows)
    {
        if (rows.Line != expected.Line)
            return $"line {rows.Line} for {expected.Line}";
        if (rows.Fault != expected.Fault)
            return $"fault '{rows.Fault}' for '{expected.Fault}'";
        if (rows.Raw() != expected.Raw())
            return $"raw '{rows.Raw()}' for '{expected.Raw()}'";
        if (expected.Fault is not null)
            return null;
        if (rows.FieldCount != expected.FieldCount)
            return $"{rows.FieldCount} fields for {expected.FieldCount}";
        // One more than there are: a field that is not there is empty.
        for (var field = 0; field <= expected.FieldCount; field++)
        {
            if (!rows.Field(field).SequenceEqual(expected.Field(field)) || rows.Text(field) != expected.Text(field))
                return $"field {field} '{rows.Text(field)}' for '{expected.Text(field)}'";
        }
        return null;
    }

    // The beginning and the end of a text that is long.
    static string Some(byte[] bytes) => bytes.Length <= 2 * Shown
        ? Encoding.UTF8.GetString(bytes)
        : $"{Encoding.UTF8.GetString(bytes, 0, Shown)} ({bytes.Length} bytes) {Encoding.UTF8.GetString(bytes[^Shown..])}";
}
