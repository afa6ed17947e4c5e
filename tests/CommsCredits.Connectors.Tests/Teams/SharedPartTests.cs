using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What rows have in common is one object; what they do not, never is.</summary>
public sealed class SharedPartTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_RowsThatSayTheSame_ShareKindAndUser()
    {
        var records = Read("user_out,US,MCOPSTN1,ada@contoso.example,Ada", "user_out,US,MCOPSTN1,ada@contoso.example,Ada");

        Assert.Same(records[0].Kind, records[1].Kind);
        Assert.Same(records[0].User, records[1].User);
    }

    [Theory]
    [InlineData("user_out,US,,ada@contoso.example,Ada", "user_out,,US,ada@contoso.example,Ada")]
    [InlineData("user_out,USM,COPSTN1,ada@contoso.example,Ada", "user_out,US,MCOPSTN1,ada@contoso.example,Ada")]
    [InlineData("user_out,US,MCOPSTN1,ada@contoso.example,Ada", "user_in,US,MCOPSTN1,ada@contoso.example,Ada")]
    [InlineData("user_out,US,MCOPSTN1,ada@contoso.example,Ada", "user_out,US,MCOPSTN1,ada@contoso.example,Ad")]
    [InlineData("user_out,US,MCOPSTN1,ab,c", "user_out,US,MCOPSTN1,a,bc")]
    public void Read_RowsThatDiffer_AreReadAsTheyAre(string one, string other)
    {
        foreach (var (record, row) in Read(one, other, one).Zip([one, other, one]))
        {
            var fields = row.Split(',').Select(field => field.Length == 0 ? null : field).ToArray();
            string?[] read = [record.CallType, record.DestinationDialed, record.Capability, record.UserPrincipalName, record.DisplayName];
            Assert.Equal(fields, read);
        }
    }

    [Fact]
    public void Read_VeryLongNames_AreReadWhole()
    {
        var name = new string('n', 3000);
        Assert.All(Read($"user_out,US,X,{name},{name}", $"user_out,US,X,{name},{name}"), record => Assert.Equal(name, record.DisplayName));
    }

    [Fact]
    public void Read_WrongObjectIdInEveryRow_IsToldOfEveryRow()
    {
        var path = folder.Join("ids.csv");
        var rows = string.Concat(Enumerable.Range(1, 3).Select(row => $"{UsageCsv.Id(row)},user_out,2025-03-12T09:00:00Z,60,nobody\n"));
        File.WriteAllText(path, "UsageId,Call Type,Start Time,Duration Seconds,AAD ObjectId\n" + rows);

        var read = TeamsExport.Open(path)[0].Read(CancellationToken.None).ToArray();
        Assert.Equal(3, read.Count(row => row.Reject?.Column == "AAD ObjectId"));
    }

    [Fact]
    public void Sort_ThroughAFile_SharesThemAgain()
    {
        var records = Read([.. Enumerable.Repeat("user_out,US,MCOPSTN1,ada@contoso.example,Ada", 20)]);
        var sorted = new RecordSorter(3, folder.Path).Sort(records).ToArray();

        Assert.Equal(records.Order(RecordOrder.Instance), sorted);
        Assert.True(sorted.Select(record => record.Kind).Distinct(ReferenceEqualityComparer.Instance).Count() <= 2);
    }

    [Fact]
    public void Moments_AmongOthersOfTheirDate_AreReadAsAlone()
    {
        var random = new Random(11);
        string[] odd =
        [
            "2025-03-12T24:00:00Z", "2025-03-12T23:60:00Z", "2025-03-12T23:59:60Z", "2025-03-12T1:00:00.00Z", "2025-03-12T10:00:0xZ",
            "2025-03-12T10-00-00Z", "2025-03-12T10:00:00;000Z", "2025-03-12T10:00:00.0/0Z", "2025-03-12T10:00:00.00 Z", "2025-03-12T10:00:00.000+",
            "2025-03-12 10:00:00Z", "2025-03-12T10:00:00", "2025-03-12T10:00:00.1234567Z", "2025-03-12T23:30:00-02:00", "2025-02-30T10:00:00Z",
        ];
        // Each stands behind a sound one of its date, and so do moments with a stray byte anywhere.
        const string Sound = "2025-03-12T10:00:00.000Z";
        string[] spoiled = [.. Enumerable.Range(11, 12).SelectMany(at => (string[])
            [.. " /:;0a~".Select(stray => Sound[..at] + stray + Sound[(at + 1)..])])];
        string[] texts = [.. odd.Concat(spoiled).SelectMany(text => (string[])[Sound, text]), .. Enumerable.Range(0, 300).Select(_ =>
            $"2025-03-{random.Next(11, 14):00}T{random.Next(26):00}:{random.Next(62):00}:{random.Next(62):00}{(random.Next(2) == 0 ? "" : $".{random.Next(1000):000}")}Z"), .. odd];

        var alone = texts.Select(text => Starts(text)[0]);
        Assert.Equal(alone, Starts(texts));
        Assert.Contains(new DateTimeOffset(2025, 3, 13, 1, 30, 0, TimeSpan.Zero), Starts(texts));
    }

    DateTimeOffset?[] Starts(params string[] texts)
    {
        var path = folder.Join("starts.csv");
        File.WriteAllLines(path, ["UsageId,Call Type,Start Time,Duration Seconds", .. texts.Select((text, row) => $"{UsageCsv.Id(row + 1)},user_out,{text},60")]);
        return [.. TeamsExport.Open(path)[0].Read(CancellationToken.None).Select(row => row.Record?.StartTime)];
    }

    CallRecord[] Read(params string[] rows)
    {
        var path = folder.Join("parts.csv");
        var lines = rows.Select((row, index) =>
        {
            var fields = row.Split(',');
            return $"{UsageCsv.Id(index + 1)},{fields[0]},{fields[1]},{fields[2]},{fields[3]},{fields[4]},2025-03-12T09:00:0{index % 10}Z,60";
        });
        File.WriteAllLines(path, ["UsageId,Call Type,Destination Dialed,Capability,UPN,User Display Name,Start Time,Duration Seconds", .. lines]);
        return [.. TeamsExport.Open(path)[0].Read(CancellationToken.None).Select(row => row.Record!)];
    }
}
