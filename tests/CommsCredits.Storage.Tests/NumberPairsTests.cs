using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>Sorting by digits gives what sorting by comparing gives: each key with its call, equal keys as they stood.</summary>
public class NumberPairsTests
{
    private readonly NumberPairs pairs = new();
    private readonly Random random = new(8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(70_000)]
    public void Sort_KeysOfAnyLength_IsWhatComparingGives(int count)
    {
        foreach (int bits in (int[])[0, 1, 5, 10, 11, 12, 22, 23, 33, 40, 44, 48, 55, 56, 61, 62, 63])
        {
            long above = bits == 63 ? long.MaxValue : 1L << bits;
            AssertSorted(count, _ => random.NextInt64(above));
        }
    }

    [Fact]
    public void Sort_EveryKeyTheSame_LeavesThemAsTheyStood()
    {
        foreach (long key in (long[])[0, 1, 1L << 47, long.MaxValue])
        {
            AssertSorted(1_000, _ => key);
        }
    }

    [Fact]
    public void Sort_KeysInOrderOrInReverse_IsWhatComparingGives()
    {
        AssertSorted(5_000, place => place * 1_000_003L);
        AssertSorted(5_000, place => (5_000 - place) * 1_000_003L);
    }

    [Fact]
    public void Sort_KeysThatDifferInOneDigitOnly_IsWhatComparingGives()
    {
        for (int bit = 0; bit < 63; bit++)
        {
            long rest = random.NextInt64() & ~(1L << bit);
            AssertSorted(50, _ => rest | (random.NextInt64(2) << bit));
        }
    }

    [Fact]
    public void Clear_LeavesNothingAndServesAgain()
    {
        pairs.Add(2, 20);
        pairs.Add(1, 10);
        pairs.Sort();
        pairs.Clear();
        pairs.Clear();
        Assert.Equal(0, pairs.Count);
        Assert.True(pairs.Keys.IsEmpty && pairs.Calls.IsEmpty);
        pairs.Sort();

        pairs.Add(5, 50);
        pairs.Add(4, 40);
        pairs.Sort();
        Assert.Equal([4, 5], pairs.Keys.ToArray());
        Assert.Equal([40, 50], pairs.Calls.ToArray());
    }

    [Fact]
    public void Add_AfterSorting_KeepsWhatIsThere()
    {
        for (int number = 3_000; number > 0; number--)
        {
            pairs.Add(number, number * 10L);
            if (number % 500 == 0)
            {
                pairs.Sort();
            }
        }

        pairs.Sort();
        Assert.Equal(Enumerable.Range(1, 3_000).Select(number => (long)number), pairs.Keys.ToArray());
        Assert.Equal(Enumerable.Range(1, 3_000).Select(number => number * 10L), pairs.Calls.ToArray());
    }

    private void AssertSorted(int count, Func<int, long> key)
    {
        pairs.Clear();
        List<(long Key, long Call)> added = [];
        for (int place = 0; place < count; place++)
        {
            added.Add((key(place), place));
            pairs.Add(added[^1].Key, place);
        }

        pairs.Sort();
        (long Key, long Call)[] expected = [.. added.OrderBy(pair => pair.Key)];
        Assert.Equal(count, pairs.Count);
        Assert.True(pairs.Keys.SequenceEqual(expected.Select(pair => pair.Key).ToArray()));
        Assert.True(pairs.Calls.SequenceEqual(expected.Select(pair => pair.Call).ToArray()));
    }
}
