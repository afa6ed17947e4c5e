using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Grants licences to users, one by one or a hundred thousand at a time (rules L1, L2, L6, L7).</summary>
[Cmdlet(VerbsSecurity.Grant, "CommsCreditLicense", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(LicenseResult))]
public sealed class GrantCommsCreditLicenseCommand : LicenseCommand
{
    /// <summary>Licences to end in the same step, such as the Calling Plan that a new one replaces.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LicenseCompleter))]
    public string[] Replace { get; set; } = [];

    /// <summary>When the licences begin; without it now.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? EffectiveFrom { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Grant";

    /// <inheritdoc/>
    private protected override bool IsGrant => true;

    /// <inheritdoc/>
    private protected override LicenseRequest Request() => new(AccountName, License, Replace, EffectiveFrom, RequestId);
}
