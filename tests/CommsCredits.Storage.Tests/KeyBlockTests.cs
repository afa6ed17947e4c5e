using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>A block gives back the keys and calls that were put into it, and finds the first pair of a key.</summary>
public class KeyBlockTests
{
    private const long MostKey = (1L << 48) - 1;
    private const long MostCall = (1L << 40) - 1;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, MostCall)]
    [InlineData(MostKey, 0)]
    [InlineData(MostKey, MostCall)]
    [InlineData(1L << 47, 1L << 39)]
    [InlineData(0x0102_0304_0506, 0x07_0809_0A0B)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(1L << 32, 1L << 32)]
    public void Put_APairBetweenOthers_IsReadBackAndTouchesNoOther(long key, long call)
    {
        foreach ((long otherKey, long otherCall) in ((long, long)[])[(0, 0), (MostKey, MostCall)])
        {
            byte[] bytes = new byte[3 * KeyBlock.PairLength];
            KeyBlock.Put(bytes, 0, otherKey, otherCall);
            KeyBlock.Put(bytes, 2, otherKey, otherCall);
            KeyBlock.Put(bytes, 1, key, call);
            KeyBlock block = new(bytes);

            Assert.Equal((key, call), (block.KeyAt(1), block.CallAt(1)));
            Assert.Equal((otherKey, otherCall), (block.KeyAt(0), block.CallAt(0)));
            Assert.Equal((otherKey, otherCall), (block.KeyAt(2), block.CallAt(2)));
        }
    }

    [Fact]
    public void Put_ACallOfMoreThanFortyBits_IsRefused()
    {
        byte[] bytes = new byte[KeyBlock.PairLength];

        Assert.Throws<OverflowException>(() => KeyBlock.Put(bytes, 0, 1, MostCall + 1));
        Assert.Throws<OverflowException>(() => KeyBlock.Put(bytes, 0, 1, long.MaxValue));
        Assert.All(bytes, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Count_BytesThatAreNoWholePair_AreNotLookedAt()
    {
        Assert.Equal(0, new KeyBlock([]).Count);
        Assert.Equal(0, new KeyBlock(new byte[KeyBlock.PairLength - 1]).Count);
        Assert.Equal(2, new KeyBlock(new byte[(3 * KeyBlock.PairLength) - 1]).Count);
    }

    [Fact]
    public void PlaceOf_AnEmptyBlock_IsZero() => Assert.Equal(0, new KeyBlock([]).PlaceOf(5));

    [Fact]
    public void PlaceOf_KeysThatComeSeveralTimes_IsTheFirst()
    {
        Random random = new(6);
        for (int count = 1; count <= 60; count++)
        {
            long step = random.NextInt64(1, MostKey / 40);
            long[] keys = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(40) * step).Order()];
            byte[] bytes = new byte[count * KeyBlock.PairLength];
            for (int index = 0; index < count; index++)
            {
                KeyBlock.Put(bytes, index, keys[index], index);
            }

            KeyBlock block = new(bytes);
            foreach (long asked in keys.SelectMany(key => (long[])[key - 1, key, key + 1]).Concat([0, MostKey]))
            {
                Assert.Equal(keys.Count(key => key < asked), block.PlaceOf(asked));
            }
        }
    }
}
