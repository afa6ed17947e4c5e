using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class KeyTableTests
{
    [Fact]
    public void At_RandomKeys_AgreesWithADictionary()
    {
        Random random = new(11);
        KeyTable<long, int> table = new();
        Dictionary<long, int> expected = [];
        for (int round = 0; round < 3; round++)
        {
            List<long> order = [];
            for (int count = 0; count < 5_000; count++)
            {
                long key = random.NextInt64(-1_000, 1_000) << random.Next(0, 40);
                ref int value = ref table.At(key, out bool met);
                Assert.Equal(expected.TryGetValue(key, out int before), met);
                Assert.Equal(before, value);
                value = expected[key] = count;
                if (!met)
                {
                    order.Add(key);
                }
            }

            Assert.Equal(expected.Count, table.Count);
            Assert.Equal(order.Select(key => (key, expected[key])), table.All());
            Assert.All(expected, pair => Assert.Equal(pair.Value, table.Find(pair.Key)));
            Assert.Equal(0, table.Find(long.MaxValue));
            table.Clear();
            expected.Clear();
            Assert.Empty(table.All());
        }
    }

    [Fact]
    public void At_KeysOfOneHash_AreToldApart()
    {
        KeyTable<OneHash, string> table = new();
        for (int number = 0; number < 100; number++)
        {
            table.At(new OneHash(number), out bool met) = $"{number}";
            Assert.False(met);
        }

        Assert.All(Enumerable.Range(0, 100), number => Assert.Equal($"{number}", table.Find(new OneHash(number))));
        Assert.Null(table.Find(new OneHash(100)));
    }

    private readonly record struct OneHash(int Number)
    {
        public override int GetHashCode() => -1;
    }
}
