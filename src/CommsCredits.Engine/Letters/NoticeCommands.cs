using System.Globalization;
using System.Text;

namespace CommsCredits.Engine;

/// <summary>The one PowerShell command that mends what a notice tells of, ready to be pasted.</summary>
internal static class NoticeCommands
{
    /// <summary>The command.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="scene">Its facts.</param>
    /// <returns>One line; what was given from outside stands in single quotes and can be nothing but an argument.</returns>
    public static string Write(NoticeKind kind, NoticeScene scene) =>
        $"{Verb(kind, scene)} -Account {Quoted(OutsideText.Line(scene.Account.Name, int.MaxValue))}";

    private static string Verb(NoticeKind kind, NoticeScene scene) => kind switch
    {
        NoticeKind.RechargeFailed when scene.Facts.OutcomeUnknown => scene.Order is { } order
            ? $"Resolve-CommsCreditOrder -OrderId {order} -Settled"
            : "Get-CommsCreditOrder -Status Unknown",
        NoticeKind.RechargeFailed => RenewCard(scene),
        NoticeKind.BalanceZero or NoticeKind.BalanceLow => string.Create(
            CultureInfo.InvariantCulture, $"Add-CommsCreditFunds -Amount {FundingGap.Amount(scene.Facts, scene.Account):0.######}"),
        NoticeKind.PoolAt80 or NoticeKind.PoolAt100 => scene.Facts.Pool is { } pool
            ? $"Get-PstnMinutePool -Month {pool.Month}"
            : "Get-PstnMinutePool",
        _ => "Get-CommsCreditFunds",
    };

    // The command asks for what a letter cannot know and must not carry.
    private static string RenewCard(NoticeScene scene)
    {
        string name = scene.Facts.PaymentMethod is { Length: > 0 } method
            ? Quoted(OutsideText.Line(method, int.MaxValue))
            : "(Read-Host 'Name')";
        return $"Set-CommsCreditPaymentMethod -Name {name} -CardToken (Read-Host 'CardToken' -AsSecureString) "
            + "-CardLast4 (Read-Host 'CardLast4') -CardExpiry (Read-Host 'MM/yyyy')";
    }

    // PowerShell takes the typographic quotes for single quotes, too; each is written twice to stand for itself.
    private static string Quoted(string text)
    {
        StringBuilder quoted = new("'");
        foreach (char letter in text)
        {
            quoted.Append(letter);
            if (letter is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B')
            {
                quoted.Append(letter);
            }
        }

        return quoted.Append('\'').ToString();
    }
}
