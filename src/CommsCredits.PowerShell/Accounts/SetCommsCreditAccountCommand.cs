using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Changes an account's settings, country or default.</summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Account))]
public sealed class SetCommsCreditAccountCommand : AccountSettingsCommand
{
    /// <summary>The name; without it the default account.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Name { get; set; }

    /// <summary>ISO 4217; it is refused unless it is the account's own.</summary>
    [Parameter]
    public string? Currency { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>Makes it the account that commands without -Account mean.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Consent.Ask(this, Text(Name) ?? "the default account", "Change account") is not { } mode)
        {
            return;
        }

        ChangeAccount change = new(Session.Context(mode == WriteMode.Simulate));
        Engine.Account account = change.Execute(Text(Name), Apply, Text(Currency), Text(Country), Default, RequestId, mode);
        Consent.Write(this, Account.Of(account), mode);
    }
}
