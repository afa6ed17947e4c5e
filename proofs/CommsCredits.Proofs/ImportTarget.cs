using System.Diagnostics;
using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>The store whose imports are killed: looked at after each kill, and compared with a clean one at its end.</summary>
/// <param name="folder">Where stores are made.</param>
/// <param name="prepared">A store before any import.</param>
/// <param name="clean">A store after an import that nobody disturbed.</param>
/// <param name="file">The export.</param>
/// <param name="rows">How many rows it has.</param>
/// <param name="done">What the undisturbed import told at last.</param>
internal sealed class ImportTarget(string folder, string prepared, string clean, string file, int rows, string done)
{
    private string? path;
    private bool hasStopped;

    /// <summary>Kills that came before any call was stored.</summary>
    public int Early { get; private set; }

    /// <summary>Kills that came when some calls were stored.</summary>
    public int Between { get; private set; }

    /// <summary>Kills that came too late to stop anything.</summary>
    public int Late { get; private set; }

    /// <summary>Stores that were finished and compared.</summary>
    public int Stores { get; private set; }

    /// <summary>Stores in which a kill left an order open, between its commit and the answer of the gateway.</summary>
    public int Stopped { get; private set; }

    private static long Calls(string store) => StoreRows.Number(store, "SELECT count(*) FROM call_row");

    /// <summary>Takes a new store where the last one is finished.</summary>
    public void BeginIfDone()
    {
        if (path is not null && Calls(path) == Calls(clean))
        {
            Finish();
        }

        if (path is null)
        {
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Stores}.db"));
            File.Copy(prepared, path);
        }
    }

    /// <summary>Lets a child go on with the import, kills it, and looks at what it left.</summary>
    /// <param name="life">How long it lives, from the moment on at which it has begun.</param>
    /// <param name="number">The number of the kill, for messages.</param>
    /// <param name="atGateway">Whether it is killed where it asks for a recharge, not by the clock.</param>
    public void Kill(TimeSpan life, int number, bool atGateway)
    {
        using Process child = Child.Start(atGateway ? "dying" : "importing", path!, file);
        child.StandardOutput.ReadLine();
        using Timer killer = new(_ => Child.Kill(child), null, atGateway ? Timeout.InfiniteTimeSpan : life, Timeout.InfiniteTimeSpan);
        long told = 0;
        bool ended = false;
        while (child.StandardOutput.ReadLine() is { } line)
        {
            // A line that was cut off by the kill is none: it is less than the one before.
            ended |= line == done;
            told = long.TryParse(line, CultureInfo.InvariantCulture, out long charged) && charged > told ? charged : told;
        }

        child.WaitForExit();
        string where = string.Create(CultureInfo.InvariantCulture, $"kill {number}, store {Stores}, {told} rows told");
        IReadOnlyList<string> faults = BooksCheck.Faults(path!);
        ImportProof.Demand(faults.Count == 0, $"{where}: {string.Join(", ", faults)}");
        long calls = Calls(path!);
        ImportProof.Demand(calls >= told - (rows / ImportScene.RowsPerRepeated), $"{where}: {calls} are there (L13)");
        ImportProof.Demand(calls == StoreRows.Number(path!, "SELECT count(DISTINCT usage_id) FROM call_row"), $"{where}: a call is there twice (L4)");
        long open = StoreRows.Number(path!, "SELECT count(*) FROM purchase_order WHERE status = 'Pending'");
        ImportProof.Demand(open <= 1, $"{where}: two orders are open (L14)");
        Stopped += open == 1 && !hasStopped ? 1 : 0;
        hasStopped |= open == 1;
        Early += calls == 0 ? 1 : 0;
        Late += ended ? 1 : 0;
        Between += calls > 0 && !ended ? 1 : 0;
    }

    /// <summary>Lets the import come to its end, and compares the store with the clean one.</summary>
    public void Finish()
    {
        (_, string told) = ImportProof.Finish(path!, file);
        string where = string.Create(CultureInfo.InvariantCulture, $"store {Stores}, finished ({told})");
        ImportProof.Demand(told == done, $"{where}: the clean import said {done}");
        IReadOnlyList<string> faults = BooksCheck.Faults(path!);
        ImportProof.Demand(faults.Count == 0, $"{where}: {string.Join(", ", faults)}");
        IReadOnlyList<string> differences = StorePicture.Differences(path!, clean);
        ImportProof.Demand(differences.Count == 0, $"{where}: {string.Join("\n  ", differences)}");
        if (hasStopped)
        {
            Reconcile(where);
        }

        hasStopped = false;
        foreach (string left in Directory.GetFiles(folder, Path.GetFileName(path!) + "*"))
        {
            File.Delete(left);
        }

        path = null;
        Stores++;
    }

    // An order whose answer nobody heard blocks further ones (law L14) until the upkeep asks the gateway again.
    private void Reconcile(string where)
    {
        using (ProofStore store = new(path!))
        {
            new Maintain(store.Context).Execute(null, WriteMode.Commit);
            ImportProof.Demand(store.Orders().All(order => order.Status == OrderStatus.Settled), $"{where}: an order stayed open");
        }

        IReadOnlyList<string> faults = BooksCheck.Faults(path!);
        ImportProof.Demand(faults.Count == 0, $"{where}, after upkeep: {string.Join(", ", faults)}");
        string[] used = [.. ((string[])[path!, clean]).Select(store => StoreRows.Lines(store, "SELECT sum(amount) FROM entry WHERE book = 'Usage'")[0])];
        ImportProof.Demand(used[0] == used[1], $"{where}: {used[0]} was charged for {used[1]}");
    }
}
