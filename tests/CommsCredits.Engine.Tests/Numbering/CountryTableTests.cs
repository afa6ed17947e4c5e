using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class CountryTableTests
{
    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("germany", "DE")]
    [InlineData("United Arab Emirates (U.A.E)", "AE")]
    [InlineData("Turkey", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Czechia", "CZ")]
    [InlineData("South Korea", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Korea Republic of", "KR")]
    [InlineData("Bunei Darussalam", "BN")]
    [InlineData("Cote D'Ivoire", "CI")]
    [InlineData("Congo, Democratic Republic of", "CD")]
    [InlineData("Congo, People's Republic of", "CG")]
    [InlineData("Vatican City State", "VA")]
    [InlineData("Virgin Islands (U.S.)", "VI")]
    [InlineData("Virgin Islands British", "VG")]
    [InlineData("Hong Kong SAR", "HK")]
    [InlineData("USA", "US")]
    [InlineData(" United States of America ", "US")]
    [InlineData("Kosovo", "XK")]
    public void FindByName_NameInUse_TellsTheCode(string name, string iso2) => Assert.Equal(iso2, CountryTable.Default.FindByName(name));

    [Theory]
    [InlineData("")]
    [InlineData("Netherlands Antilles")]
    [InlineData("Atlantis")]
    public void FindByName_NoSuchCountry_IsNull(string name) => Assert.Null(CountryTable.Default.FindByName(name));

    [Fact]
    public void All_EveryCountry_IsFoundByItsOwnName()
    {
        Assert.Equal(250, CountryTable.Default.All.Count);
        Assert.All(CountryTable.Default.All, country =>
        {
            Assert.True(CountryTable.Default.Contains(country.Iso2));
            Assert.Equal(country.Name, CountryTable.Default.NameOf(country.Iso2));
            Assert.Equal(country.Iso2, CountryTable.Default.FindByName(country.Name));
        });
    }

    [Fact]
    public void NameOf_UnknownCode_Throws()
    {
        Assert.False(CountryTable.Default.Contains("XX"));
        Assert.Throws<KeyNotFoundException>(() => CountryTable.Default.NameOf("XX"));
    }
}
