using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>What Grant- and Revoke-CommsCreditLicense share.</summary>
public abstract class LicenseCommand : BulkCommand
{
    private readonly List<string?> buffer = [];

    /// <summary>User principal names or object ids; by value, or by the property of any object that has one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    [AllowEmptyString]
    [AllowNull]
    public string? UserPrincipalName { get; set; }

    /// <summary>Licence names, SKU part numbers or SKU ids.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LicenseCompleter))]
    public string[] License { get; set; } = ["CommunicationsCredits"];

    /// <summary>What is done, as it reads in a question.</summary>
    private protected abstract string Action { get; }

    /// <summary>Runs a batch.</summary>
    /// <param name="users">The users.</param>
    /// <param name="mode">How it runs.</param>
    /// <returns>One result per user and licence.</returns>
    private protected abstract IReadOnlyList<Engine.LicenseResult> Run(IReadOnlyList<string?> users, WriteMode mode);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(UserPrincipalName ?? string.Empty, $"{Action} {string.Join(", ", License)}") is { } mode)
        {
            buffer.Add(UserPrincipalName);
            Buffered(mode);
        }
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        CommsCreditException? reported = null;
        foreach (Engine.LicenseResult result in Run(buffer, mode))
        {
            if (result.Warning is not null)
            {
                WriteWarning(result.Warning);
            }

            // One error per user, however many licences it keeps from being granted.
            if (result.Error is { } refusal && !ReferenceEquals(refusal, reported))
            {
                reported = refusal;
                WriteError(ErrorRecords.Of(refusal, result.UserPrincipalName));
            }

            WriteObject(LicenseResult.Of(result, mode == WriteMode.Simulate));
        }

        buffer.Clear();
    }
}
