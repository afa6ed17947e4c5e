using System.Text;

namespace CommsCredits.Samples.Generator;

/// <summary>Comma-separated text after RFC 4180.</summary>
static class Csv
{
    /// <summary>Rows as one text; a cell is quoted only where it must be.</summary>
    public static string Text(string lineEnd, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append(lineEnd);
        return text.ToString();
    }

    static string Cell(string cell) => cell.AsSpan().ContainsAny(',', '"', '\n')
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
