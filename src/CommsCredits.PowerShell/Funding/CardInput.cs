using System.Globalization;
using System.Net;
using System.Security;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>What the commands that take a card share: its token is never a card number, and is kept encrypted.</summary>
internal static class CardInput
{
    /// <summary>Refuses a token that is a card number.</summary>
    public static void Check(SecureString? token)
    {
        if (CardNumber.LooksLike(TextOf(token)))
        {
            throw FundingErrors.CardNumberRefused("CardToken");
        }
    }

    /// <summary>Encrypts a token. That may write the key file, so it waits until the change is agreed to.</summary>
    public static byte[]? Protect(SecureString? token) => token is null ? null : Session.Secrets.Protect(TextOf(token));

    /// <summary>A card's last month, from MM/yyyy.</summary>
    public static Month ExpiryOf(string? text) =>
        DateOnly.TryParseExact(text, "MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new Month(day.Year, day.Month)
            : throw (CardNumber.LooksLike(text)
                ? FundingErrors.CardNumberRefused("CardExpiry")
                : new CommsCreditException(
                    ErrorIds.MonthInvalid, $"'{text}' is not a month of a card.", text, "Give it as MM/yyyy, such as 09/2029."));

    private static string TextOf(SecureString? token) => new NetworkCredential(string.Empty, token).Password;
}
