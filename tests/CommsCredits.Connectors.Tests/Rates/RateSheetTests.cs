using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class RateSheetTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_OwnNamesInAnyOrder_GivesEveryCell() => Assert.Equal(
        [new RateCardLine(2, "351", "0.015", "CallingPlanOutbound", "PT", "Portugal, fixed", "PT", "Fixed", "0.1", "6", "30")],
        Read("MinimumSeconds,IncrementSeconds,ConnectionFee,NumberClass,Country,Destination,Origin,Service,PerMinute,Prefix\n"
            + "30,6,0.1,Fixed,PT,\"Portugal, fixed\",PT,CallingPlanOutbound,0.015,351\n"));

    [Fact]
    public void Read_NamesOfOtherSheets_AreUnderstood() => Assert.Equal(
        [
            new RateCardLine(2, "93", "0.32", Destination: "Afghanistan", Country: "AF", NumberClass: "mixed"),
            new RateCardLine(3, "3763", "0.28", Destination: "Andorra - Mobile", Country: "AD", NumberClass: "mobile"),
            new RateCardLine(4, "44843", "0.5", Destination: "United Kingdom", Country: "GB", NumberClass: "non-geographic"),
        ],
        Read("Destination Name,Destination Type,Country,Prefix,Price / min\n"
            + "Afghanistan,mixed,AF,93,0.32\nAndorra - Mobile,mobile,AD,3763,0.28\nUnited Kingdom,non-geographic,GB,44843,0.5\n"));

    [Theory]
    [InlineData("Code,Rate\n351,0.015")]
    [InlineData("Dial Code;Price\n351;0.015")]
    [InlineData("rate per minute , dial_code\n 0.015 , 351 ")]
    [InlineData("Price;Prefix;PerMinute\n9;351;0.015")]
    [InlineData("\r\nPrefix,PerMinute\r\n351,0.015,,\r\n")]
    public void Read_OtherForms_GiveTheSameLine(string text) =>
        Assert.Equal(("351", "0.015"), Assert.Single(Read(text).Select(line => (line.Prefix, line.PerMinute))));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Read_ByteOrderMark_TellsTheEncoding(string name) =>
        Assert.Equal("São Tomé", Assert.Single(Read("Prefix;PerMinute;Destination\n239;1;São Tomé", Encoding.GetEncoding(name))).Destination);

    [Fact]
    public void Read_EmptyAndMissingCells_AreNull() => Assert.Equal(
        [new RateCardLine(2, "351", null), new RateCardLine(4, null, null), new RateCardLine(5, "1", "2")],
        Read("Prefix,PerMinute,Country\n351,\" \",\n\n,,\n1,2\n"));

    // No quote anywhere: such a sheet is read without CsvHelper.
    [Fact]
    public void Read_CellsMissingAtTheEndOfARow_AreNull() => Assert.Equal(
        [new RateCardLine(2, "1", "2"), new RateCardLine(3, "351", null)],
        Read("Prefix,PerMinute,Country\n1,2\n351\n"));

    [Fact]
    public void Read_LineBreakInQuotes_CountsAsALine() =>
        Assert.Equal([2L, 4L], Read("Prefix,PerMinute,Destination\n1,2,\"a\nb\"\n3,4,c\n").Select(line => line.Line));

    [Fact]
    public void Read_OnlyAHeader_GivesNothing() => Assert.Empty(Read("Prefix,PerMinute\n"));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("PerMinute,Country\n1,PT\n", "Prefix")]
    [InlineData("Prefix,Country\n1,PT\n", "PerMinute")]
    [InlineData("Country\tPrefix\n", "Prefix, PerMinute")]
    public void Read_HeaderThatWillNotDo_IsFileFormatUnknown(string text, string why)
    {
        var error = Assert.Throws<CommsCreditException>(() => Read(text));
        Assert.Equal(ErrorIds.FileFormatUnknown, error.Id);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("351,0,015")]
    [InlineData("351,\"0.015")]
    [InlineData("351,0.\"015")]
    public void Read_BrokenRow_IsRateCardInvalidWithItsLine(string row)
    {
        var error = Assert.Throws<CommsCreditException>(() => Read($"Prefix,PerMinute\n1,1\n{row}\n"));
        Assert.Equal((ErrorIds.RateCardInvalid, 3L), (error.Id, error.Target));
    }

    [Fact]
    public void Read_FileWithoutALineBreak_IsFileFormatUnknown() =>
        Assert.Equal(ErrorIds.FileFormatUnknown, Assert.Throws<CommsCreditException>(() => Read(new string('x', 3 << 20))).Id);

    [Fact]
    public void Read_NoSuchFile_IsFileNotFound() =>
        Assert.Equal(ErrorIds.FileNotFound, Assert.Throws<CommsCreditException>(() => RateSheet.Read(folder.Join("no.csv")).Count()).Id);

    RateCardLine[] Read(string text, Encoding? encoding = null) => [.. RateSheet.Read(folder.Write("rates.csv", text, encoding))];
}
