using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>What Grant- and Revoke-CommsCreditLicense share.</summary>
public abstract class LicenseCommand : BulkCommand
{
    private readonly List<string?> buffer = [];
    private readonly CancellationTokenSource stop = new();
    private TenantLicenses? tenant;

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

    /// <summary>
    /// Local: the store alone. Graph: Microsoft 365 after Connect-CommsCreditGraph, and the store where that succeeds. With -WhatIf
    /// nothing is sent.
    /// </summary>
    [Parameter]
    public DirectorySource Source { get; set; }

    /// <summary>What is done, as it reads in a question.</summary>
    private protected abstract string Action { get; }

    /// <summary>Whether licences are granted; else revoked.</summary>
    private protected abstract bool IsGrant { get; }

    /// <summary>What is asked for.</summary>
    /// <returns>The request, without the users.</returns>
    private protected abstract LicenseRequest Request();

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Source == DirectorySource.Graph)
        {
            GraphSession.EnsureNoRehearsal();
        }

        if (Ask(UserPrincipalName ?? string.Empty, $"{Action} {string.Join(", ", License)}") is { } mode)
        {
            buffer.Add(UserPrincipalName);
            Buffered(mode);
        }
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        (CommsCreditException? Error, string? User) reported = default;
        foreach (Engine.LicenseResult result in Run(mode))
        {
            if (result.Warning is not null)
            {
                WriteWarning(result.Warning);
            }

            // One error per user, however many licences it keeps from being granted.
            if (result.Error is { } refusal && reported != (refusal, result.UserPrincipalName))
            {
                reported = (refusal, result.UserPrincipalName);
                WriteError(ErrorRecords.Of(refusal, result.UserPrincipalName));
            }

            WriteObject(LicenseResult.Of(result, mode == WriteMode.Simulate));
        }

        buffer.Clear();
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        stop.Cancel();
    }

    private IReadOnlyList<Engine.LicenseResult> Run(WriteMode mode)
    {
        OperationContext context = ContextFor(mode);
        if (Source == DirectorySource.Local)
        {
            AssignLicenses local = new(context);
            return IsGrant ? local.Grant(Request(), buffer, mode) : local.Revoke(Request(), buffer, mode);
        }

        if (mode == WriteMode.Simulate)
        {
            return TenantLicenses.Preview(context, Request(), buffer, IsGrant);
        }

        try
        {
            tenant ??= new TenantLicenses(context, GraphSession.Directory);
            return IsGrant ? tenant.Grant(Request(), buffer, stop.Token) : tenant.Revoke(Request(), buffer, stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
