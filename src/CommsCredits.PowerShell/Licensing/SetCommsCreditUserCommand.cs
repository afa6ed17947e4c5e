using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Records users, from the command line, a CSV file or Get-MgUser.</summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(User))]
public sealed class SetCommsCreditUserCommand : BulkCommand
{
    private readonly List<UserChange> buffer = [];

    /// <summary>The user principal name, or the object id of a user that is recorded.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    [AllowEmptyString]
    [AllowNull]
    public string? UserPrincipalName { get; set; }

    /// <summary>The Entra object id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [EmptyIsNotGiven]
    public Guid? ObjectId { get; set; }

    /// <summary>ISO 3166-1 alpha-2 country of the user's licences (rules M2, L6).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UsageLocation { get; set; }

    /// <summary>The name people know.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DisplayName { get; set; }

    /// <summary>The department that spends.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Department { get; set; }

    /// <summary>Where the user may call to (rule K1).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public DialOutPolicy? DialOutPolicy { get; set; }

    /// <summary>Where the user's meetings may dial out to (rule K1).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public ConferenceDialOut? ConferenceDialOut { get; set; }

    /// <summary>The most the user may spend in a month (rule K2).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public decimal? SpendLimit { get; set; }

    /// <summary>The resource account that funds a Shared Calling user (rule C11).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ResourceAccount { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(UserPrincipalName ?? string.Empty, "Record user") is not { } mode)
        {
            return;
        }

        buffer.Add(new UserChange
        {
            Identity = UserPrincipalName,
            ObjectId = ObjectId,
            UsageLocation = GivenText(nameof(UsageLocation), UsageLocation),
            DisplayName = GivenText(nameof(DisplayName), DisplayName),
            Department = GivenText(nameof(Department), Department),
            DialOutPolicy = DialOutPolicy is { } policy ? (Engine.DialOutPolicy)policy : default(Given<Engine.DialOutPolicy>),
            ConferenceDialOut = ConferenceDialOut is { } dialOut
                ? (Engine.ConferenceDialOut)dialOut
                : default(Given<Engine.ConferenceDialOut>),
            SpendLimit = SpendLimit is not null || IsTyped(nameof(SpendLimit)) ? new Given<decimal?>(true, SpendLimit) : default,
            ResourceAccount = GivenText(nameof(ResourceAccount), ResourceAccount),
        });
        Buffered(mode);
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        IReadOnlyList<ItemResult<UserView>> results =
            new SaveUsers(ContextFor(mode)).Execute(AccountName, buffer, RequestId, mode);
        for (int index = 0; index < results.Count; index++)
        {
            if (results[index].Error is { } refusal)
            {
                WriteError(ErrorRecords.Of(refusal, buffer[index].Identity));
            }
            else
            {
                WriteResult(User.Of(results[index].Value!), mode);
            }
        }

        buffer.Clear();
    }
}
