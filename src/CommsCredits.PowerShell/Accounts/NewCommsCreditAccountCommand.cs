using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Creates an account; the first of a store becomes its default.</summary>
[Cmdlet(VerbsCommon.New, "CommsCreditAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Account))]
public sealed class NewCommsCreditAccountCommand : AccountSettingsCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>ISO 4217; it cannot be changed later.</summary>
    [Parameter(Mandatory = true)]
    public string Currency { get; set; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Parameter(Mandatory = true)]
    public string Country { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Consent.Ask(this, Name, "Create account") is not { } mode)
        {
            return;
        }

        CreateAccount create = new(Session.Context(mode == WriteMode.Simulate));
        (Engine.Account account, string? warning) = create.Execute(Name, Currency, Country, Apply(new AccountSettings()), RequestId, mode);
        if (warning is not null)
        {
            WriteWarning(warning);
        }

        Consent.Write(this, Account.Of(account), mode);
    }
}
