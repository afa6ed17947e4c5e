using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Takes licences from users; taking a prerequisite warns.</summary>
[Cmdlet(VerbsSecurity.Revoke, "CommsCreditLicense", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(LicenseResult))]
public sealed class RevokeCommsCreditLicenseCommand : LicenseCommand
{
    /// <summary>When the licences end; without it now.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveTo { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Revoke";

    /// <inheritdoc/>
    private protected override bool IsGrant => false;

    /// <inheritdoc/>
    private protected override LicenseRequest Request() => new(AccountName, License, [], EffectiveTo, RequestId);
}
