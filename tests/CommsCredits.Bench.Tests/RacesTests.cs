using System.Diagnostics;
using CommsCredits.Bench;

namespace CommsCredits.Tests;

/// <summary>The races at a small size: whoever is installed runs, and everybody counts the same.</summary>
public class RacesTests
{
    [Fact]
    public void Races_OfTwoThousandCalls_AgreeAndTellEveryRace()
    {
        (int exitCode, string told) = Run("races", "2000", "--offline");

        Assert.True(exitCode == 0, told);
        Assert.Contains("All agree, in ", told, StringComparison.Ordinal);
        Assert.Contains("DuckDB: it comes from npm", told, StringComparison.Ordinal);
        string[] races =
        [
            "import / `sqlite3 .import`, no index", "import / `sqlite3 .import`, unique key", "the same file again",
            "import of the shuffled file", "memory of the import of 2,000 calls",
            "the same SQL over the calls, in process", "the same SQL over the calls, by `sqlite3`",
            "PostgreSQL `COPY`", "DuckDB `read_csv`", "an `Import-Csv` script",
        ];
        Assert.All(races, race => Assert.Contains(race, told, StringComparison.Ordinal));
    }

    [Fact]
    public void Races_OfNoNumber_AreRefused()
    {
        (int exitCode, string told) = Run("races", "many");

        Assert.Equal(2, exitCode);
        Assert.Contains("'many' is no number of rows", told, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Told) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(RaceCard).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process races = Process.Start(start)!;
        Task<string> told = races.StandardOutput.ReadToEndAsync();
        string failed = races.StandardError.ReadToEnd();
        races.WaitForExit();
        return (races.ExitCode, told.Result + failed);
    }
}
