using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The formats of usage reports, by the ending of a file's name.</summary>
public static class UsageReportFormats
{
    /// <summary>What writes a file of this name.</summary>
    /// <param name="path">The file; case does not matter.</param>
    /// <param name="local">Whether a CSV takes separator, numbers and dates of the culture.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="CommsCreditException"><c>FileFormatUnknown</c>.</exception>
    public static IUsageReportWriter WriterFor(string path, bool local) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" => new XlsxUsageReport(),
        ".CSV" => new CsvUsageReport(local),
        ".HTML" => new HtmlUsageReport(),
        _ => throw FileErrors.FormatUnknown(
            path, "usage is written as .xlsx, .csv or .html.", "Give a name that ends in .xlsx, .csv or .html."),
    };

    /// <summary>Whether a file of this name holds sums and pools beside the calls.</summary>
    /// <param name="path">The file.</param>
    public static bool HoldsSums(string path) => !Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
