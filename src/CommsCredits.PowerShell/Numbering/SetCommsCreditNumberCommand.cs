using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Registers numbers of the organisation, so that calls without a user name find their owner and calls to service numbers are
/// known (rules C1, C10).
/// </summary>
[Cmdlet(VerbsCommon.Set, "CommsCreditNumber", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Number))]
public sealed class SetCommsCreditNumberCommand : BulkCommand
{
    private readonly List<NumberChange> buffer = [];
    private SwitchParameter tollFree;
    private bool tollFreeIsEmpty;

    /// <summary>The number with all its digits, in any spelling: +442079460000, +44 (0)20 7946 0000 or tel:+442079460000.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "TelephoneNumber", "LineUri")]
    [AllowEmptyString]
    [AllowNull]
    public string? PhoneNumber { get; set; }

    /// <summary>Whether a user's or a service's; a new number is a user's, unless it is toll-free.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNotGiven]
    public NumberKind? Kind { get; set; }

    /// <summary>That the called party pays; true by itself where the numbering plan says so. In a file: true or false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SwitchCell]
    public SwitchParameter TollFree
    {
        get => tollFree;
        set
        {
            tollFree = value;
            tollFreeIsEmpty = SwitchCellAttribute.TakeEmpty();
        }
    }

    /// <summary>
    /// The user principal name of the user or resource account that has the number; recorded or not. A typed $null clears it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UserPrincipalName", "UPN")]
    public string? AssignedTo { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "numbers";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ask(PhoneNumber ?? string.Empty, "Register number") is not { } mode)
        {
            return;
        }

        buffer.Add(new NumberChange
        {
            Number = PhoneNumber,
            Kind = Kind is { } kind ? (RegisteredNumberKind)kind : default(Given<RegisteredNumberKind>),
            TollFree = IsBound(nameof(TollFree)) && !tollFreeIsEmpty ? tollFree.IsPresent : default(Given<bool>),
            AssignedTo = GivenText(nameof(AssignedTo), AssignedTo),
        });
        Buffered(mode);
    }

    /// <inheritdoc/>
    private protected override void Flush(WriteMode mode)
    {
        IReadOnlyList<ItemResult<RegisteredNumber>> results =
            new SaveNumbers(ContextFor(mode)).Execute(AccountName, buffer, RequestId, mode);
        for (int index = 0; index < results.Count; index++)
        {
            if (results[index].Error is { } refusal)
            {
                WriteError(ErrorRecords.Of(refusal, buffer[index].Number));
            }
            else
            {
                WriteResult(Number.Of(results[index].Value!), mode);
            }
        }

        buffer.Clear();
    }
}
