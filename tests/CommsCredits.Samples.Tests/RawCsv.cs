using System.IO.Compression;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>The plainest way to read the sample files, written apart from the importer that is tested with them.</summary>
static class RawCsv
{
    /// <summary>The rows of a CSV file, or of the first CSV file in a zip, as columns by name.</summary>
    public static List<Dictionary<string, string>> Read(string path)
    {
        var rows = Split(TextOf(path)).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    static string TextOf(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.Ordinal)) return File.ReadAllText(path);

        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.Entries.First(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    static IEnumerable<List<string>> Split(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == '\r') continue;
            else if (quoted || letter is not (',' or '\n')) cell.Append(letter);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == ',') continue;
                yield return row;
                row = [];
            }
        }
    }
}
