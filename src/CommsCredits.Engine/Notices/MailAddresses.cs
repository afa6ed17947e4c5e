using System.Net.Mail;

namespace CommsCredits.Engine;

/// <summary>Which addresses notices are sent from and to.</summary>
public static class MailAddresses
{
    // RFC 5321, 4.5.3.1: a path has at most 256 characters with its angle brackets.
    private const int Longest = 254;

    /// <summary>Checks one address.</summary>
    /// <param name="address">Such as <c>ops@contoso.com</c>; the domain may have any letters, the part before it ASCII only.</param>
    /// <returns>The address without space around it.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: no bare address, or one with a control character.</exception>
    public static string Check(string? address)
    {
        string trimmed = (address ?? string.Empty).Trim(' ');
        return IsBare(trimmed)
            ? trimmed
            : throw AccountErrors.Parameter(
                $"'{OutsideText.Line(trimmed, Longest)}' is not a mail address.",
                address,
                "Give the address alone, such as ops@contoso.com, without a name beside it.");
    }

    // A display name, a comment or a second address would end up in a header, and a line end would begin another one.
    private static bool IsBare(string text) =>
        text.Length is > 0 and <= Longest
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"')
        && MailAddress.TryCreate(text, out MailAddress? parsed)
        && string.Equals(parsed.Address, text, StringComparison.Ordinal)
        && parsed.DisplayName.Length == 0
        && parsed.User.All(char.IsAscii)
        && Uri.CheckHostName(parsed.Host.Trim('[', ']')) != UriHostNameType.Unknown;
}
