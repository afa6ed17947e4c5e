using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What notification settings must hold.</summary>
public static class NotificationRules
{
    private const int LastPort = 65_535;

    /// <summary>Checks addresses, server and port.</summary>
    /// <param name="settings">The settings as they shall be; what is not set is not checked.</param>
    /// <returns>The settings, each recipient once.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>.</exception>
    public static NotificationSettings Check(NotificationSettings settings)
    {
        if (settings.Port is < 1 or > LastPort)
        {
            throw AccountErrors.Parameter(
                FormattableString.Invariant($"{settings.Port} is not a port."), settings.Port, "Give 587 for submission, or 25.");
        }

        if (settings.SmtpServer is { } server && Uri.CheckHostName(server) == UriHostNameType.Unknown)
        {
            throw AccountErrors.Parameter(
                $"'{server}' is not the name or address of a server.", server, "Give a name such as smtp.contoso.com, without a port.");
        }

        return settings with
        {
            To = [.. settings.To.Select(MailAddresses.Check).Distinct(StringComparer.OrdinalIgnoreCase)],
            From = settings.From is { } from ? MailAddresses.Check(from) : null,
        };
    }

    /// <summary>Reads the threshold of a low balance.</summary>
    /// <param name="amount">Units of the currency, or null for none.</param>
    /// <returns>Millionths, or null.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: not above zero, or finer than a millionth.</exception>
    public static long? Threshold(decimal? amount) =>
        amount is not { } given ? null
        : given > 0 && Money.TryToMicros(given, out long micros) ? micros
        : throw AccountErrors.Parameter(
            string.Create(CultureInfo.InvariantCulture, $"A low balance of {given} is not above zero, or finer than a millionth."),
            given,
            "Give the balance below which somebody should be told, such as 100, or $null for none.");

    /// <summary>Reads the name of a language.</summary>
    /// <param name="name">A culture such as en, de-AT or zh-CN.</param>
    /// <returns>The language.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: notices are not written in it.</exception>
    public static NoticeLanguage Language(string name) => name.Split('-', '_')[0].ToUpperInvariant() switch
    {
        "EN" => NoticeLanguage.English,
        "DE" => NoticeLanguage.German,
        "ZH" => NoticeLanguage.Chinese,
        _ => throw AccountErrors.Parameter($"Notices are not written in '{name}'.", name, "Give en, de or zh-Hans."),
    };

    /// <summary>The name of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>en, de or zh-Hans.</returns>
    public static string NameOf(NoticeLanguage language) => language switch
    {
        NoticeLanguage.German => "de",
        NoticeLanguage.Chinese => "zh-Hans",
        _ => "en",
    };
}
