using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the users recorded here or, with -Source Graph, those of the tenant, with the licences they hold now.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditUser")]
[OutputType(typeof(User))]
public sealed class GetCommsCreditUserCommand : AccountCommand
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>A name, perhaps with wildcards, or an object id; without it every user.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    [SupportsWildcards]
    public string? UserPrincipalName { get; set; }

    /// <summary>Only users who hold this licence now.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LicenseCompleter))]
    public string? License { get; set; }

    /// <summary>Only users of this department, perhaps with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string? Department { get; set; }

    /// <summary>Local: the users recorded here. Graph: those of Microsoft 365, after Connect-CommsCreditGraph.</summary>
    [Parameter]
    public DirectorySource Source { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Source == DirectorySource.Graph)
        {
            WriteTenant();
            return;
        }

        UserQueries users = new(Session.Context());
        if (Text(UserPrincipalName) is { } name && PatternOf(name) is null)
        {
            WriteOne(users, name);
            return;
        }

        string? license = Text(License) is { } text ? AssignLicenses.Resolve([text])[0].Name : null;
        foreach (UserView user in users.All(
            AccountName, user => Fits(license, user.User.UserPrincipalName, user.User.Department, user.Licenses)))
        {
            WriteObject(User.Of(user));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    private void WriteTenant()
    {
        GraphSession.EnsureNoRehearsal();
        try
        {
            if (Text(UserPrincipalName) is { } name && PatternOf(name) is null)
            {
                WriteOneOfTenant(name);
                return;
            }

            string? license = Text(License) is { } text ? AssignLicenses.Resolve([text])[0].Name : null;
            foreach (TenantUser user in GraphSession.Directory.Users(stop.Token))
            {
                if (Fits(license, user.UserPrincipalName, user.Department, user.Licenses))
                {
                    WriteObject(User.Of(user));
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void WriteOneOfTenant(string name)
    {
        try
        {
            UserIdentity identity = UserIdentity.Parse(name);
            WriteObject(User.Of(GraphSession.Directory.Find([identity], stop.Token).FirstOrDefault(user => user.Is(identity))
                ?? throw TenantErrors.UserNotFound(name)));
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.UserNotFound or ErrorIds.UserPrincipalNameInvalid)
        {
            WriteError(ErrorRecords.Of(missing, name));
        }
    }

    private void WriteOne(UserQueries users, string name)
    {
        try
        {
            WriteObject(User.Of(users.Find(AccountName, name)));
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.UserNotFound or ErrorIds.UserPrincipalNameInvalid)
        {
            WriteError(ErrorRecords.Of(missing, name));
        }
    }

    private bool Fits(string? license, string userPrincipalName, string? department, IEnumerable<string> licenses) =>
        (Text(UserPrincipalName) is not { } name || PatternOf(name)!.IsMatch(userPrincipalName))
            && (license is null || licenses.Contains(license, StringComparer.OrdinalIgnoreCase))
            && (Text(Department) is not { } wanted
                || WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase).IsMatch(department ?? string.Empty));
}
