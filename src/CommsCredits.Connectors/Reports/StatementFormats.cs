using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The formats of statements, by the ending of a file's name.</summary>
public static class StatementFormats
{
    /// <summary>What writes a file of this name.</summary>
    /// <param name="path">The file; case does not matter.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="CommsCreditException"><c>FileFormatUnknown</c>.</exception>
    public static IStatementWriter WriterFor(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => new HtmlStatement(),
        ".XLSX" => new XlsxStatement(),
        _ => throw FileErrors.FormatUnknown(
            path, "a statement is written as .html or .xlsx.", "Give a name that ends in .html or .xlsx."),
    };
}
