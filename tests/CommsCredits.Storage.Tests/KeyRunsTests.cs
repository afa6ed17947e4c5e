using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>Which runs of keys are merged: there are never many, and keys are not written again with every batch.</summary>
public class KeyRunsTests
{
    private const int Small = 8 * KeyRunWriter.PairsOfRow;

    [Theory]
    [InlineData(0, 100, 1, 1)]
    [InlineData(0, 100, 1, 1, 1)]
    [InlineData(4, 100, 1, 1, 1, 1)]
    [InlineData(4, 1, 1, Small, Small, Small)]
    [InlineData(4, 1, Small + 1, 1, 1, 1)]
    [InlineData(0, 1, Small + 1, Small + 3, (2 * Small) + 6, (4 * Small) + 12)]
    [InlineData(4, 100_000, 100_000, 100_000, 100_000, 100_000)]
    [InlineData(3, 100_000, 100_000, 100_000, 100_000, 500_000)]
    [InlineData(4, 100_000, 100_000, 200_000, 300_000, 400_000)]
    [InlineData(1, 100_000, 100_000, 200_001, 400_002, 800_004)]
    [InlineData(2, 100_000, 100_001, 200_000, 500_000, 900_002)]
    [InlineData(0, 100_000, 100_001, 200_002, 400_004, 800_008, 1_600_016)]
    public void Merged_RunsOfSomeSizes_ReachToTheOldestNoLargerThanAllNewer(int expected, int pairs, params int[] newestFirst)
    {
        KeyRun[] runs = [.. newestFirst.Select((size, place) => new KeyRun(newestFirst.Length - place, size))];

        Assert.Equal(expected, KeyRuns.Merged(runs, pairs));
        Assert.Equal(newestFirst.Length + 1, KeyRuns.Next(runs));
    }

    [Theory]
    [InlineData(100, 100_000, 100_000)]
    [InlineData(3_000, 1_000, 200_000)]
    [InlineData(3_000, 1_000, 20_000)]
    public void Merged_BatchAfterBatch_RewritesLittleAndLeavesFewRuns(int batches, int least, int most)
    {
        Random random = new(5);
        List<KeyRun> runs = [];
        long entered = 0;
        long written = 0;
        for (int batch = 1; batch <= batches; batch++)
        {
            int pairs = random.Next(least, most + 1);
            int merged = KeyRuns.Merged(runs, pairs);
            KeyRun run = new(KeyRuns.Next(runs), pairs + runs.Take(merged).Sum(other => other.Pairs));
            runs.RemoveRange(0, merged);
            runs.Insert(0, run);
            entered += pairs;
            written += run.Pairs > Small ? run.Pairs : 0; // what is smaller is rewritten anyway
            Assert.True(
                runs.Count <= 4 || runs.Skip(1).Select((older, place) => older.Pairs > runs.Take(place + 1).Sum(newer => newer.Pairs)).All(larger => larger),
                string.Join(' ', runs));
        }

        Assert.Equal(entered, runs.Sum(run => run.Pairs));
        Assert.InRange(runs.Count, 1, 10);
        Assert.InRange(written, 0, 8 * entered);
    }
}
