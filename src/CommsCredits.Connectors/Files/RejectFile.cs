using System.Collections.Frozen;
using System.Globalization;
using CommsCredits.Engine;
using CsvHelper;

namespace CommsCredits.Connectors;

/// <summary>The rows of one import that could not be used, as a CSV: Line, Column, Reason, Raw.</summary>
/// <remarks>
/// The file is made at the first row and replaces the one of an earlier run; a run without rejected rows leaves that alone.
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
/// </remarks>
public sealed class RejectFile : IRejectSink, IDisposable
{
    /// <summary>What the name of a reject file ends with; before it stands the name of the input without its extension.</summary>
    public const string Ending = ".rejects.csv";

    const int LongestName = 200;

    readonly string[] places;
    CsvWriter? writer;

    /// <summary>Settles where the file will be; nothing is written yet.</summary>
    /// <param name="input">
    /// The path of the file that is read. For a CSV in a zip: the path of the zip, a slash, and the name in the zip, which
    /// is the name of the source behind the folder of the zip.
    /// </param>
    /// <param name="explicitPath">Where the user wants it, a file or an existing folder; null: beside the input.</param>
    /// <param name="fallbackFolder">Where it goes when there is no writing beside the input.</param>
    public RejectFile(string input, string? explicitPath, string fallbackFolder)
    {
        var (folder, name) = Split(input);
        places = string.IsNullOrEmpty(explicitPath)
            ? [System.IO.Path.Combine(folder, name), System.IO.Path.Combine(fallbackFolder, name)]
            : [Directory.Exists(explicitPath) ? System.IO.Path.Combine(explicitPath, name) : System.IO.Path.GetFullPath(explicitPath)];
    }

    /// <summary>Reject files that the same command made before: those are continued, not replaced.</summary>
    public IReadOnlySet<string> Own { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The file, or null while there is none.</summary>
    public string? Path { get; private set; }

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="CommsCreditException"><c>FileLocked</c>: there is no place it can be written to.</exception>
    public void Write(RejectedRow row)
    {
        try
        {
            writer ??= Create();
            writer.WriteRecord(row.Line.ToString(CultureInfo.InvariantCulture), row.Column, row.Reason, row.Raw);
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.NotWritable(Path ?? places[^1], failure);
        }
    }

    /// <summary>Completes the file.</summary>
    public void Dispose()
    {
        try
        {
            writer?.Dispose();
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.NotWritable(Path ?? places[^1], failure);
        }
        finally
        {
            writer = null;
        }
    }

    CsvWriter Create()
    {
        var stream = CreateFirst();
        var created = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape });
        if (stream.Position == 0) created.WriteRecord("Line", "Column", "Reason", "Raw");
        return created;
    }

    FileStream CreateFirst()
    {
        for (var place = 0; ; place++)
        {
            try
            {
                var stream = Own.Contains(places[place])
                    ? new FileStream(places[place], FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete)
                    : MakeAnew(places[place]);
                Path = places[place];
                return stream;
            }
            catch (Exception failure) when (FileErrors.IsOfFile(failure) && place + 1 < places.Length)
            {
                // A read-only folder; the next place may do.
            }
        }
    }

    // Made anew, not emptied: an old file may have been readable by others, or be a link to somewhere else.
    static FileStream MakeAnew(string place)
    {
        File.Delete(place);
        return OwnerFile.Create(place, FileAccess.Write);
    }

    // A zip is no folder: what follows the last real folder is the name, that of the zip and of its entry together.
    static (string Folder, string Name) Split(string input)
    {
        var full = System.IO.Path.GetFullPath(input);
        var folder = System.IO.Path.GetDirectoryName(full);
        while (folder is not null && !Directory.Exists(folder))
            folder = System.IO.Path.GetDirectoryName(folder);
        folder ??= Directory.GetCurrentDirectory();
        var name = System.IO.Path.GetRelativePath(folder, full).Replace('/', '.').Replace('\\', '.');
        var invalid = System.IO.Path.GetInvalidFileNameChars();
        var safe = string.Concat(name.Take(LongestName).Select(letter => invalid.Contains(letter) ? '_' : letter));
        return (folder, System.IO.Path.GetFileNameWithoutExtension(safe) + Ending);
    }
}
