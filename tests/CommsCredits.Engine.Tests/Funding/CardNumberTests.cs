using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>A full card number is refused wherever it stands.</summary>
public class CardNumberTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("4242-4242-4242-4242")]
    [InlineData("card 4242424242424242, expires 09/29")]
    [InlineData("4242424242424242 expires")]
    [InlineData("(4242424242424242)")]
    [InlineData("first 1234, then 4242424242424242")]
    [InlineData("378282246310005")]
    [InlineData("4222222222222")]
    [InlineData("6304000000000000000")]
    [InlineData("5555555555554444 ")]
    public void LooksLike_NumberWithARightCheckDigit_IsTrue(string text) => Assert.True(CardNumber.LooksLike(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Visa")]
    [InlineData("4242424242424241")]
    [InlineData("4242")]
    [InlineData("424242424242")]
    [InlineData("42424242424242424242")]
    [InlineData("tok_4242424242424242")]
    [InlineData("4242424242424242_x")]
    [InlineData("a4242424242424242")]
    [InlineData("4242424242424242b")]
    [InlineData("4242  4242  4242  4242")]
    [InlineData("4242/4242/4242/4242")]
    [InlineData("000000000000")]
    public void LooksLike_AnythingElse_IsFalse(string? text) => Assert.False(CardNumber.LooksLike(text));
}
