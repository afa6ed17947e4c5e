using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class ZipTests : IDisposable
{
    const string Archive = "Calls.Export.17.zip";

    static readonly string Calls = UsageCsv.Text(UsageCsv.Header2025, UsageCsv.Row2025(1), "broken");
    static readonly string DirectRouting = UsageCsv.Text(UsageCsv.HeaderDirectRouting, new string(',', 22));

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_Export_GivesASourceForEachCsv()
    {
        var path = Zip(("PSTN.calls.2025-03-31.csv", Calls), ("DirectRouting.calls.2025-03-31.CSV", DirectRouting), ("parameters.json", "{}"));
        var sources = TeamsExport.Open(path);
        Assert.Equal([$"{Archive}/PSTN.calls.2025-03-31.csv", $"{Archive}/DirectRouting.calls.2025-03-31.CSV"], sources.Select(s => s.Name));
        Assert.Equal([Encoding.UTF8.GetByteCount(Calls), DirectRouting.Length], sources.Select(s => s.Length));
        var rows = sources.Select(source => source.Read(default).ToArray()).ToArray();
        Assert.Equal(UsageCsv.Id(1), rows[0][0].Record?.UsageId);
        Assert.Equal(("broken", sources[0].Length), (rows[0][1].Reject?.Raw, rows[0][1].Position));
        Assert.Equal((null, null), (Assert.Single(rows[1]).Record, rows[1][0].Reject));
        Assert.Equal("broken", Assert.Single(sources[0].ReadRaw(new HashSet<long> { 3 }, default)).Raw);
        Assert.Equal([Archive], folder.Names());
    }

    [Theory]
    [InlineData("../../etc/calls.csv", "etc/calls.csv")]
    [InlineData("/calls.csv", "calls.csv")]
    [InlineData("C:\\..\\calls.csv", "C_/calls.csv")]
    [InlineData("a/../b/./c\n.csv", "a/b/c_.csv")]
    public void Open_EntryWithPathTricks_IsOnlyAName(string entry, string name)
    {
        var source = Assert.Single(TeamsExport.Open(Zip((entry, Calls))));
        Assert.Equal($"{Archive}/{name}", source.Name);
        Assert.Equal(2, source.Read(default).Count());
        Assert.Equal([Archive], folder.Names());
    }

    [Fact]
    public void Open_NoCsvInIt_IsFileFormatUnknown() =>
        AssertFails(Zip(("parameters.json", "{}"), ("__MACOSX/._calls.csv", "x")));

    [Fact]
    public void Open_NotAZip_IsFileFormatUnknown() => AssertFails(folder.Write(Archive, Calls));

    [Fact]
    public void Open_Empty_IsFileFormatUnknown() => AssertFails(folder.Write(Archive, ""));

    [Fact]
    public void Open_CutOff_IsFileFormatUnknown()
    {
        var path = Zip(("calls.csv", Calls));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^30]);
        AssertFails(path);
    }

    [Fact]
    public void Open_Bomb_IsFileFormatUnknown()
    {
        var path = folder.Join(Archive);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("calls.csv", CompressionLevel.SmallestSize).Open())
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 101; megabyte++)
                entry.Write(zeros);
        }
        AssertFails(path);
    }

    [Fact]
    public void Open_TooManyEntries_IsFileFormatUnknown() =>
        AssertFails(Zip([.. Enumerable.Range(0, 10_001).Select(number => ($"{number}.csv", ""))]));

    [Fact]
    public void Read_EntryLongerThanAnnounced_IsFileFormatUnknown()
    {
        var path = Zip(("calls.csv", UsageCsv.Text([UsageCsv.Header2025, .. Enumerable.Range(1, 50).Select(n => UsageCsv.Row2025(n))])));
        SetAnnouncedLength(path, 1000);
        AssertFails(path);
    }

    [Fact]
    public void Read_EntryWithADamagedByte_IsFileFormatUnknown()
    {
        var path = Zip(("calls.csv", UsageCsv.Text([UsageCsv.Header2025, .. Enumerable.Range(1, 50).Select(n => UsageCsv.Row2025(n))])));
        var bytes = File.ReadAllBytes(path);
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        for (var index = 60; index < directory - 20; index += 3)
        {
            bytes[index] ^= 0x55;
            var damaged = folder.Join($"{index}.zip");
            File.WriteAllBytes(damaged, bytes);
            bytes[index] ^= 0x55;
            AssertFails(damaged);
        }
    }

    string Zip(params (string Name, string Text)[] entries)
    {
        var path = folder.Join(Archive);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }
        return path;
    }

    static void SetAnnouncedLength(string path, int length)
    {
        const int LengthInDirectory = 24;
        var bytes = File.ReadAllBytes(path);
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(directory + LengthInDirectory), length);
        File.WriteAllBytes(path, bytes);
    }

    static void AssertFails(string path) =>
        Assert.Equal(ErrorIds.FileFormatUnknown, Assert.Throws<CommsCreditException>(() => UsageCsv.Read(path)).Id);
}
