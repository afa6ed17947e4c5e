using System.Text;

namespace CommsCredits.Engine;

/// <summary>Reads the CSV files of this folder, which are embedded in the assembly.</summary>
/// <remarks>These files are ours and simple: one line is one row, and a field may be quoted. Files that others wrote are read elsewhere.</remarks>
static class DataFile
{
    /// <summary>Reads the rows below the header, one array of fields each.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    /// <param name="columns">The header the caller was written for; another header is a broken build, and throws.</param>
    public static IEnumerable<string[]> Rows(string name, params string[] columns)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The data file {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var header = Split(reader.ReadLine() ?? "");
        if (!header.AsSpan().SequenceEqual(columns))
            throw new InvalidDataException($"The data file {name} has other columns than expected.");

        while (reader.ReadLine() is { } line)
        {
            var fields = Split(line);
            if (fields.Length != columns.Length)
                throw new InvalidDataException($"The data file {name} has a row of {fields.Length} fields: {line}");
            yield return fields;
        }
    }

    static string[] Split(string line) => line.Contains('"', StringComparison.Ordinal) ? SplitQuoted(line) : line.Split(',');

    static string[] SplitQuoted(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(c);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
