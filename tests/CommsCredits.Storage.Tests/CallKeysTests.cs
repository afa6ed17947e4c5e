using CommsCredits.Engine;
using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>L4: a usage id is found by its hash, also where other ids have the same, and is never entered twice.</summary>
public sealed class CallKeysTests : IDisposable
{
    private readonly KeyScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void L4_IdsWithOneHash_AreAllFound()
    {
        CallRecord[] records = [
            .. Enumerable.Range(1, 5).Select(number => Calls.UserOut(number) with { UsageId = KeyScene.Colliding(number) })];
        Assert.Single(records.Select(record => UsageIdHash.Of(1, record.UsageId)).Distinct());

        Assert.Equal(3, scene.Store.Import(records[..3]).Imported);
        Assert.Equal((2, 3), Counts(scene.Store.Import(records)));
        Assert.Equal((0, 5), Counts(scene.Store.Import(records)));

        Assert.Equal([3, 2], scene.Runs);
        Assert.Equal([1L, 2, 3, 4, 5], records.Select(record => scene.Keys.Find(record.UsageId)!.Value).Order());
        Assert.Null(scene.Keys.Find(KeyScene.Colliding(6)));
    }

    // Batches of every size, of which the small ones are merged often; ids with one hash are in several runs, and meet in one row.
    [Theory]
    [InlineData(1, 1_500)]
    [InlineData(700, 7)]
    [InlineData(1_480, 6)]
    [InlineData(1_481, 6)]
    [InlineData(6_000, 9)]
    [InlineData(20_000, 6)]
    public void L4_ManyIds_AreAllFoundHoweverTheirRunsWereMerged(int atOnce, int times)
    {
        Guid[] ids = [
            .. Enumerable.Range(0, atOnce * times).Select(number => number % Math.Max(50, atOnce / 20) == 7 ? KeyScene.Colliding(number) : Calls.Id(number))];
        for (int from = 0; from < ids.Length; from += atOnce)
        {
            scene.Write(from + 1, ids[from..(from + atOnce)]);
            Assert.InRange(scene.Runs.Count, 1, 4);
        }

        long[] found = new long[ids.Length];
        scene.Keys.FindAll(ids, (place, call) => found[place] += call);
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(number => (long)number), found);
        Assert.All(Enumerable.Range(ids.Length, 100), number => Assert.Null(scene.Keys.Find(Calls.Id(number))));
        Assert.Equal(ids.Length, scene.Runs.Sum());
        Assert.Equal(ids.Length, scene.Sum("SELECT sum(length(pairs)) / 11 FROM call_key"));
        Assert.Empty(scene.Faults());
    }

    [Fact]
    public void L4_ManyIds_FillAPageEachAndNoMore()
    {
        for (int batch = 0; batch < 6; batch++)
        {
            scene.Write((batch * 10_000) + 1, Enumerable.Range(batch * 10_000, 10_000).Select(Calls.Id));
        }

        Assert.Equal([50_000, 10_000], scene.Runs);
        Assert.Equal((50_000 / 1_480) + 1 + (10_000 / 1_480) + 1, scene.Sum("SELECT count(*) FROM call_key"));
        Assert.Equal(1_480 * 11, scene.Sum("SELECT max(length(pairs)) FROM call_key"));
        // What stands in a page beside the bytes: the headers of page and row, and nothing that belongs to another page.
        Assert.InRange(KeyRunWriter.PairsOfRow * KeyBlock.PairLength, 1, scene.Sum("PRAGMA page_size") - 35 - 10);
    }

    // The new id meets that of a call in the oldest run, in the newest, among small batches, and in its own.
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 40)]
    [InlineData(2, 3_000)]
    [InlineData(20_000, 20_001)]
    [InlineData(20_001, 20_002)]
    [InlineData(20_003, 20_004)]
    [InlineData(20_003, 24_000)]
    [InlineData(20_004, 20_010)]
    public void L4_TheSameIdTwice_IsRefusedByTheStore(int old, int last)
    {
        Guid[] ids = [.. Enumerable.Range(1, last - 1).Select(Calls.Id), Calls.Id(old - 1)];
        Guid[][] batches = [ids[..Math.Min(20_000, last - 1)], .. ids[..^1].Skip(20_000).Take(3).Select(id => (Guid[])[id])];
        int entered = 0;
        foreach (Guid[] batch in batches)
        {
            scene.Write(entered + 1, batch);
            entered += batch.Length;
        }

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => scene.Write(entered + 1, ids[entered..]));

        Assert.Equal($"Call {last} has the usage id of another call.", refused.Message);
    }

    [Fact]
    public void L4_TheSameIdTwiceAmongSomeWithOneHash_IsRefusedByTheStore()
    {
        for (int number = 1; number <= 9; number++)
        {
            scene.Write(number, KeyScene.Colliding(number));
        }

        Assert.Throws<InvalidOperationException>(() => scene.Write(10, KeyScene.Colliding(10), KeyScene.Colliding(4)));
    }

    // No row begins behind the highest run, and no hash is above the highest.
    [Fact]
    public void L4_TheHighestHashOfTheHighestRun_IsLookedForAndNotFound()
    {
        RawStatement row = scene.Statements.Hot("INSERT INTO call_key (first_key, pairs) VALUES (?, ?)");
        KeyRun run = new(KeyRun.Highest, 1);
        row.Bind(run.First);
        row.BindUnmovedBlob(new byte[11]);
        row.Run();
        NumberPairs asked = new();
        asked.Add(0, 1);
        asked.Add(5, 2);
        asked.Add((1L << KeyRun.HashBits) - 1, 3);
        List<long> found = [];

        new KeySearch(scene.Statements).Run(run, asked, (place, _) => found.Add(place));

        Assert.Equal([1], found);
    }

    [Fact]
    public void L4_TheSameIdTwiceAtOnce_IsRefusedByTheStore() =>
        Assert.Throws<InvalidOperationException>(() => scene.Write(1, Calls.Id(1), Calls.Id(2), Calls.Id(1)));

    [Fact]
    public void L16_TheSameIdInTwoAccounts_IsFoundInEach()
    {
        CallKeys second = new(scene.Statements, 2);
        scene.Write(1, Calls.Id(1));
        Assert.Null(second.Find(Calls.Id(1)));

        scene.Row(2, Calls.Id(1), account: 2);
        second.Note(Calls.Id(1), 2);
        second.Write();
        for (int number = 3; number < 20; number++)
        {
            scene.Write(number, Calls.Id(number));
        }

        Assert.Equal((1, 2), (scene.Keys.Find(Calls.Id(1)), second.Find(Calls.Id(1))));
        Assert.Null(second.Find(Calls.Id(3)));
        Assert.Empty(scene.Faults());
    }

    [Fact]
    public void Write_Nothing_LeavesNoRun()
    {
        scene.Keys.Write();
        scene.Write(1, Calls.Id(1));
        scene.Keys.Write();

        Assert.Equal([1], scene.Runs);
    }

    [Fact]
    public void L4_BatchesOfEverySize_AreFoundAsInADictionary()
    {
        Random random = new(14);
        Dictionary<Guid, long> calls = [];
        List<Guid> ids = [];
        for (int batch = 0; batch < 120; batch++)
        {
            int size = random.Next(8) switch { 0 => random.Next(15_000), 1 => random.Next(3_000), 2 => random.Next(300), _ => random.Next(4) };
            Guid[] fresh = [.. Enumerable.Range(0, size).Select(_ => Calls.Id(random.Next())).Distinct().Where(id => !calls.ContainsKey(id))];
            scene.Write(ids.Count + 1, fresh);
            foreach (Guid id in fresh)
            {
                ids.Add(id);
                calls.Add(id, ids.Count);
            }

            Assert.InRange(scene.Runs.Count, 0, 6);
            Guid[] asked = [.. Enumerable.Range(0, 200).Select(place => place % 2 == 0 || ids.Count == 0 ? Calls.Id(random.Next()) : ids[random.Next(ids.Count)])];
            List<(Guid, long)> found = [];
            scene.Keys.FindAll(asked, (place, call) => found.Add((asked[place], call)));
            Assert.Equal(
                asked.Where(calls.ContainsKey).Select(id => (id, calls[id])).Order(),
                found.Order());
        }

        Assert.True(ids.Count > 50_000, $"{ids.Count} ids");
        Assert.Equal(ids.Count, scene.Runs.Sum());
        Assert.Empty(scene.Faults());
    }

    // Whoever reads sees the runs of before, also where these are merged beside him; whoever writes next sees the new ones.
    [Fact]
    public void Find_BesideATransactionThatMerges_SeesWhatWasThere()
    {
        CallKeys other = new(scene.Statements, 1);
        using SqliteConnection beside = new($"Data Source={scene.Store.Path};Pooling=False");
        beside.Open();
        using Statements statements = new(beside, failed => failed);
        CallKeys reader = new(statements, 1);
        for (int number = 1; number <= 9; number++)
        {
            statements.Run("BEGIN");
            Assert.Equal(number - 1, Enumerable.Range(1, 9).Count(id => reader.Find(Calls.Id(id)) == id));
            scene.Row(number, Calls.Id(number));
            CallKeys writer = number % 2 == 0 ? other : scene.Keys;
            writer.Note(Calls.Id(number), number);
            writer.Write();
            Assert.Equal(number - 1, Enumerable.Range(1, 9).Count(id => reader.Find(Calls.Id(id)) == id));
            statements.Run("COMMIT");
            Assert.Equal(number, Enumerable.Range(1, 9).Count(id => reader.Find(Calls.Id(id)) == id));
        }
    }

    // A store whose numbers of runs have come to their end begins again with a free one.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Write_BehindTheHighestRun_MergesAllUnderAFreeNumber(int before)
    {
        for (int number = 1; number <= before; number++)
        {
            scene.Write(number, Calls.Id(number));
        }

        scene.Statements.Run($"UPDATE call_key SET first_key = {KeyRun.Highest << KeyRun.HashBits} WHERE first_key = {(long)before << KeyRun.HashBits}");
        scene.Statements.Run($"UPDATE call_key_run SET run_no = {KeyRun.Highest} WHERE run_no = {before}");
        Assert.Empty(scene.Faults());

        scene.Write(before + 1, Calls.Id(before + 1));
        Assert.Equal([before + 1], scene.Runs);
        Assert.Equal(before, scene.Sum("SELECT run_no FROM call_key_run"));
        scene.Write(before + 2, Calls.Id(before + 2));

        Assert.Equal([before + 1, 1], scene.Runs);
        Assert.All(Enumerable.Range(1, before + 2), number => Assert.Equal(number, scene.Keys.Find(Calls.Id(number))));
        Assert.Empty(scene.Faults());
    }

    [Fact]
    public void Of_TenThousandIdsInARow_AreApart()
    {
        long[] keys = [.. Enumerable.Range(1, 10_000).SelectMany(id => (long[])[UsageIdHash.Of(1, Calls.Id(id)), UsageIdHash.Of(2, Calls.Id(id))]).Order()];

        Assert.Equal(20_000, keys.Distinct().Count());
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1));
    }

    private static (long Imported, long Duplicates) Counts(UsageImport import) => (import.Imported, import.Duplicates);
}
