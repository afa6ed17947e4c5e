using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>L4: what was noted is never taken for new, and hardly anything new for known.</summary>
public sealed class StoredIdsTests
{
    [Theory]
    [InlineData(1, 100_000, 60)]
    [InlineData(2, 100_000, 60)]
    [InlineData(7, 1, 1)]
    public void L4_TryAdd_AnyIds_NoneIsForgottenAndFewAreTakenForKnown(int account, int count, int most)
    {
        StoredIds ids = new(count);
        long[] hashes = [.. Enumerable.Range(0, count).Select(number => UsageIdHash.Of(account, new Guid(number, 0, 0, new byte[8])))];

        Assert.InRange(hashes.Count(hash => !ids.TryAdd(hash)), 0, most);
        Assert.All(hashes, hash => Assert.False(ids.TryAdd(hash)));
    }

    [Fact]
    public void L4_AddAll_HashesThatAreStored_AreKnown()
    {
        StoredIds ids = new(10_000);
        long[] hashes = [0, 1, (1L << UsageIdHash.Bits) - 1, .. Enumerable.Range(0, 5_000).Select(number => number * 999_983L)];
        ids.AddAll(hashes);

        Assert.All(hashes, hash => Assert.False(ids.TryAdd(hash)));
        Assert.InRange(Enumerable.Range(0, 5_000).Count(number => ids.TryAdd((number * 999_983L) + 7)), 4_950, 5_000);
    }

    [Fact]
    public void TryAdd_MoreIdsThanItHasRoomFor_StillForgetsNone()
    {
        StoredIds ids = new(1);
        long[] hashes = [.. Enumerable.Range(1, 50_000).Select(number => UsageIdHash.Of(1, new Guid(number, 1, 2, new byte[8])))];
        ids.AddAll(hashes);

        Assert.All(hashes, hash => Assert.False(ids.TryAdd(hash)));
    }
}
