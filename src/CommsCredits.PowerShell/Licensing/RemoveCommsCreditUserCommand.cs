using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Removes users: their licences end now, while history and calls stay. Set-CommsCreditUser brings a user back under the same name,
/// without licences.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "CommsCreditUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCommsCreditUserCommand : BulkCommand
{
    private readonly List<string?> buffer = [];

    /// <summary>A name, perhaps with wildcards, or an object id; without it -License or -Department tells who is meant.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    [SupportsWildcards]
    [AllowEmptyString]
    [AllowNull]
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
        UserFilter filter = UserFilter.Of(name: null, Text(License), Text(Department));
        bool isNamed = IsBound(nameof(UserPrincipalName)) || MyInvocation.ExpectingInput;
        if (!isNamed && filter.TakesAll)
        {
            throw new CommsCreditException(
                ErrorIds.ParameterInvalid,
                "Nothing says which users to remove.",
                null,
                "Name them, or give -License or -Department; '*' means every user.");
        }

        // A name that arrives empty never means everybody.
        foreach (string? name in isNamed ? Named(UserPrincipalName, filter) : Fitting(filter, null))
        {
            if (Ask(name ?? string.Empty, "Remove user") is { } mode)
            {
                buffer.Add(name);
                Buffered(mode);
            }
        }
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        IReadOnlyList<ItemResult<Engine.User>> results =
            new RemoveUsers(ContextFor(mode)).Execute(AccountName, buffer, RequestId, mode);
        for (int index = 0; index < results.Count; index++)
        {
            if (results[index].Error is { } refusal)
            {
                WriteError(ErrorRecords.Of(refusal, buffer[index]));
            }
        }

        buffer.Clear();
    }

    private IEnumerable<string?> Named(string? name, UserFilter filter) =>
        name is not null && PatternOf(name) is { } pattern ? Fitting(filter, pattern)
        : filter.TakesAll || IsWanted(name, filter) ? [name]
        : [];

    // Who is not there, or has no valid name, is left to the removal to report.
    private bool IsWanted(string? name, UserFilter filter)
    {
        try
        {
            return filter.Takes(new UserQueries(Session.Context(simulate: true)).Find(AccountName, name ?? string.Empty));
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.UserNotFound or ErrorIds.UserPrincipalNameInvalid)
        {
            return true;
        }
    }

    private IEnumerable<string?> Fitting(UserFilter filter, WildcardPattern? pattern) =>
        new UserQueries(Session.Context(simulate: true))
            .All(AccountName, user => filter.Takes(user) && pattern?.IsMatch(user.User.UserPrincipalName) != false)
            .Select(user => user.User.UserPrincipalName);
}
