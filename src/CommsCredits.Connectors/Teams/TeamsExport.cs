using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Opens what the Teams admin centre exports as PSTN usage report, and calls as Microsoft Graph writes them.</summary>
public static class TeamsExport
{
    /// <summary>Opens a CSV, a JSON of Graph, or a zip with one or more CSVs; anything else in the zip is left alone.</summary>
    /// <remarks>
    /// Nothing is unpacked to disk. The columns of a CSV are looked at when it is read: <c>FileFormatUnknown</c> comes then.
    /// The file has to stay as it is until all sources are read; reading fails when it does not.
    /// </remarks>
    /// <param name="path">A <c>.csv</c>, <c>.json</c> or <c>.zip</c>.</param>
    /// <returns>One source for each CSV; those of a zip are named <c>archive.zip/entry.csv</c>.</returns>
    /// <exception cref="CommsCreditException"><c>FileNotFound</c>, <c>FileLocked</c> or <c>FileFormatUnknown</c>.</exception>
    public static IReadOnlyList<IUsageSource> Open(string path)
    {
        var file = SourceFile.Of(path);
        if (file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return ZippedExport.Open(file);
        if (file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return [new JsonSource(file)];
        if (!file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw FileErrors.FormatUnknown(
                file.Path,
                "it is neither a .csv nor a .zip nor a .json.",
                "Give the export of the PSTN usage report as it was downloaded.");
        return [new TeamsSource(file, file.Name, file.Length, () => new SourceStream(file.Open(), file.Path, file.Length), unpacked: true)];
    }
}
