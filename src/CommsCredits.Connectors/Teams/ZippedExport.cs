using System.IO.Compression;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The CSV files in a zip, read where they are.</summary>
/// <remarks>The names in a zip come from strangers: they are shown, and never become a path.</remarks>
static class ZippedExport
{
    const int MostEntries = 10_000;
    const long MostBytes = 8L * 1024 * 1024 * 1024;
    const long SmallEntry = 100L * 1024 * 1024;
    const long MostRatio = 1000;
    const string Advice = "Expected is the zip of the PSTN usage report of the Teams admin centre, as it was downloaded.";

    public static IReadOnlyList<IUsageSource> Open(SourceFile file)
    {
        using var archive = Archive(file);
        EnsureSane(file, archive);
        var sources = archive.Entries.Select((entry, index) => (entry, index))
            .Where(item => IsCsv(item.entry))
            .Select(item => Source(file, item.entry, item.index))
            .ToArray();
        return sources.Length > 0 ? sources : throw FileErrors.FormatUnknown(file.Path, "there is no .csv in it.", Advice);
    }

    static TeamsSource Source(SourceFile file, ZipArchiveEntry entry, int index)
    {
        var name = $"{file.Name}/{SafeName(entry.FullName)}";
        return new TeamsSource(file, name, entry.Length, () => OpenEntry(file, name, index), unpacked: false);
    }

    // The archive is opened for each reading: a source is only a name until someone reads it, and has nothing to close.
    static SourceStream OpenEntry(SourceFile file, string name, int index)
    {
        var archive = Archive(file);
        try
        {
            var entry = archive.Entries[index];
            return new SourceStream(entry.Open(), name, entry.Length, entry.Crc32, archive);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            archive.Dispose();
            throw FileErrors.From(name, failure);
        }
    }

    static ZipArchive Archive(SourceFile file)
    {
        var stream = file.Open();
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            stream.Dispose();
            throw FileErrors.From(file.Path, failure);
        }
    }

    static void EnsureSane(SourceFile file, ZipArchive archive)
    {
        try
        {
            var entries = archive.Entries;
            var what = entries.Count > MostEntries ? $"it has more than {MostEntries} entries."
                : entries.Any(entry => entry.IsEncrypted && IsCsv(entry)) ? "it is encrypted."
                : entries.Any(IsBomb) || entries.Sum(entry => (decimal)entry.Length) > MostBytes ? "unpacked it would be absurdly large."
                : null;
            if (what is not null)
                throw FileErrors.FormatUnknown(file.Path, what, Advice);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.From(file.Path, failure);
        }
    }

    static bool IsBomb(ZipArchiveEntry entry) =>
        entry.Length > SmallEntry && entry.Length / MostRatio > entry.CompressedLength;

    // Folders of a Mac hold a shadow of each file, with the same ending and other content.
    static bool IsCsv(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !entry.Name.StartsWith("._", StringComparison.Ordinal);

    static string SafeName(string entry) => string.Join('/', entry
        .Split('/', '\\')
        .Select(part => string.Concat(part.Select(letter => char.IsControl(letter) || letter == ':' ? '_' : letter)))
        .Where(part => part.Trim(' ', '.').Length > 0));
}
