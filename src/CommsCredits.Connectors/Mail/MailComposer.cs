using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Makes the message that a letter travels as.</summary>
internal static class MailComposer
{
    // SmtpClient writes the moment of sending into Date, whatever was set there before.
    private const string RaisedHeader = "X-CommsCredits-Raised";
    private const string MomentPattern = "ddd, dd MMM yyyy HH:mm:ss '+0000'";

    private static readonly IdnMapping Idn = new();

    /// <summary>Makes a message: multipart/alternative in UTF-8, the plain text first, the HTML after it.</summary>
    /// <param name="mail">The letter, and from whom to whom.</param>
    /// <returns>The message; two of one notice differ in the Date and in the boundary between the parts.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: an address is none, or nobody is to receive it.</exception>
    public static MailMessage Compose(OutgoingMail mail)
    {
        MailAddress from = new(MailAddresses.Check(mail.From));
        MailMessage message = new()
        {
            From = from, Subject = mail.Letter.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        try
        {
            foreach (string address in mail.To)
            {
                message.To.Add(new MailAddress(MailAddresses.Check(address)));
            }

            if (message.To.Count == 0)
            {
                throw new CommsCreditException(ErrorIds.ParameterInvalid, "There is nobody to send the mail to.", null, "Give an address.");
            }

            message.Headers.Add("Message-ID", FormattableString.Invariant($"<{mail.NotificationId:N}@{DomainOf(from)}>"));
            message.Headers.Add(RaisedHeader, mail.RaisedAt.ToUniversalTime().ToString(MomentPattern, CultureInfo.InvariantCulture));
            message.Headers.Add("Auto-Submitted", "auto-generated");
            message.Headers.Add("Content-Language", NoticeTexts.Of(mail.Language).Tag);
            message.AlternateViews.Add(Part(mail.Letter.Text, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(Part(mail.Letter.Html, MediaTypeNames.Text.Html));
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    // In base64 no line is too long for SMTP and no dot stands alone, whatever the letter says.
    private static AlternateView Part(string text, string mediaType)
    {
        AlternateView part = AlternateView.CreateAlternateViewFromString(
            text.ReplaceLineEndings("\r\n"), new ContentType(mediaType) { CharSet = "utf-8" });
        part.TransferEncoding = TransferEncoding.Base64;
        return part;
    }

    private static string DomainOf(MailAddress address) => address.Host.StartsWith('[') ? address.Host : Idn.GetAscii(address.Host);
}
