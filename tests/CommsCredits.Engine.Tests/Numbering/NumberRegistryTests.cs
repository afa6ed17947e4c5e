using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class NumberRegistryTests
{
    private static readonly RegisteredNumber Desk = new("18005550100", RegisteredNumberKind.Service, TollFree: true, "desk@contoso.example");
    private static readonly NumberRegistry Registry = new([Desk, new("14255550100", RegisteredNumberKind.User, TollFree: false, null)]);

    [Theory]
    [InlineData("")]
    [InlineData("1800555010")]
    [InlineData("180055501001")]
    [InlineData("+18005550100")]
    public void Find_OtherThanAllItsDigits_FindsNothing(string digits) => Assert.Null(Registry.Find(digits));

    [Fact]
    public void C1_Find_ServiceNumber_TellsThatItIsTollFree()
    {
        Assert.Same(Desk, Registry.Find("18005550100"));
        Assert.Null(NumberRegistry.Empty.Find("18005550100"));
    }

    [Fact]
    public void Find_AllocatesNothing()
    {
        Registry.Find("18005550100");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1_000; round++)
        {
            Registry.Find("18005550100");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
