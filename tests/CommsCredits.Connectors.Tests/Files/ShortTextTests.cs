using System.Text;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

public sealed class ShortTextTests
{
    [Fact]
    public void Of_AnyBytes_IsTheTextThatDotnetMakes()
    {
        Random random = new(7);
        for (int count = 0; count < 5_000; count++)
        {
            byte[] bytes = new byte[random.Next(0, 80)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0)
            {
                bytes = Array.ConvertAll(bytes, value => (byte)(value & 0x7F));
            }

            Assert.Equal(Encoding.UTF8.GetString(bytes), ShortText.Of(bytes));
        }
    }

    [Theory]
    [InlineData("+12065550100")]
    [InlineData("+1206555****")]
    [InlineData("größer")]
    [InlineData("sip:müller@contoso.example")]
    public void Of_Text_IsThatText(string text) => Assert.Equal(text, ShortText.Of(Encoding.UTF8.GetBytes(text)));
}
