using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Sets to whom an account's notices go, by which mail server, and below which balance an account without auto-recharge is low.
/// What is not given stays.
/// </summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditNotificationSetting", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(NotificationSetting))]
public sealed class SetCommsCreditNotificationSettingCommand : ChangeCommand
{
    /// <summary>The recipients; $null for nobody.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? To { get; set; }

    /// <summary>The sender's address; $null clears it.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>The mail server's name or address; $null clears it.</summary>
    [Parameter]
    public string? SmtpServer { get; set; }

    /// <summary>The server's port; 587 until it is set.</summary>
    [Parameter]
    public int? Port { get; set; }

    /// <summary>Requires STARTTLS, as it is from the start; -Tls:$false allows a server that does not encrypt, without signing in.</summary>
    [Parameter]
    public SwitchParameter Tls { get; set; }

    /// <summary>Who signs in at the server; the password is kept encrypted for this user. $null for nobody.</summary>
    [Parameter]
    [AllowNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Without auto-recharge: below this balance the account is low, and somebody is told; $null for never.</summary>
    [Parameter]
    public decimal? LowBalance { get; set; }

    /// <summary>The language of notices: en, de or zh-Hans.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(AccountName ?? "the default account", "Set to whom notices go") is not { } mode)
        {
            return;
        }

        OperationContext context = ContextFor(mode);
        (Engine.Account account, NotificationSettings settings) = new ManageNotifications(context).Set(ChangeFor(mode), mode);
        WriteResult(NotificationSetting.Of(account, settings), mode);
        if (settings.CanSend && context.Store.Info.Rehearsal)
        {
            WriteWarning("A rehearsal store mails nobody: notices are marked as sent without leaving this machine.");
        }
    }

    private NotificationChange ChangeFor(WriteMode mode) => new(
        AccountName,
        To is { Length: > 0 } || (To is null && IsTyped(nameof(To))) ? new Given<IReadOnlyList<string>>(true, To) : default,
        GivenText(nameof(From), From),
        GivenText(nameof(SmtpServer), SmtpServer),
        Port,
        IsBound(nameof(Tls)) ? Tls.IsPresent : null,
        IsTyped(nameof(Credential)) ? new Given<string>(true, Credential?.UserName) : default,
        Protected(mode),
        IsTyped(nameof(LowBalance)) ? new Given<decimal?>(true, LowBalance) : default,
        Text(Language) is { } language ? NotificationRules.Language(language) : null,
        RequestId);

    // Protecting a secret may write the key file, so nothing is protected where nothing is kept.
    private byte[]? Protected(WriteMode mode) =>
        Credential is null || mode == WriteMode.Simulate ? null : Session.Secrets.Protect(Credential.GetNetworkCredential().Password);
}
