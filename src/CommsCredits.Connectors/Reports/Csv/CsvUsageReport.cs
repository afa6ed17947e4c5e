using System.Globalization;
using System.Text;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The calls of a usage report as CSV: RFC 4180, UTF-8 with a byte order mark, the columns of PstnCall.</summary>
/// <param name="local">
/// Whether separator, numbers and dates are those of the culture, for a spreadsheet of that language; else they are invariant, for
/// programs.
/// </param>
public sealed class CsvUsageReport(bool local = false) : IUsageReportWriter
{
    const int BufferSize = 64 * 1024;

    /// <inheritdoc/>
    public void Write(Stream target, UsageReport report, CultureInfo culture, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferSize, leaveOpen: true);
        var line = new CsvLine(writer, local ? culture : CultureInfo.InvariantCulture, local);
        foreach (var column in CallColumns.All) line.Add(CallCell.Of(column.Name));
        line.End();
        var currency = report.Account?.Currency.Code ?? string.Empty;
        foreach (var call in report.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in CallColumns.All) line.Add(column.ValueOf(call, currency));
            line.End();
        }
    }
}
