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
