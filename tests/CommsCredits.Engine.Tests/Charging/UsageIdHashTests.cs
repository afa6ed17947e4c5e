using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Stores keep the hashes: another hash would find none of their calls.</summary>
public sealed class UsageIdHashTests
{
    [Theory]
    [InlineData(1, "d2ab04c6-2c33-4c48-b450-1e25c183fac0", 366_694_288_128)]
    [InlineData(2, "d2ab04c6-2c33-4c48-b450-1e25c183fac0", 196_929_055_061)]
    [InlineData(1, "d2ab04c6-2c33-4c48-b450-1e25c183fac1", 2_930_276_873_713)]
    [InlineData(1, "00000000-0000-0000-0000-000000000000", 1_239_199_292_412)]
    public void Of_AnIdOfAnAccount_IsWhatStoresHave(int account, string id, long hash) =>
        Assert.Equal(hash, UsageIdHash.Of(account, new Guid(id)));
}
