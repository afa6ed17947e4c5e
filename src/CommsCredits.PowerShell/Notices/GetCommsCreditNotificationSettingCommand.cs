using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells to whom an account's notices go, and what counts as low.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditNotificationSetting")]
[OutputType(typeof(NotificationSetting))]
public sealed class GetCommsCreditNotificationSettingCommand : AccountCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        (Engine.Account account, NotificationSettings settings) = new ManageNotifications(Session.Context()).Get(AccountName);
        WriteObject(NotificationSetting.Of(account, settings));
    }
}
