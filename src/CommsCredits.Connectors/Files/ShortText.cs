using System.Runtime.CompilerServices;
using System.Text;

namespace CommsCredits.Connectors;

/// <summary>Makes texts of UTF-8: ids and numbers, which are short and have nothing but ASCII.</summary>
/// <remarks>What .NET has for it is for texts of any length, and is compiled three times while an import runs (docs/adr/0014).</remarks>
static class ShortText
{
    const int Longest = 64;

    /// <summary>The text of some UTF-8; what is no UTF-8 becomes U+FFFD, as <see cref="Encoding.UTF8"/> has it.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Encoding.UTF8.GetString(utf8);
        Span<char> text = stackalloc char[Longest];
        var all = 0;
        for (var place = 0; place < utf8.Length; place++)
        {
            all |= utf8[place];
            text[place] = (char)utf8[place];
        }
        return all < 0x80 ? new string(text[..utf8.Length]) : Encoding.UTF8.GetString(utf8);
    }
}
