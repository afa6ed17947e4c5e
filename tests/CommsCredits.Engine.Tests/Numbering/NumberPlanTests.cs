using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class NumberPlanTests
{
    [Theory]
    [InlineData("14255550100", "US")]
    [InlineData("14165550100", "CA")]
    [InlineData("12425550100", "BS")]
    [InlineData("17875550100", "PR")]
    [InlineData("16715550100", "GU")]
    [InlineData("18765550100", "JM")]
    [InlineData("74951234567", "RU")]
    [InlineData("77172123456", "KZ")]
    [InlineData("442079460000", "GB")]
    [InlineData("441481123456", "GG")]
    [InlineData("447781123456", "GG")]
    [InlineData("441534123456", "JE")]
    [InlineData("447797123456", "JE")]
    [InlineData("441624123456", "IM")]
    [InlineData("447624123456", "IM")]
    [InlineData("390612345678", "IT")]
    [InlineData("390669812345", "VA")]
    [InlineData("4722123456", "NO")]
    [InlineData("4779123456", "SJ")]
    [InlineData("61212345678", "AU")]
    [InlineData("61891621234", "CC")]
    [InlineData("61891641234", "CX")]
    [InlineData("262262123456", "RE")]
    [InlineData("262269123456", "YT")]
    [InlineData("262639123456", "YT")]
    [InlineData("590590123456", "GP")]
    [InlineData("590590270000", "BL")]
    [InlineData("590590870000", "BL")]
    [InlineData("590590500000", "MF")]
    [InlineData("5999123456", "CW")]
    [InlineData("5997171234", "BQ")]
    [InlineData("212522123456", "MA")]
    [InlineData("212528812345", "EH")]
    [InlineData("212528912345", "EH")]
    [InlineData("358912345678", "FI")]
    [InlineData("3581812345", "AX")]
    [InlineData("38338123456", "XK")]
    [InlineData("24762123", "SH")]
    [InlineData("6723221234", "NF")]
    [InlineData("672101234", "AQ")]
    public void Classify_SharedCode_TellsTheFinerCountry(string digits, string country) =>
        Assert.Equal(country, NumberPlan.Default.Classify(digits).Country);

    // Every code that several countries share, each with a number of all of them; under +1 the area code tells.
    [Theory]
    [InlineData("1", "US 12065550100", "CA 16045550100", "PR 17875550100", "DO 18095550100", "JM 18765550100", "BS 12425550100",
        "TT 18685550100", "BB 12465550100", "BM 14415550100", "KY 13455550100", "VI 13405550100", "VG 12845550100", "AG 12685550100",
        "AI 12645550100", "AS 16845550100", "DM 17675550100", "GD 14735550100", "GU 16715550100", "KN 18695550100", "LC 17585550100",
        "MP 16705550100", "MS 16645550100", "SX 17215550100", "TC 16495550100", "VC 17845550100")]
    [InlineData("7", "RU 74951234567", "KZ 77172123456", "KZ 77011234567")]
    [InlineData("39", "IT 390612345678", "IT 393312345678", "VA 390669812345")]
    [InlineData("44", "GB 442079460000", "GB 447400123456", "GG 441481123456", "GG 447911123456", "JE 441534123456", "IM 441624123456")]
    [InlineData("47", "NO 4722123456", "SJ 4779123456")]
    [InlineData("61", "AU 61212345678", "CX 61891641234", "CC 61891621234")]
    [InlineData("212", "MA 212522123456", "EH 212528812345")]
    [InlineData("262", "RE 262262123456", "YT 262269123456")]
    [InlineData("358", "FI 358912345678", "AX 3581812345")]
    [InlineData("590", "GP 590590123456", "BL 590590270000", "MF 590590500000")]
    [InlineData("599", "CW 5999123456", "BQ 5997171234")]
    public void Classify_SharedCode_KnowsEachOfItsCountries(string code, params string[] samples)
    {
        (string Country, string Digits)[] expected = [.. samples.Select(sample => (sample[..2], sample[3..]))];

        Assert.All(expected, number => Assert.StartsWith(code, number.Digits, StringComparison.Ordinal));
        Assert.Equal(expected, expected.Select(number => (NumberPlan.Default.Classify(number.Digits).Country!, number.Digits)));
        Assert.True(expected.Select(number => number.Country).Distinct(StringComparer.Ordinal).Count() > 1);
    }

    // All of +1 shares them, so a country has to be chosen; the United States it is (Data/README.md).
    [Theory]
    [InlineData("18005550100")]
    [InlineData("18335550100")]
    [InlineData("18885550100")]
    public void Classify_TollFreeOfNorthAmerica_StandsUnderTheUnitedStates(string digits) => Assert.Equal(
        ("US", NumberClass.TollFree), (NumberPlan.Default.Classify(digits).Country, NumberPlan.Default.Classify(digits).Class));

    [Theory]
    [InlineData("4915112345678", NumberClass.Mobile)]
    [InlineData("493012345678", NumberClass.Fixed)]
    [InlineData("447911123456", NumberClass.Mobile)]
    [InlineData("447781123456", NumberClass.Mobile)]
    [InlineData("442079460000", NumberClass.Fixed)]
    [InlineData("447012345678", NumberClass.Unknown)]
    [InlineData("77172123456", NumberClass.Fixed)]
    [InlineData("77012345678", NumberClass.Mobile)]
    [InlineData("14255550100", NumberClass.FixedOrMobile)]
    [InlineData("14165550100", NumberClass.FixedOrMobile)]
    [InlineData("525512345678", NumberClass.FixedOrMobile)]
    [InlineData("18005550100", NumberClass.TollFree)]
    [InlineData("448001234567", NumberClass.TollFree)]
    [InlineData("80012345678", NumberClass.TollFree)]
    [InlineData("19005550100", NumberClass.Premium)]
    [InlineData("448431234567", NumberClass.Premium)]
    [InlineData("449061234567", NumberClass.Premium)]
    [InlineData("33899123456", NumberClass.Premium)]
    [InlineData("97912345678", NumberClass.Premium)]
    [InlineData("33820123456", NumberClass.SharedCost)]
    [InlineData("80812345678", NumberClass.SharedCost)]
    [InlineData("881612345678", NumberClass.Satellite)]
    [InlineData("870123456789", NumberClass.Satellite)]
    [InlineData("2100000000", NumberClass.Unknown)]
    public void Classify_Class_IsThatOfTheLongestPrefix(string digits, NumberClass expected) =>
        Assert.Equal(expected, NumberPlan.Default.Classify(digits).Class);

    [Fact]
    public void Classify_UnassignedCode_KnowsNothing() => Assert.Equal(default, NumberPlan.Default.Classify("2100000000"));

    [Fact]
    public void Classify_WorldwideCode_HasNoCountry() =>
        Assert.Equal(new NumberFacts(null, NumberClass.TollFree, 3), NumberPlan.Default.Classify("80012345678"));

    [Fact]
    public void Classify_MaskedNumber_StillTellsTheCountry() =>
        Assert.Equal("GG", NumberPlan.Default.Classify(PhoneNumber.Parse("+447781***").Digits).Country);
}
