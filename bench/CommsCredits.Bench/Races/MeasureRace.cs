using System.Globalization;
using CommsCredits.Engine;
using CommsCredits.Proofs;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary><c>Measure-PstnUsage -GroupBy User,Month</c> beside the same question in SQL over the rows of the calls.</summary>
internal static class MeasureRace
{
    private const int Rounds = 5;
    private const double Goal = 0.1;

    /// <summary>Asks the store that the import left.</summary>
    /// <returns>Our seconds.</returns>
    public static double Run(RaceFolder folder, RaceReport report)
    {
        string path = folder.File(ImportRace.Store);
        (IReadOnlyDictionary<string, string> sums, double seconds) = Ours(path);
        (List<string> Lines, double Seconds) inProcess = Timed.Median(Rounds, () => StoreRows.Lines(path, StoreSql.Measure));
        report.Agreement.Hold(CallSums.DifferenceOf("Measure", sums, "SQL in process", CallSums.GroupsOf(inProcess.Lines)));
        report.Add(new RaceRow("`Measure-PstnUsage` by user and month / the same SQL over the calls, in process")
        {
            Ours = seconds,
            Rival = inProcess.Seconds,
            Goal = Goal,
        });
        double? byCommandLine = CommandLine(path, sums, report);
        report.Add(new RaceRow("`Measure-PstnUsage` by user and month / the same SQL over the calls, by `sqlite3`")
        {
            Ours = seconds,
            Rival = byCommandLine,
            Goal = Goal,
        });
        return seconds;
    }

    /// <summary>Asks as the cmdlet does.</summary>
    /// <returns>Calls, minutes, pool minutes and charge by user and month, and the median of seconds.</returns>
    public static (IReadOnlyDictionary<string, string> Sums, double Seconds) Ours(string path)
    {
        using SqliteStore store = BenchStore.Open(path);
        UsageQueries queries = new(BenchStore.Context(store));
        (IReadOnlyList<UsageSum> Sums, double Seconds) measured = Timed.Median(
            Rounds, () => queries.Measure(null, [UsageKey.User, UsageKey.Month], null, null).Sums);
        return (CallSums.GroupsOf(measured.Sums.Select(Line)), measured.Seconds);
    }

    // The start of the program is part of its time: some milliseconds.
    private static double? CommandLine(string path, IReadOnlyDictionary<string, string> sums, RaceReport report)
    {
        string[]? lines = null;
        double seconds = 0;
        report.Try("sqlite3 over the calls", () =>
        {
            (CommandResult result, seconds) = Timed.Median(Rounds, () => SqliteCli.Query(path, StoreSql.Measure + ";"));
            return lines = result.Lines;
        });
        if (lines is null)
            return null;
        report.Agreement.Hold(CallSums.DifferenceOf("Measure", sums, "SQL by sqlite3", CallSums.GroupsOf(lines)));
        return seconds;
    }

    private static string Line(UsageSum sum) => string.Create(
        CultureInfo.InvariantCulture,
        $"{sum.Keys[0]}|{sum.Keys[1]}|{sum.Calls}|{sum.Minutes}|{sum.PoolMinutes}|{sum.Charge}");
}
