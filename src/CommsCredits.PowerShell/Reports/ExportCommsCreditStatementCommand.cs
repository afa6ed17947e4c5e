using System.Globalization;
using System.Management.Automation;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>
/// Writes the statement of a month: fundings, recharges, charges by department and user, expiries, opening and closing balance.
/// </summary>
[Cmdlet(VerbsData.Export, "CommsCreditStatement", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCommsCreditStatementCommand : AccountCommand
{
    /// <summary>The file to write, by its ending .html or .xlsx, readable by its owner only.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = string.Empty;

    /// <summary>
    /// The month as yyyy-MM, in the account's time zone, this one at the latest. Money belongs to the month in which it was posted.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Month { get; set; } = string.Empty;

    /// <summary>The language and the form of numbers: English, German and Chinese are known. Without it that of the session.</summary>
    [Parameter]
    public CultureInfo? Culture { get; set; }

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        Engine.Month month = Engine.Month.Parse(Month);
        string target = Resolve(Path);
        IStatementWriter writer = StatementFormats.WriterFor(target);
        ReportFile.Check(target, Force);
        if (Consent.Ask(this, target, $"Write the statement of {month}") is not { } mode)
        {
            return;
        }

        Statement statement = new StatementQueries(Session.Context(mode == WriteMode.Simulate)).Of(AccountName, month);
        CultureInfo culture = Culture ?? CultureInfo.CurrentCulture;
        if (mode == WriteMode.Simulate)
        {
            writer.Write(Stream.Null, statement, culture);
        }
        else
        {
            ReportFile.Write(target, Force, stream => writer.Write(stream, statement, culture));
        }

        Consent.Write(this, new FileInfo(target), mode);
    }
}
