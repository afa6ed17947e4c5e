using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Turns the engine's refusals into error records: stable id, category, target and recommended action.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a refusal.</summary>
    /// <param name="refusal">What the engine said.</param>
    /// <param name="target">The input at fault where the engine names none.</param>
    public static ErrorRecord Of(CommsCreditException refusal, object? target = null) =>
        new(refusal, refusal.Id, CategoryOf(refusal.Id), refusal.Target ?? target)
        {
            ErrorDetails = new ErrorDetails(refusal.Message) { RecommendedAction = refusal.Advice ?? string.Empty },
        };

    private static ErrorCategory CategoryOf(string id) => id switch
    {
        ErrorIds.AccountNotFound or ErrorIds.OrderNotFound or ErrorIds.UserNotFound or ErrorIds.PaymentMethodNotFound
            or ErrorIds.RateCardNotFound or ErrorIds.RateNotFound or ErrorIds.FileNotFound or ErrorIds.NumberNotFound
            or ErrorIds.AllotmentNotFound or ErrorIds.NotificationNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.AccountExists or ErrorIds.PaymentMethodExists or ErrorIds.FileExists => ErrorCategory.ResourceExists,
        ErrorIds.StoreBusy or ErrorIds.FileLocked => ErrorCategory.ResourceBusy,
        ErrorIds.StoreFull => ErrorCategory.WriteError,
        ErrorIds.StoreCorrupt or ErrorIds.RateCardInvalid or ErrorIds.FileFormatUnknown => ErrorCategory.InvalidData,
        ErrorIds.StoreNewer or ErrorIds.StoreOnNetwork => ErrorCategory.NotImplemented,
        ErrorIds.PaymentDeclined or ErrorIds.PaymentUnknown or ErrorIds.GatewayUnreachable
            or ErrorIds.GraphRequestFailed => ErrorCategory.ConnectionError,
        ErrorIds.AutoRechargeNotConfigured or ErrorIds.OrderNotUndoable or ErrorIds.OrderNotOpen or ErrorIds.GatewayInUse
            or ErrorIds.PaymentMethodInUse or ErrorIds.RateCardInUse or ErrorIds.RequestIdReused or ErrorIds.LicenseConflict
            or ErrorIds.LicensePrerequisiteMissing or ErrorIds.UsageLocationMissing or ErrorIds.UsageIdConflict
            or ErrorIds.ClockBackwards or ErrorIds.MailNotConfigured => ErrorCategory.InvalidOperation,
        ErrorIds.CardNumberRefused => ErrorCategory.SecurityError,
        ErrorIds.GraphSignInFailed => ErrorCategory.AuthenticationError,
        ErrorIds.GraphThrottled => ErrorCategory.LimitsExceeded,
        ErrorIds.LicenseCountExceeded => ErrorCategory.QuotaExceeded,
        _ => ErrorCategory.InvalidArgument,
    };
}
