using System.IO.Compression;
using System.Text.RegularExpressions;
using CommsCredits.Samples.Generator;

namespace CommsCredits.Tests;

/// <summary>The sample data: reproducible, complete, and about nobody.</summary>
public sealed partial class GeneratorTests
{
    static readonly Lazy<List<Dictionary<string, string>>> Rows = new(() => [.. Sample.Exports.SelectMany(RawCsv.Read)]);

    [Fact]
    public void Check_CommittedFiles_AreWhatTheSeedGives() =>
        Assert.Empty(SampleData.Check(Sample.Folder, SampleData.CommittedSeed));

    [Fact]
    public void Check_ChangedAndMissingFiles_AreNamed()
    {
        var folder = Directory.CreateTempSubdirectory("samples-");
        try
        {
            SampleData.Write(folder.FullName, SampleData.CommittedSeed);
            File.AppendAllText(Path.Combine(folder.FullName, "rates.csv"), "\n");
            File.Delete(Path.Combine(folder.FullName, "users.csv"));
            Assert.Equal(["users.csv", "rates.csv"], SampleData.Check(folder.FullName, SampleData.CommittedSeed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Create_AnotherSeed_GivesOtherCalls()
    {
        var (ours, others) = (SampleData.Create(1), SampleData.Create(2));
        Assert.Equal(ours.Select(file => file.Name), others.Select(file => file.Name));
        Assert.NotEqual(ours[2].Content, others[2].Content);
    }

    // The first outputs of the reference implementation for the seed 1234567, which its users publish as test vectors.
    [Fact]
    public void Dice_KnownSeed_RollsTheReference()
    {
        var dice = new Dice(1234567);
        ulong[] reference = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        Assert.Equal(reference.Select(number => (int)(number % 1_000_003)), Enumerable.Range(0, 3).Select(_ => dice.Roll(1_000_003)));
    }

    [Fact]
    public void Zip_AnyReader_FindsWhatWasPacked()
    {
        using var zip = ZipFile.OpenRead(Sample.Exports[2]);
        Assert.Equal(["PSTN.calls.2026-03.csv", "parameters.json"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry =>
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            Assert.Equal(entry.Length, content.Length);
        });
    }

    [Fact]
    public void Exports_HoldBothGenerationsOfColumns()
    {
        Assert.Equal([20, 25, 25], Sample.Exports.Select(path => RawCsv.Read(path)[0].Count));
        Assert.Equal(3, Sample.Exports.Select(path => RawCsv.Read(path).Count).Count(rows => rows > 2000));
    }

    [Fact]
    public void Exports_HoldEveryCallType()
    {
        var known = RawCsv.Read(Path.Combine(Repository.Root, "src/CommsCredits.Engine/Data/call-types.csv"));
        var found = Rows.Value.Select(row => row["Call Type"]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(known.Where(row => row["tab"] == "CallingPlans").Select(row => row["code"]).Except(found));
        Assert.True(known.Where(row => row["tab"] == "DirectRouting").Count(row => found.Contains(row["code"])) > 5);
        Assert.Contains("user_out_queue", found);
    }

    [Fact]
    public void Numbers_AreReservedForFictionOrMasked()
    {
        var numbers = Rows.Value.SelectMany(row => new[] { row["Caller ID"], row["Destination Number"] }).Distinct();
        Assert.All(numbers, number => Assert.Matches(Fictional(), number));
    }

    [GeneratedRegex(
        @"^(\+1\d{3}55501\d\d|\+44(2079460\d{3}|1614960\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3})|\+49(3023125\d{3}|17139200\d\d)"
        + @"|\+33(199\d{6}|63998\d{4})|\+\d+\*{3,4}|911|999|anonymous)$")]
    private static partial Regex Fictional();
}
