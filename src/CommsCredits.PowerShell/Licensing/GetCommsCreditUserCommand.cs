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

        UserFilter filter = UserFilter.Of(Text(UserPrincipalName), Text(License), Text(Department));
        foreach (UserView user in users.All(AccountName, filter.Takes))
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

            UserFilter filter = UserFilter.Of(Text(UserPrincipalName), Text(License), Text(Department));
            foreach (TenantUser user in GraphSession.Directory.Users(stop.Token).Where(filter.Takes))
            {
                WriteObject(User.Of(user));
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
            TenantUser user = GraphSession.Directory.Find([identity], stop.Token).FirstOrDefault(user => user.Is(identity))
                ?? throw TenantErrors.UserNotFound(name);
            if (OfLicenseAndDepartment().Takes(user))
            {
                WriteObject(User.Of(user));
            }
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
            UserView user = users.Find(AccountName, name);
            if (OfLicenseAndDepartment().Takes(user))
            {
                WriteObject(User.Of(user));
            }
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.UserNotFound or ErrorIds.UserPrincipalNameInvalid)
        {
            WriteError(ErrorRecords.Of(missing, name));
        }
    }

    private UserFilter OfLicenseAndDepartment() => UserFilter.Of(name: null, Text(License), Text(Department));
}
