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

        string? license = Text(License) is { } text ? AssignLicenses.Resolve([text])[0].Name : null;
        foreach (UserView user in users.All(AccountName, user => Fits(user, license)))
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

    private bool Fits(UserView view, string? license) =>
        (Text(UserPrincipalName) is not { } name || PatternOf(name)!.IsMatch(view.User.UserPrincipalName))
            && (license is null || view.Licenses.Contains(license, StringComparer.OrdinalIgnoreCase))
            && (Text(Department) is not { } department
                || WildcardPattern.Get(department, WildcardOptions.IgnoreCase).IsMatch(view.User.Department ?? string.Empty));
}
