using CommsCredits.Engine;

namespace CommsCredits.Tests.Notices;

public class MailAddressesTests
{
    [Theory]
    [InlineData("ops@contoso.com")]
    [InlineData("o'hara+credits@mail.contoso.co.uk")]
    [InlineData("ops@bücher.example")]
    [InlineData("ops@例え.example")]
    [InlineData("root@localhost")]
    public void Check_Address_IsTaken(string address)
    {
        Assert.Equal(address, MailAddresses.Check(address));
        Assert.Equal(address, MailAddresses.Check($"  {address} "));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ops")]
    [InlineData("ops@")]
    [InlineData("@contoso.com")]
    [InlineData("a@b@c")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example;c@d.example")]
    [InlineData("Anna <anna@contoso.com>")]
    [InlineData("\"Anna\" anna@contoso.com")]
    [InlineData("anna@contoso.com (Anna)")]
    [InlineData("a b@contoso.com")]
    [InlineData("äöü@contoso.com")]
    [InlineData("ops@contoso.com\r\nBcc: evil@example.org")]
    [InlineData("ops@contoso.com\n")]
    [InlineData("ops@contoso.com\0")]
    [InlineData("ops@contoso.com\u2028x")]
    [InlineData("ops@con toso.com")]
    public void Check_Anything_Else_IsParameterInvalid(string? address)
    {
        CommsCreditException refused = Assert.Throws<CommsCreditException>(() => MailAddresses.Check(address));

        Assert.Equal(ErrorIds.ParameterInvalid, refused.Id);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public void Check_TooLong_IsParameterInvalid() =>
        Assert.Throws<CommsCreditException>(() => MailAddresses.Check("a@" + string.Join('.', Enumerable.Repeat(new string('x', 60), 5))));
}
