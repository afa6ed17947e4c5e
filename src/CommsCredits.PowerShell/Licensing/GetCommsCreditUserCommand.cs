using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the users recorded here, with the licences they hold now.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditUser")]
[OutputType(typeof(User))]
public sealed class GetCommsCreditUserCommand : AccountCommand
{
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

    /// <inheritdoc/>
    protected override void Process()
    {
        UserQueries users = new(Session.Context());
        if (Text(UserPrincipalName) is { } name && PatternOf(name) is null)
        {
            WriteOne(users, name);
            return;
        }

        UserFilter filter = UserFilter.Of(Text(License), Text(Department));
        WildcardPattern? pattern = Text(UserPrincipalName) is { } text ? PatternOf(text) : null;
        foreach (UserView user in users.All(
            AccountName, user => filter.Takes(user) && pattern?.IsMatch(user.User.UserPrincipalName) != false))
        {
            WriteObject(User.Of(user));
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
}
