using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A good file, spoiled at random: nothing crashes, and no line of it gets lost.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    const int Rounds = 10_000;

    static readonly byte[] Interesting = [.. "\"\"\"\n\r,,;0-.+\0 "u8, 0xFF, 0xFE, 0xEF, 0xC3];

    [Fact]
    public void Read_RandomMutations_OnlyRefuseTheFileOrNameTheRow()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        using var folder = new TempFolder();
        var random = new Random(seed);
        var good = Encoding.UTF8.GetBytes(UsageCsv.Text(
            UsageCsv.Header2025,
            UsageCsv.Row2025(1),
            UsageCsv.Row2025(2, ("User Display Name", "\"Duarte, \"\"Inês\"\"\r\nSales\"")),
            UsageCsv.Row2025(3, ("Call Type", "dr_in")),
            UsageCsv.Row2025(4)));
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(good, random);
            // A new file each time: some file systems wait for the disk when one is written over.
            var path = folder.Join($"{round}.csv");
            File.WriteAllBytes(path, bytes);
            try
            {
                AssertEveryLineIsThere(path, bytes);
            }
            catch (CommsCreditException error) when (error.Id == ErrorIds.FileFormatUnknown)
            {
                refused++;
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure}\n{Encoding.UTF8.GetString(bytes)}");
            }
            File.Delete(path);
        }
        output.WriteLine($"{refused} of {Rounds} refused");
        Assert.InRange(refused, 1, Rounds / 2);
    }

    static void AssertEveryLineIsThere(string path, byte[] bytes)
    {
        var source = TeamsExport.Open(path)[0];
        var rows = source.Read(default).ToArray();
        Assert.All(rows, row => Assert.False(row.Record is not null && row.Reject is not null));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.Line < pair.Second.Line));
        using var scan = source.Scan(default);
        if (scan is { InOrder: true })
            Assert.Equal(rows.Count(row => row.Record is not null), new RecordsInOrder(rows.Select(row => row.Record).OfType<CallRecord>()).Count());

        // The header is the one row that is not given out; any line number may be asked for.
        var breaks = bytes.Count(letter => letter is (byte)'\r' or (byte)'\n');
        var lines = Enumerable.Range(1, breaks + 1).Select(line => (long)line).ToHashSet();
        var raw = source.ReadRaw(lines, default).ToArray();
        Assert.Equal(raw.Skip(1).Select(row => row.Line), rows.Select(row => row.Line));
        Assert.All(rows.Zip(raw.Skip(1)), pair => Assert.Equal(pair.First.Reject?.Raw ?? pair.Second.Raw, pair.Second.Raw));
        if (!StartsLikeUtf16(bytes))
            Assert.Equal(Lines(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')), raw.SelectMany(row => Lines(row.Raw)));
    }

    static bool StartsLikeUtf16(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    static string[] Lines(string text) => text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var letter = random.Next(3) == 0 ? (byte)random.Next(256) : Interesting[random.Next(Interesting.Length)];
            switch (random.Next(random.Next(10) == 0 ? 5 : 3))
            {
                case 0: bytes[at] = letter; break;
                case 1: bytes.Insert(at, letter); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(200))); break;
                default: bytes.InsertRange(at, good[..random.Next(good.Length)]); break;
            }
        }
        return [.. bytes];
    }
}
