using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>The laps of the <c>sqlite3</c> command line: with and without a key, as often as it is asked.</summary>
internal sealed class Laps(RaceFolder folder, CallSums truth, RaceReport report)
{
    private const string Database = "rival.db";
    private readonly List<double> noIndex = [];
    private readonly List<double> key = [];

    /// <summary>The median without an index, in seconds; null where there is no sqlite3.</summary>
    public double? NoIndex => noIndex.Count == 0 ? null : Timed.MedianOf(noIndex);

    /// <summary>The median with the usage id as primary key.</summary>
    public double? Key => key.Count == 0 ? null : Timed.MedianOf(key);

    /// <summary>Seconds as a remark tells them.</summary>
    public static string Text(IEnumerable<double> seconds) =>
        string.Join(", ", seconds.Select(each => each.ToString("0.00", CultureInfo.InvariantCulture))) + " s";

    /// <summary>Runs both once, and compares what they count.</summary>
    public void Run() => report.Try("sqlite3", () =>
    {
        Lap(noIndex, withKey: false, "sqlite3 without an index");
        Lap(key, withKey: true, "sqlite3 with a key");
        return this;
    });

    /// <summary>Notes how long each took.</summary>
    public void Tell()
    {
        if (key.Count > 0)
        {
            report.Note($"`sqlite3 .import` before, between and behind: {Text(noIndex)} without an index, {Text(key)} with the key.");
        }
    }

    private void Lap(List<double> seconds, bool withKey, string name)
    {
        CommandResult import = SqliteCli.Import(folder.File(Database), folder.File("export.csv"), withKey);
        seconds.Add(import.Elapsed.TotalSeconds);
        report.Agreement.Same(truth, SqliteCli.Sums(folder.File(Database), name));
        folder.Delete(Database);
    }
}
