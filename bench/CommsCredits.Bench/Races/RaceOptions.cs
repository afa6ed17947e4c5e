using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>Which races run.</summary>
/// <param name="Rows">Of the export that they share.</param>
/// <param name="MemoryRows">Of one more export, imported only to watch memory; 0 for none.</param>
/// <param name="IsOffline">Whether nothing is fetched, which leaves DuckDB out.</param>
internal sealed record RaceOptions(int Rows, int MemoryRows, bool IsOffline)
{
    /// <summary>The rows of the goals.</summary>
    public const int DefaultRows = 1_000_000;

    /// <summary>How it is called.</summary>
    public const string Usage = "races [rows, 1000000 unless told] [--memory rows] [--offline]";

    /// <summary>Reads what stands behind the word <c>races</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static RaceOptions Parse(IReadOnlyList<string> arguments)
    {
        RaceOptions options = new(DefaultRows, 0, IsOffline: false);
        for (int index = 0; index < arguments.Count; index++)
        {
            options = arguments[index] switch
            {
                "--offline" => options with { IsOffline = true },
                "--memory" => options with { MemoryRows = Number(arguments.ElementAtOrDefault(++index)) },
                string rows => options with { Rows = Number(rows) },
            };
        }

        return options;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is no number of rows. Usage: {Usage}");
}
