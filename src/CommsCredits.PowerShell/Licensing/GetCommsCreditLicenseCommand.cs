using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists who holds or held which licence.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditLicense")]
[OutputType(typeof(LicenseAssignment))]
public sealed class GetCommsCreditLicenseCommand : AccountCommand
{
    /// <summary>One user; without it every user.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    public string? UserPrincipalName { get; set; }

    /// <summary>Only this licence.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LicenseCompleter))]
    public string? License { get; set; }

    /// <summary>Only what is held at this moment; without it the whole history.</summary>
    [Parameter]
    [UtcMoment]
    public DateTimeOffset? At { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string? license = Text(License) is { } text ? AssignLicenses.Resolve([text])[0].Name : null;
        try
        {
            foreach ((Engine.User user, Engine.LicenseAssignment assignment) in
                new UserQueries(Session.Context()).Assignments(AccountName, Text(UserPrincipalName), license, At))
            {
                WriteObject(LicenseAssignment.Of(user, assignment));
            }
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.UserNotFound or ErrorIds.UserPrincipalNameInvalid)
        {
            WriteError(ErrorRecords.Of(missing, UserPrincipalName));
        }
    }
}
