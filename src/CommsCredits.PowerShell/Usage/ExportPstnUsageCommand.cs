using System.Globalization;
using System.Management.Automation;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Writes calls into a file: with their sums and pools as a workbook, alone as CSV, or as a report to read in a browser.</summary>
[Cmdlet(
    VerbsData.Export, "PstnUsage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = FilterSet)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPstnUsageCommand : CallFilterCommand
{
    private const string FilterSet = "Filter";
    private const string InputSet = "InputObject";

    private static readonly string[] Filters =
    [
        nameof(UsageId), nameof(UserPrincipalName), nameof(Department), nameof(From), nameof(To), nameof(CallType), nameof(Country),
        nameof(Payer), nameof(Reason), nameof(Refused), nameof(First),
    ];

    private readonly CancellationTokenSource stop = new();
    private readonly List<PstnCall> given = [];

    /// <summary>The file to write, by its ending .xlsx, .csv or .html, readable by its owner only.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Calls as Get-PstnUsage writes them; they are kept until the last has come. Filters beside them are refused.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    public PstnCall InputObject { get; set; } = null!;

    /// <summary>One call.</summary>
    [Parameter]
    public Guid? UsageId { get; set; }

    /// <summary>Calls of a user, by name or by object id.</summary>
    [Parameter]
    [Alias("UPN", "Identity", "UserId", "Mail")]
    public string? UserPrincipalName { get; set; }

    /// <summary>What the sums group by, and the workbook's chart by the first; several keys are combined. A CSV has no sums.</summary>
    [Parameter]
    public UsageGroupKey[] GroupBy { get; set; } = [];

    /// <summary>
    /// The language of headings: English, German and Chinese are known; with -UseCulture also the form of numbers. Without it that of
    /// the session.
    /// </summary>
    [Parameter]
    public CultureInfo? Culture { get; set; }

    /// <summary>Writes a CSV with the separator and the numbers of the culture, and dates as its spreadsheet takes them.</summary>
    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == InputSet)
        {
            RefuseFilters();
            given.Add(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (ParameterSetName == InputSet)
        {
            RefuseFilters();
        }

        string target = Resolve(Path);
        IUsageReportWriter writer = UsageReportFormats.WriterFor(target, UseCulture);
        if (GroupBy.Length > 0 && !UsageReportFormats.HoldsSums(target))
        {
            WriteWarning("A CSV holds the calls alone: -GroupBy has no effect. 'Measure-PstnUsage -GroupBy ... | Export-Csv' writes sums.");
        }

        ReportFile.Check(target, Force);
        if (Consent.Ask(this, target, "Export PSTN usage") is { } mode)
        {
            WriteReport(writer, target, mode);
            Consent.Write(this, new FileInfo(target), mode);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    // A filter that did nothing would leave calls in the file that its user believes to be out of it. An empty text is no filter.
    private void RefuseFilters()
    {
        string? filter = Array.Find(
            Filters,
            name => MyInvocation.BoundParameters.TryGetValue(name, out object? value) && value is not (null or string { Length: 0 }));
        if (filter is not null)
        {
            throw new CommsCreditException(
                ErrorIds.ParameterInvalid,
                $"-{filter} chooses among stored calls, not among calls from the pipeline. Nothing was written.",
                filter,
                $"Give -{filter} to Get-PstnUsage, or choose with Where-Object before the calls get here.");
        }
    }

    private void WriteReport(IUsageReportWriter writer, string target, WriteMode mode)
    {
        ProgressMeter meter = new(this, "Exporting calls");
        UsageKey[] keys = [.. GroupBy.Distinct().Select(key => (UsageKey)key)];
        bool isStored = ParameterSetName == FilterSet;
        UsageReport report = new UsageExports(Session.Context(mode == WriteMode.Simulate)).Report(
            AccountName,
            From,
            To,
            keys,
            Counted(Source(), meter),
            withPools: isStored,
            withMoney: isStored && IsEveryCall(UsageId, UserPrincipalName)) with
        {
            Choice = isStored ? Choice(UsageId, UserPrincipalName) : new UsageChoice { AreGiven = true },
        };
        CultureInfo culture = Culture ?? CultureInfo.CurrentCulture;
        try
        {
            if (mode == WriteMode.Simulate)
            {
                writer.Write(Stream.Null, report, culture, stop.Token);
            }
            else
            {
                ReportFile.Write(target, Force, stream => writer.Write(stream, report, culture, stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            meter.Close();
        }
    }

    private IEnumerable<(string Currency, CallView Call)> Source() => ParameterSetName == FilterSet
        ? Calls(UsageId, UserPrincipalName).Select(found => (found.Account.Currency.Code, found.Call))
        : given.Select(call => (call.Currency, call.ToView()));

    private static IEnumerable<(string Currency, CallView Call)> Counted(
        IEnumerable<(string Currency, CallView Call)> calls, ProgressMeter meter)
    {
        long count = 0;
        foreach ((string Currency, CallView Call) call in calls)
        {
            count++;
            meter.Show(FormattableString.Invariant($"{count:N0} calls"), percent: -1);
            yield return call;
        }
    }
}
