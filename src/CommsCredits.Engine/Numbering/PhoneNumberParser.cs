using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The reading behind <see cref="PhoneNumber.Parse"/>. It allocates nothing but the digits.</summary>
static class PhoneNumberParser
{
    const int LongestShortCode = 6;
    const int ShortestNumber = 7;
    const int LongestNumber = 15;
    const int LongestWritten = LongestNumber + 2;

    static readonly string[] WithheldWords =
        ["anonymous", "withheld", "private", "restricted", "unavailable", "unknown", "blocked", "hidden", "no caller id"];

    [MethodImpl(Compiled.AtOnce)]
    public static PhoneNumber Parse(string? text)
    {
        var rest = text.AsSpan().Trim();
        var isSip = SkipScheme(ref rest, "sip:") || SkipScheme(ref rest, "sips:");
        if (isSip)
        {
            rest = Before(rest, '@');
            if (!rest.StartsWith("+")) return Named(Before(rest, ';'));
        }
        else if (SkipScheme(ref rest, "tel:"))
            rest = Before(rest, ';');

        return Scan(text, rest);
    }

    [MethodImpl(Compiled.AtOnce)]
    static PhoneNumber Scan(string? text, ReadOnlySpan<char> rest)
    {
        Span<char> digits = stackalloc char[LongestWritten];
        var (count, stars, plus) = (0, 0, false);
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (char.IsAsciiDigit(c))
            {
                if (stars > 0 || count == LongestWritten) return Unreadable(rest);
                digits[count++] = c;
            }
            else if (c == '*')
                stars++;
            else if (c == '+' && !plus && count + stars == 0)
                plus = true;
            else if (IsTrunkZero(rest[i..], digits[..count]))
                i += 2;
            else if (!IsSeparator(c))
                return Unreadable(rest);
        }
        return Judge(text, digits[..count], stars, plus);
    }

    [MethodImpl(Compiled.AtOnce)]
    static PhoneNumber Judge(string? text, ReadOnlySpan<char> digits, int stars, bool plus)
    {
        if (digits.IsEmpty) return new PhoneNumber(plus && stars == 0 ? PhoneNumberKind.Invalid : PhoneNumberKind.Withheld);

        var isShort = !plus && digits.Length + stars <= LongestShortCode;
        if (!isShort)
        {
            // The international prefix 00 says what a plus says; Australia's emergency number 000 is too short to come here.
            if (!plus && digits.StartsWith("00")) digits = digits[2..];
            if (digits.IsEmpty || digits[0] == '0' || digits.Length + stars is < ShortestNumber or > LongestNumber)
                return new PhoneNumber(PhoneNumberKind.Invalid);
        }

        var kept = text is not null && text.Length == digits.Length ? text : new string(digits);
        return new PhoneNumber(isShort ? PhoneNumberKind.ShortCode : PhoneNumberKind.E164, kept, stars > 0);
    }

    /// <summary>Whether a "(0)" follows that is dialled at home only, as in +44 (0)20. Italian numbers keep their zero abroad.</summary>
    [MethodImpl(Compiled.AtOnce)]
    static bool IsTrunkZero(ReadOnlySpan<char> rest, ReadOnlySpan<char> digits) =>
        !digits.IsEmpty && rest.StartsWith("(0)") && !digits.StartsWith("39") && !digits.StartsWith("0039");

    /// <summary>Whether the character only parts digits: also the invisible marks that come along when a number is copied.</summary>
    [MethodImpl(Compiled.AtOnce)]
    static bool IsSeparator(char c) =>
        c is '-' or '.' or '/' or '(' or ')' or (>= '\u2010' and <= '\u2015') or '\u00AD' or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF'
        || char.IsWhiteSpace(c);

    static PhoneNumber Unreadable(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("+")) return new PhoneNumber(PhoneNumberKind.Invalid);
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return Named(text);
        }
        return new PhoneNumber(PhoneNumberKind.Invalid);
    }

    [MethodImpl(Compiled.AtOnce)]
    static PhoneNumber Named(ReadOnlySpan<char> name)
    {
        foreach (var word in WithheldWords)
        {
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase)) return default;
        }
        return new PhoneNumber(PhoneNumberKind.SipName);
    }

    [MethodImpl(Compiled.AtOnce)]
    static bool SkipScheme(ref ReadOnlySpan<char> text, string scheme)
    {
        if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return false;
        text = text[scheme.Length..];
        return true;
    }

    static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char end)
    {
        var at = text.IndexOf(end);
        return at < 0 ? text : text[..at];
    }
}
