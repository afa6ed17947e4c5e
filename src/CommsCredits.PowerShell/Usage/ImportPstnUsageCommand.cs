using System.Management.Automation;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Takes in the Teams PSTN usage export, or with -Graph the calls that Microsoft Graph has: every call once, charged in the order of its
/// start.
/// </summary>
[Cmdlet(
    VerbsData.Import, "PstnUsage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(UsageImport))]
public sealed class ImportPstnUsageCommand : AccountCommand
{
    private const string PathSet = "Path";
    private const string LiteralSet = "LiteralPath";
    private const string GraphSet = "Graph";

    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<string> rejectFiles = new(StringComparer.Ordinal);

    /// <summary>
    /// Export files (csv, the zip they came in, or json: a page of Microsoft Graph or an array of its rows), with wildcards.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Export files by their exact names; files from the pipeline bind here.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Asks Microsoft Graph, after Connect-CommsCreditGraph; with -WhatIf it is not asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GraphSet)]
    public SwitchParameter Graph { get; set; }

    /// <summary>With -Graph: calls that start then or later; a date without an offset is UTC.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GraphSet)]
    [UtcMoment]
    public DateTimeOffset? From { get; set; }

    /// <summary>With -Graph: calls that start before; a date without an offset is UTC, and without it now.</summary>
    [Parameter(ParameterSetName = GraphSet)]
    [UtcMoment]
    public DateTimeOffset? To { get; set; }

    /// <summary>Where rows go that cannot be used; without it a file beside the export, or with -Graph beside the store.</summary>
    [Parameter]
    public string? RejectPath { get; set; }

    /// <summary>Leaves auto-recharge to the next maintenance.</summary>
    [Parameter]
    public SwitchParameter NoRecharge { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == GraphSet)
        {
            ImportGraph();
            return;
        }

        foreach (string file in ParameterSetName == LiteralSet ? LiteralPath.Select(Resolve) : Path.SelectMany(Expand))
        {
            if (Consent.Ask(this, file, "Import PSTN usage") is { } mode)
            {
                TryImport(file, mode);
            }
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    // Graph is asked for 90 days at a time. Each part is an import of its own: when one fails, those before it stay, and a run of the
    // same command takes in what is missing.
    private void ImportGraph()
    {
        GraphSession.EnsureNoRehearsal();
        if (!Graph)
        {
            throw AccountErrors.Parameter("-Graph:$false names nothing to import.", null, "Give -Path, or -Graph.");
        }

        DateTimeOffset to = To ?? Session.Context(simulate: true).Now;
        foreach (IUsageSource source in GraphUsage.Open(GraphSession.Settings, From!.Value, to))
        {
            if (Consent.Ask(this, source.Name, "Import PSTN usage") == WriteMode.Commit)
            {
                OperationContext context = Session.Context();
                ImportSource(context, source, System.IO.Path.Combine(FolderOf(context), RejectNameOf(source)), WriteMode.Commit);
            }
        }
    }

    // A file that cannot be read is an error of its own; the others are imported.
    private void TryImport(string file, WriteMode mode)
    {
        try
        {
            ImportFile(file, mode);
        }
        catch (CommsCreditException unreadable)
            when (unreadable.Id is ErrorIds.FileNotFound or ErrorIds.FileLocked or ErrorIds.FileFormatUnknown)
        {
            WriteError(ErrorRecords.Of(unreadable, file));
        }
    }

    private void ImportFile(string file, WriteMode mode)
    {
        OperationContext context = Session.Context(mode == WriteMode.Simulate);
        foreach (IUsageSource source in TeamsExport.Open(file))
        {
            ImportSource(context, source, RejectBase(file, source), mode);
        }
    }

    private void ImportSource(OperationContext context, IUsageSource source, string rejectBase, WriteMode mode)
    {
        ProgressMeter meter = new(this, $"Importing {source.Name}");
        RejectFile? rejects = mode == WriteMode.Simulate
            ? null
            : new RejectFile(rejectBase, Text(RejectPath) is { } path ? Resolve(path) : null, FolderOf(context)) { Own = rejectFiles };
        try
        {
            Engine.UsageImport import = new ImportUsage(context, new RecordSorter()).Execute(
                new ImportUsageRequest(AccountName, NoRecharge),
                source,
                rejects ?? (IRejectSink)new RejectCounter(),
                InlineProgress.Of<ImportProgress>(progress => Show(meter, progress)),
                mode,
                stop.Token);
            Say(import);
            Consent.Write(this, UsageImport.Of(import), mode);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            rejects?.Dispose();
            _ = rejects?.Path is { } written && rejectFiles.Add(written);
            meter.Close();
        }
    }

    private static string FolderOf(OperationContext context) =>
        System.IO.Path.GetDirectoryName(context.Store.Info.Location) ?? string.Empty;

    private static string RejectNameOf(IUsageSource source) =>
        source.Name.Replace(' ', '-').Replace(':', '-').Replace("..", "-to-", StringComparison.Ordinal) + ".json";

    private void Say(Engine.UsageImport import)
    {
        if (import is { Imported: 0, Duplicates: > 0 })
        {
            WriteWarning($"Nothing changed: every call of {import.Source} was imported before.");
        }

        if (import.Rejected > 0 && import.RejectPath is not null)
        {
            WriteWarning(FormattableString.Invariant($"{import.Rejected} rows could not be used; see {import.RejectPath}."));
        }

        foreach (PlanInCountry unknown in import.UnknownPools)
        {
            WriteWarning(UnknownMinutes.Of(unknown));
        }

        if (import.Unrated > 0)
        {
            WriteWarning(FormattableString.Invariant(
                $"{import.Unrated} calls have no price: Get-PstnUsage -Payer None lists them with the reason."));
        }
    }

    private static void Show(ProgressMeter meter, ImportProgress progress) => meter.Show(
        FormattableString.Invariant($"{progress.Rows:N0} rows read, {progress.Charged:N0} calls done"),
        progress.Length == 0 ? -1 : (int)(progress.Position * 100 / progress.Length));

    // The reject file of a file inside an archive stands beside the archive, and carries both names.
    private static string RejectBase(string file, IUsageSource source) => source.Name == System.IO.Path.GetFileName(file)
        ? file
        : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, source.Name.Replace('/', '.'));

    private IEnumerable<string> Expand(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return [Resolve(pattern)];
        }

        try
        {
            // What an earlier import rejected lies beside the exports and is none.
            return GetResolvedProviderPathFromPSPath(pattern, out _)
                .Where(file => !file.EndsWith(RejectFile.Ending, StringComparison.OrdinalIgnoreCase));
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }
}
