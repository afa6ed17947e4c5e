using System.Buffers.Text;
using System.Text;

namespace CommsCredits.Tests;

public sealed class HexadecimalTests
{
    private const string Id = "d2ab04c6-2c33-4c48-b450-1e25c183fac0";

    [Fact]
    public void TryId_EitherCase_IsRead()
    {
        Random random = new(20_261_122);
        byte[] bytes = new byte[16];
        for (int count = 0; count < 2_000; count++)
        {
            random.NextBytes(bytes);
            Guid id = new(bytes);
            Assert.True(Hexadecimal.TryId(Encoding.UTF8.GetBytes(id.ToString("D")), out Guid lower));
            Assert.True(Hexadecimal.TryId(Encoding.UTF8.GetBytes(id.ToString("D").ToUpperInvariant()), out Guid upper));
            Assert.Equal((id, id), (lower, upper));
        }
    }

    [Fact]
    public void TryId_AnyByteAnywhere_AgreesWithDotnet()
    {
        byte[] text = Encoding.UTF8.GetBytes(Id);
        for (int place = 0; place < text.Length; place++)
        {
            byte before = text[place];
            for (int value = 0; value < 256; value++)
            {
                text[place] = (byte)value;
                bool expected = Utf8Parser.TryParse(text, out Guid id, out int used) && used == text.Length;
                Assert.Equal(expected, Hexadecimal.TryId(text, out Guid read));
                Assert.True(!expected || id == read);
            }

            text[place] = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("d2ab04c62c334c48b4501e25c183fac0")]
    [InlineData("{d2ab04c6-2c33-4c48-b450-1e25c183fac0}")]
    [InlineData("d2ab04c6-2c33-4c48-b450-1e25c183fac")]
    [InlineData("d2ab04c6-2c33-4c48-b450-1e25c183fac01")]
    [InlineData("d2ab04c62-c33-4c48-b450-1e25c183fac0")]
    public void TryId_AnotherWayOfWriting_IsNone(string text) => Assert.False(Hexadecimal.TryId(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void TryLower_OnlyLowerDigits_AreRead()
    {
        char[] text = Id.Replace("-", "", StringComparison.Ordinal).ToCharArray();
        Assert.True(Hexadecimal.TryLower(text, out ulong first, out ulong second));
        Assert.Equal((0xD2AB04C62C334C48, 0xB4501E25C183FAC0), (first, second));
        Assert.False(Hexadecimal.TryLower(text.AsSpan(1), out _, out _));
        Assert.False(Hexadecimal.TryLower([.. text, '0'], out _, out _));
        for (int place = 0; place < text.Length; place++)
        {
            char before = text[place];
            for (int value = 0; value < 0x300; value++)
            {
                text[place] = (char)value;
                Assert.Equal(char.IsAsciiDigit(text[place]) || text[place] is >= 'a' and <= 'f', Hexadecimal.TryLower(text, out _, out _));
            }

            text[place] = before;
        }
    }
}
