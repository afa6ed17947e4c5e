using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class TenantSkuShelfTests
{
    private static readonly Guid Phone = Guid.Parse("e43b5b99-8dfb-405f-9987-dc307f34bcbd");
    private static readonly Guid PhoneGov = Guid.Parse("a460366a-ade7-4791-b581-9fbff1bdaa85");
    private static readonly Guid Unknown = Guid.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly LicenseSku License = LicenseCatalogue.Default.Find("PhoneSystem")!;

    [Fact]
    public void Take_Name_GivesTheFirstProductWithOneLeft()
    {
        TenantSkuShelf shelf = new([new(PhoneGov, "MCOEV_GOV", 1), new(Phone, "MCOEV", 1)]);

        Assert.Equal([PhoneGov, Phone, null], Enumerable.Range(0, 3).Select(_ => shelf.Take("phonesystem", License)));
        Assert.True(shelf.Has("PhoneSystem", License));
    }

    [Theory]
    [InlineData("MCOEV")]
    [InlineData("mcoev")]
    [InlineData("e43b5b99-8dfb-405f-9987-dc307f34bcbd")]
    public void Take_PartNumberOrId_GivesThatProductAlone(string named)
    {
        TenantSkuShelf shelf = new([new(PhoneGov, "MCOEV_GOV", 5), new(Phone, "MCOEV", 1)]);

        Assert.Equal([Phone, (Guid?)null], Enumerable.Range(0, 2).Select(_ => shelf.Take(named, License)));
    }

    [Fact]
    public void Take_AfterReturn_GivesAgain()
    {
        TenantSkuShelf shelf = new([new(Phone, "MCOEV", 1)]);
        shelf.Return(shelf.Take("PhoneSystem", License)!.Value);
        shelf.Return(Unknown);

        Assert.Equal(Phone, shelf.Take("PhoneSystem", License));
    }

    [Fact]
    public void Take_MoreGivenThanBought_GivesNone() =>
        Assert.Null(new TenantSkuShelf([new(Phone, "MCOEV", -3)]).Take("PhoneSystem", License));

    // Rule L11: by the id first, by the part number second.
    [Fact]
    public void Find_UnknownIdOfAKnownPartNumber_IsThatLicence()
    {
        TenantSkuShelf shelf = new([new(Unknown, "MCOPSTN8", 1), new(Phone, "SOMETHING_ELSE", 1)]);

        Assert.Equal("CallingPlan120NotPooled", shelf.Find(Unknown)!.Name);
        Assert.Equal("PhoneSystem", shelf.Find(Phone)!.Name);
        Assert.Equal(Unknown, shelf.Take("MCOPSTN8", LicenseCatalogue.Default.Find("MCOPSTN8")!));
        Assert.Null(shelf.Find(Guid.Parse("19ec0d23-8335-4cbd-94ac-6050e30712fa")));
    }
}
