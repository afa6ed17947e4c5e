using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Opens a store for the commands that follow.</summary>
[Cmdlet(VerbsCommunications.Connect, "CommsCredit")]
[OutputType(typeof(Connection))]
public sealed class ConnectCommsCreditCommand : CommsCreditCommand
{
    /// <summary>The file, created where it is absent; without it the default store.</summary>
    [Parameter(Position = 0)]
    public string? Path { get; set; }

    /// <summary>Makes a store for trying things; its clock stands at -Now, and nobody outside is asked.</summary>
    [Parameter]
    public SwitchParameter Rehearsal { get; set; }

    /// <summary>The moment a rehearsal store's clock moves to; it only moves forward.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? Now { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        OpenStore opened = Session.Connect(Text(Path) is { } path ? Resolve(path) : null, Rehearsal, Now);
        StoreInfo info = opened.Store.Info;
        WriteObject(new Connection
        {
            Engine = info.Engine,
            Location = info.Location,
            SchemaVersion = info.SchemaVersion,
            Account = new LedgerQueries(opened.Context).Accounts().FirstOrDefault(account => account.IsDefault)?.Name,
            Rehearsal = info.Rehearsal,
            Now = opened.Context.Now,
        });
    }
}
