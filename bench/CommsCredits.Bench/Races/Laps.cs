using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>The laps of the <c>sqlite3</c> command line: with and without a key, as often as it is asked.</summary>
internal sealed class Laps(RaceFolder folder, CallSums truth, RaceReport report)
{
    private const string Database = "rival.db";
    private readonly List<double> noIndex = [];
    private readonly List<double> key = [];

    /// <summary>The mean without an index, in seconds; null where there is no sqlite3.</summary>
    public double? NoIndex => noIndex.Count == 0 ? null : noIndex.Average();

    /// <summary>The mean with the usage id as primary key.</summary>
    public double? Key => key.Count == 0 ? null : key.Average();

    /// <summary>Runs both once, and compares what they count.</summary>
    /// <param name="when">Relative to ours.</param>
    public void Run(string when) => report.Try("sqlite3 " + when, () =>
    {
        Lap(noIndex, withKey: false, "sqlite3 without an index");
        Lap(key, withKey: true, "sqlite3 with a key");
        string text = string.Create(CultureInfo.InvariantCulture, $"{noIndex[^1]:0.00} s without an index, {key[^1]:0.00} s with the key");
        report.Note($"`sqlite3 .import` {when} ours: {text}.");
        return text;
    });

    private void Lap(List<double> seconds, bool withKey, string name)
    {
        CommandResult import = SqliteCli.Import(folder.File(Database), folder.File("export.csv"), withKey);
        seconds.Add(import.Elapsed.TotalSeconds);
        report.Agreement.Same(truth, SqliteCli.Sums(folder.File(Database), name));
        folder.Delete(Database);
    }
}
