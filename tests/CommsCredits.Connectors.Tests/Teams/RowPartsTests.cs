using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>A part is the one that was kept for a row with the same bytes in its columns, and no other row's.</summary>
public sealed class RowPartsTests
{
    static readonly int[][] Columns = [[0], [1, 2], [2, 1], [0, 2], [0, 1, 2, 3], [3, 0, 2], [1, -1, 2], [-1], [-1, 3]];

    // Whatever the bytes of a field, the next one begins where it begins: none of these looks like another.
    static readonly string[] Fields = ["", "a", "ab", "b", " a", "\u00E4", "a;b", "1", "0000001"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_EveryRowOfEveryFields_GivesThePartOfItsColumns(bool plain)
    {
        var random = new Random(15);
        string[][] rows = [.. Enumerable.Range(0, 3_000).Select(_ => Enumerable.Range(0, 4).Select(_ => Fields[random.Next(Fields.Length)]).ToArray())];
        var text = string.Concat(rows.Select(row => string.Join(',', row) + "\n"));
        foreach (var columns in Columns)
            AssertParts(columns, rows, text, plain);
    }

    [Fact]
    public void Find_FirstRowThatIsNotPlain_KnowsNothingOfThoseBefore()
    {
        using var csv = Open("a,b\na,b\n\"a\",b\na,b\n", mayBePlain: true);
        var parts = new RowParts<string>([0, 1]);

        string?[] found = [.. Enumerable.Range(0, 4).Select(row => Next(csv, parts, $"row {row}"))];

        string?[] expected = [null, "row 0", null, "row 2"];
        Assert.Equal(expected, found);
    }

    // Behind a quote, the length of a field stands before it: 257 is two bytes of one, which a plain field may have too.
    [Fact]
    public void Find_PlainFieldThatLooksLikeAQuotedOne_IsToldApart()
    {
        var text = new string('x', 257);
        using var csv = Open($"\u0001\u0001{text},b\n\"{text}\",b\n", mayBePlain: true);
        var parts = new RowParts<string>([0]);

        Assert.Null(Next(csv, parts, "plain"));
        Assert.Null(Next(csv, parts, "quoted"));
    }

    [Fact]
    public void Find_FieldsThatHoldTheSeparator_AreToldApart()
    {
        using var csv = Open("\"a,b\",c\n\"a\",\"b,c\"\n\"a,b\",\"c\"\n", mayBePlain: true);
        var parts = new RowParts<string>([0, 1]);

        string?[] found = [.. Enumerable.Range(0, 3).Select(row => Next(csv, parts, $"row {row}"))];

        string?[] expected = [null, null, "row 0"];
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Keep_FieldsOfMoreThanAThousandBytes_AreNotKept(bool plain, int column)
    {
        var text = new string('x', 1_100);
        using var csv = Open($"{text},b,c\n{text},b,c\n", plain);
        var parts = new RowParts<string>([0, column]);

        Assert.Null(Next(csv, parts, "first"));
        Assert.Null(Next(csv, parts, "second"));
    }

    // A key of several runs has a break behind each.
    [Theory]
    [InlineData(1, 1_022, true)]
    [InlineData(1, 1_023, false)]
    [InlineData(2, 1_021, true)]
    [InlineData(2, 1_022, false)]
    public void Keep_FieldsOfAboutAThousandBytes_AreKeptUpToTheRoom(int column, int length, bool isKept)
    {
        var text = new string('x', length);
        using var csv = Open($"{text},b,c\n{text},b,c\n", mayBePlain: true);
        var parts = new RowParts<string>([0, column]);

        Assert.Null(Next(csv, parts, "first"));
        Assert.Equal(isKept ? "first" : null, Next(csv, parts, "second"));
    }

    static void AssertParts(int[] columns, string[][] rows, string text, bool plain)
    {
        using var csv = Open(text, plain);
        var parts = new RowParts<string>(columns);
        var kept = new HashSet<string>();
        var (again, found) = (0, 0);
        foreach (var row in rows)
        {
            // What stands around a field is not of it, but rows that differ in that may have parts of their own.
            var fields = string.Join('|', columns.Where(column => column >= 0).Select(column => plain ? row[column] : row[column].Trim()));
            var part = Next(csv, parts, fields);
            Assert.True(part is null || part == fields, $"{part} was given for {fields}");
            again += kept.Add(fields) ? 0 : 1;
            found += part is null ? 0 : 1;
        }

        // It may forget, and seldom does.
        Assert.InRange(found, again * 9 / 10, again);
    }

    static CsvRows Open(string text, bool mayBePlain) =>
        new(ReplayStream.Utf8(new MemoryStream(Encoding.UTF8.GetBytes(text))), ',', mayBePlain);

    static string? Expected(CsvRows csv, RowParts<string> parts)
    {
        parts.Expect(csv);
        parts.FetchExpected();
        return parts.FindExpected(csv);
    }

    static string? Next(CsvRows csv, RowParts<string> parts, string part)
    {
        Assert.True(csv.Read(CancellationToken.None));
        if ((csv.Line % 2 == 0 ? parts.Find(csv) : Expected(csv, parts)) is { } found)
            return found;
        parts.Keep(csv, part);
        return null;
    }
}
