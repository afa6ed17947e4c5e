using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+493012345678", "493012345678")]
    [InlineData("00493012345678", "493012345678")]
    [InlineData("493012345678", "493012345678")]
    [InlineData(" +49 30 1234-5678 ", "493012345678")]
    [InlineData("+49.30.12345678", "493012345678")]
    [InlineData("+1 (425) 555-0100", "14255550100")]
    [InlineData("(+1) 425/555 0100", "14255550100")]
    [InlineData("+44 (0)20 7946 0000", "442079460000")]
    [InlineData("+39 (0)6 1234 5678", "390612345678")]
    [InlineData("\u202A+49\u00A030\u20111234567\u202C", "49301234567")]
    [InlineData("tel:+14255550100;ext=12", "14255550100")]
    [InlineData("TEL:+1-425-555-0100", "14255550100")]
    [InlineData("sip:+14255550100@sbc.contoso.example;user=phone", "14255550100")]
    [InlineData("+6834002", "6834002")]
    [InlineData("+123456789012345", "123456789012345")]
    [InlineData("00123456789012345", "123456789012345")]
    public void Parse_NumberInAnyShape_IsE164(string text, string digits)
    {
        var number = PhoneNumber.Parse(text);
        Assert.Equal((PhoneNumberKind.E164, digits, false), (number.Kind, number.Digits, number.IsMasked));
    }

    [Theory]
    [InlineData("+4930123***", "4930123")]
    [InlineData("0049 30 123 ***", "4930123")]
    [InlineData("+4930****", "4930")]
    [InlineData("4930123***", "4930123")]
    [InlineData("+41 44 123 ** **", "4144123")]
    public void Parse_MaskedTail_KeepsTheDigitsBefore(string text, string digits)
    {
        var number = PhoneNumber.Parse(text);
        Assert.Equal((PhoneNumberKind.E164, digits, true), (number.Kind, number.Digits, number.IsMasked));
    }

    [Theory]
    [InlineData("112", "112")]
    [InlineData("000", "000")]
    [InlineData("10111", "10111")]
    [InlineData("123456", "123456")]
    [InlineData("1 1 2", "112")]
    public void Parse_SixDigitsOrFewer_IsAShortCode(string text, string digits)
    {
        var number = PhoneNumber.Parse(text);
        Assert.Equal((PhoneNumberKind.ShortCode, digits), (number.Kind, number.Digits));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anonymous")]
    [InlineData("Anonymous")]
    [InlineData("withheld")]
    [InlineData("sip:anonymous@anonymous.invalid")]
    [InlineData("********")]
    public void Parse_NoNumber_IsWithheld(string? text) => Assert.Equal(default, PhoneNumber.Parse(text));

    [Theory]
    [InlineData("sip:ines.duarte@fabrikam.example")]
    [InlineData("SIPS:4711@fabrikam.example")]
    [InlineData("ines.duarte@fabrikam.example")]
    [InlineData("Meeting Room 2")]
    [InlineData("José")]
    public void Parse_AddressOrName_IsASipName(string text) =>
        Assert.Equal((PhoneNumberKind.SipName, ""), (PhoneNumber.Parse(text).Kind, PhoneNumber.Parse(text).Digits));

    [Theory]
    [InlineData("+1234567890123456")]
    [InlineData("1234567890123456")]
    [InlineData("99999999999999999999999999")]
    [InlineData("+12345678901234**")]
    [InlineData("+")]
    [InlineData("+0123456789")]
    [InlineData("0301234567")]
    [InlineData("00 049 30 1234567")]
    [InlineData("+49+301234567")]
    [InlineData("49+301234567")]
    [InlineData("+49 30 CALLME")]
    [InlineData("+49***30123")]
    [InlineData("+12345")]
    [InlineData("#31#")]
    public void Parse_NeitherNumberNorName_IsInvalid(string text) => Assert.Equal(PhoneNumberKind.Invalid, PhoneNumber.Parse(text).Kind);

    [Fact]
    public void Parse_DigitsAlone_AllocatesNothing()
    {
        PhoneNumber.Parse("493012345678");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var number = PhoneNumber.Parse("493012345678");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal("493012345678", number.Digits);
    }

    [Fact]
    public void Parse_RandomText_NeverThrowsAndKeepsItsBounds()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        const string alphabet = "0012345678999+*#() .-/abx@;:\u202Aé";
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var number = PhoneNumber.Parse(text);
            Assert.True(number.Digits.All(char.IsAsciiDigit) && number.Digits.Length <= 15, $"seed {seed}: {text}");
            Assert.True(number.Kind != PhoneNumberKind.E164 || number.Digits[0] != '0', $"seed {seed}: {text}");
        }
    }
}
