using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Takes numbers out of the register; calls that are stored keep their owner and price.</summary>
[Cmdlet(VerbsCommon.Remove, "CommsCreditNumber", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCommsCreditNumberCommand : BulkCommand
{
    private readonly List<string?> buffer = [];

    /// <summary>The number with all its digits, in any spelling.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "TelephoneNumber", "LineUri")]
    [AllowEmptyString]
    [AllowNull]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "numbers";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(PhoneNumber ?? string.Empty, "Remove number") is { } mode)
        {
            buffer.Add(PhoneNumber);
            Buffered(mode);
        }
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        IReadOnlyList<ItemResult<string>> results = new SaveNumbers(ContextFor(mode)).Remove(AccountName, buffer, RequestId, mode);
        for (int index = 0; index < results.Count; index++)
        {
            if (results[index].Error is { } refusal)
            {
                WriteError(ErrorRecords.Of(refusal, buffer[index]));
            }
        }

        buffer.Clear();
    }
}
