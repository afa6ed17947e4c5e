using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Sets auto-recharge and switches it on: add this amount when the balance falls below that one (rule F2).</summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditAutoRecharge", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AutoRecharge))]
public sealed class SetCommsCreditAutoRechargeCommand : ChangeCommand
{
    /// <summary>Add this amount.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public decimal? RechargeAmount { get; set; }

    /// <summary>When the balance is below this.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public decimal? TriggerAmount { get; set; }

    /// <summary>The method asked first; $null for the account's default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string? PaymentMethod { get; set; }

    /// <summary>The method asked after a decline; $null for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PaymentMethodCompleter))]
    public string? BackupPaymentMethod { get; set; }

    /// <summary>The most in a calendar month; $null for no ceiling.</summary>
    [Parameter]
    public decimal? MonthlyCeiling { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(AccountName ?? "the default account", "Set auto-recharge") is not { } mode)
        {
            return;
        }

        AutoRechargeChange change = new(
            AccountName,
            RechargeAmount,
            TriggerAmount,
            GivenText(nameof(PaymentMethod), PaymentMethod),
            GivenText(nameof(BackupPaymentMethod), BackupPaymentMethod),
            IsTyped(nameof(MonthlyCeiling)) ? new Given<decimal?>(true, MonthlyCeiling) : default,
            RequestId);
        WriteResult(AutoRecharge.Of(new SetAutoRecharge(ContextFor(mode)).Set(change, mode)), mode);
    }
}
