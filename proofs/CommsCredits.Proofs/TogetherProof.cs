using System.Diagnostics;
using System.Globalization;

namespace CommsCredits.Proofs;

/// <summary>Several processes import at one moment, two of them the same file: nothing is lost, nothing is twice (laws L1, L4, L10, L14).</summary>
internal static class TogetherProof
{
    private const string Ids = "SELECT hex(usage_id), duration_seconds, start_time, name_key FROM call ORDER BY 1";

    /// <summary>Runs the proof.</summary>
    /// <param name="rows">How many rows the smallest file has.</param>
    /// <returns>0 where everything held.</returns>
    public static int Run(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("commscredits-together-").FullName;
        string path = Path.Combine(folder, "store.db");
        string after = Path.Combine(folder, "after.db");
        string part = FileOf(folder, "part", rows, seed: 1);
        string more = FileOf(folder, "more", rows * 2, seed: 1);
        string other = FileOf(folder, "other", rows, seed: 2);
        ImportScene.Prepare(path, rows);
        File.Copy(path, after);
        Process[] children = [.. ((string[])[part, part, more, other]).Select(file => Child.Start("importing", path, file))];
        foreach (Process child in children)
        {
            string told = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            ImportProof.Demand(child.ExitCode == 0 && told.Contains("done ", StringComparison.Ordinal), $"an import ended with {child.ExitCode}: {told}");
            child.Dispose();
        }

        ImportProof.Finish(after, more);
        ImportProof.Finish(after, other);
        IReadOnlyList<string> faults = BooksCheck.Faults(path);
        ImportProof.Demand(faults.Count == 0, string.Join(", ", faults));
        List<string> calls = StoreRows.Lines(path, Ids);
        ImportProof.Demand(calls.SequenceEqual(StoreRows.Lines(after, Ids)), "the calls are not those of imports one after the other");
        ImportProof.Demand(
            StoreRows.Number(path, "SELECT count(*) FROM purchase_order WHERE status <> 'Settled'") == 0, "an order stayed open");
        Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{children.Length} imports at once: {calls.Count} calls, as of imports one after the other."));
        return 0;
    }

    private static string FileOf(string folder, string name, int rows, int seed)
    {
        string path = Path.Combine(folder, name + ".csv");
        ImportScene.Write(path, rows, seed);
        return path;
    }
}
