namespace CommsCredits.Bench;

/// <summary>What a run of the races tells: the table, what was skipped, whether all agree, and the machine.</summary>
/// <param name="output">Where it is written.</param>
internal sealed class RaceReport(TextWriter output)
{
    private readonly List<RaceRow> rows = [];
    private readonly List<string> notes = [];

    /// <summary>Everything that must agree.</summary>
    public Agreement Agreement { get; } = new();

    /// <summary>Versions that only a rival knows, such as those of servers.</summary>
    public Dictionary<string, string> Versions { get; } = [];

    /// <summary>Adds a race.</summary>
    public void Add(RaceRow row) => rows.Add(row);

    /// <summary>Adds a remark under the table.</summary>
    public void Note(string note) => notes.Add(note);

    /// <summary>Runs a rival who may be absent: then the reason is noted, and null comes back.</summary>
    public T? Try<T>(string rival, Func<T> run)
        where T : class
    {
        try
        {
            return run();
        }
        catch (SkippedException reason)
        {
            Note($"Skipped: {rival}: {reason.Message}.");
            return null;
        }
    }

    /// <summary>Writes all of it.</summary>
    /// <returns>0, or 1 where something does not agree; a goal that is not met fails nothing.</returns>
    public int Write()
    {
        output.WriteLine("| race | ours (s) | rival (s) | ratio | goal | | memory growth (MB) |");
        output.WriteLine("|---|---:|---:|---:|---:|---|---:|");
        WriteLines(rows.Select(row => row.ToString()));
        output.WriteLine();
        WriteLines(notes.Select(note => $"- {note}"));
        WriteLines(Machine.Lines(Versions).Select(line => $"- {line}"));
        output.WriteLine();
        WriteLines(Agreement.Faults.Select(fault => $"DISAGREEMENT: {fault}."));
        output.WriteLine(Agreement.Faults.Count == 0
            ? $"All agree, in {Agreement.Checks} checks of rows, seconds, usage ids, money, and sums by user and month."
            : $"{Agreement.Faults.Count} of {Agreement.Checks} checks failed: the races are void.");
        return Agreement.Faults.Count == 0 ? 0 : 1;
    }

    private void WriteLines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }
}
