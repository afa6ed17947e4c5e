using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the accounts of the store.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditAccount")]
[OutputType(typeof(Account))]
public sealed class GetCommsCreditAccountCommand : CommsCreditCommand
{
    /// <summary>A name, perhaps with wildcards; without it every account.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void Process() => this.WriteNamed(
        new LedgerQueries(Session.Context()).Accounts(), Text(Name), account => account.Name, Account.Of, AccountErrors.NotFound);
}
