using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Says in a sentence why a mail server did not take a mail.</summary>
internal static class MailFailure
{
    private const int LongestCause = 300;

    /// <summary>Makes the error to throw.</summary>
    /// <param name="server">The server; its password is looked for in what it said.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="timeout">How long was waited.</param>
    /// <param name="recipients">To how many addresses the mail was to go.</param>
    /// <returns>An error with host, port and cause, and without a secret; what the network said is kept only where it holds none.</returns>
    public static MailException Of(MailServer server, Exception failure, TimeSpan timeout, int recipients)
    {
        string cause = CauseOf(failure, timeout, recipients);
        bool tells = Tells(failure.ToString(), server.Password);
        return new MailException(
            $"The mail server {server} did not take the mail: {(tells ? "it refused the sign-in." : OneLine(cause))}",
            tells ? null : failure)
        {
            ReachedSome = RefusedBy(failure) is { Length: > 0 } refused && refused.Length < recipients,
        };
    }

    private static SmtpFailedRecipientException[] RefusedBy(Exception failure) => failure switch
    {
        SmtpFailedRecipientsException { InnerExceptions: { Length: > 0 } several } => several,
        SmtpFailedRecipientException one => [one],
        _ => [],
    };

    private static string CauseOf(Exception failure, TimeSpan timeout, int recipients) => failure switch
    {
        _ when RefusedBy(failure) is [SmtpFailedRecipientException first, ..] refused =>
            Refused([.. refused.Select(one => one.FailedRecipient)], first, recipients),
        _ when Find<AuthenticationException>(failure) is { } untrusted => $"the encryption failed. {untrusted.Message}",
        _ when Find<SocketException>(failure) is { } socket => $"no connection. {socket.Message}",
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } smtp when IsTimeout(smtp) =>
            FormattableString.Invariant($"no answer within {timeout.TotalSeconds:0.###} seconds."),
        SmtpException smtp when LacksTls(smtp) => "it does not offer STARTTLS, and without encryption nothing is sent.",
        _ => Deepest(failure).Message,
    };

    // SmtpClient goes on with the addresses that are left; only when none is, nothing was taken.
    private static string Refused(IReadOnlyCollection<string?> addresses, SmtpException why, int recipients) =>
        $"it refused {string.Join(", ", addresses)}{(addresses.Count < recipients ? ", the others have it" : string.Empty)}. {why.Message}";

    private static bool IsTimeout(SmtpException smtp) => smtp.Message.Contains("timed out", StringComparison.OrdinalIgnoreCase);

    private static bool LacksTls(SmtpException smtp) =>
        smtp.Message.Contains("does not support secure connections", StringComparison.OrdinalIgnoreCase);

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (Exception? at = failure; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static Exception Deepest(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure;
    }

    // A server may say back what it was told, also in the form in which it was told it.
    private static bool Tells(string said, string? password) => !string.IsNullOrEmpty(password)
        && (said.Contains(password, StringComparison.Ordinal)
            || said.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), StringComparison.Ordinal));

    private static string OneLine(string cause)
    {
        string line = string.Join(' ', cause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string clean = new([.. line.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return clean.Length <= LongestCause ? clean : clean[..LongestCause] + "…";
    }
}
