using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Sends the notices that wait, whatever their waits after failures, or the one that is named, even where it was sent before or has
/// expired. Maintenance sends by itself what is due.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "CommsCreditNotification", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Notification))]
public sealed class SendCommsCreditNotificationCommand : ChangeCommand
{
    /// <summary>One notice; without it all that wait.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public Guid? NotificationId { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string target = NotificationId?.ToString() ?? AccountName ?? "the default account";
        if (Ask(target, NotificationId is null ? "Send the notices that wait" : "Send notice") is not { } mode)
        {
            return;
        }

        OperationContext context = ContextFor(mode);
        try
        {
            SendNotices sending = new(context);
            IReadOnlyList<Notice> sent = NotificationId is { } id
                ? [sending.Send(AccountName, id, RequestId, mode)]
                : sending.SendAll(AccountName, RequestId, mode);
            foreach (NoticeView notice in new NoticeQueries(context).Shown(AccountName, sent))
            {
                WriteResult(Notification.Of(notice), mode);
            }
        }
        catch (CommsCreditException missing) when (missing.Id == ErrorIds.NotificationNotFound)
        {
            WriteError(ErrorRecords.Of(missing, NotificationId));
        }
    }
}
