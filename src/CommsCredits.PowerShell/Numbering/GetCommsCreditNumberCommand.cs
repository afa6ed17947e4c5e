using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Lists the registered numbers of the organisation.</summary>
[Cmdlet(VerbsCommon.Get, "CommsCreditNumber")]
[OutputType(typeof(Number))]
public sealed class GetCommsCreditNumberCommand : AccountCommand
{
    /// <summary>A number in any spelling, or wildcards over +E.164 such as +4420*; without it every number.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number", "TelephoneNumber", "LineUri")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NumberCompleter))]
    public string? PhoneNumber { get; set; }

    /// <summary>Only numbers of this user or resource account, perhaps with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string? AssignedTo { get; set; }

    /// <summary>Only users' or only services' numbers.</summary>
    [Parameter]
    public NumberKind? Kind { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        NumberQueries numbers = new(Session.Context());
        WildcardPattern? pattern = Text(PhoneNumber) is { } text ? PatternOf(text) : WildcardPattern.Get("*", WildcardOptions.None);
        IEnumerable<Number> found = pattern is null ? One(numbers) : numbers.All(AccountName).Select(Number.Of);
        foreach (Number number in found.Where(number => pattern?.IsMatch(number.PhoneNumber) != false && Fits(number)))
        {
            WriteObject(number);
        }
    }

    private Number[] One(NumberQueries numbers)
    {
        try
        {
            return [Number.Of(numbers.Find(AccountName, PhoneNumber!))];
        }
        catch (CommsCreditException missing) when (missing.Id is ErrorIds.NumberInvalid or ErrorIds.NumberNotFound)
        {
            WriteError(ErrorRecords.Of(missing, PhoneNumber));
            return [];
        }
    }

    private bool Fits(Number number) =>
        (Kind is null || number.Kind == Kind)
            && (Text(AssignedTo) is not { } name
                || WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(number.AssignedTo ?? string.Empty));
}
