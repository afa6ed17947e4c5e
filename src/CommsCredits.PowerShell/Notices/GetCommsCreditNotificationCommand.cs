using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the notices of an account, oldest first, and what became of each.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditNotification")]
[OutputType(typeof(Notification))]
public sealed class GetCommsCreditNotificationCommand : AccountCommand
{
    /// <summary>One notice.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public Guid? NotificationId { get; set; }

    /// <summary>Only notices of this kind.</summary>
    [Parameter]
    public NotificationKind? Kind { get; set; }

    /// <summary>Only notices of this status.</summary>
    [Parameter]
    public NotificationStatus? Status { get; set; }

    /// <summary>Inclusive, by when they were raised; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>Exclusive; a date without an offset is UTC.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        NoticeQueries notices = new(Session.Context());
        if (NotificationId is { } id)
        {
            try
            {
                WriteObject(Notification.Of(notices.One(AccountName, id)));
            }
            catch (CommsCreditException missing) when (missing.Id == ErrorIds.NotificationNotFound)
            {
                WriteError(ErrorRecords.Of(missing));
            }

            return;
        }

        foreach (NoticeView notice in notices.All(AccountName, From, To, (NoticeKind?)Kind, (NoticeStatus?)Status))
        {
            WriteObject(Notification.Of(notice));
        }
    }
}
