using System.Diagnostics;
using System.Globalization;

namespace CommsCredits.Proofs;

/// <summary>
/// Kills a process at random points of an import, looks at the store and lets the next one go on with the same file: in the end the store
/// is that of an import which nobody disturbed (laws L1, L4, L11, L13).
/// </summary>
internal static class ImportProof
{
    /// <summary>How long a file is unless told otherwise.</summary>
    public const int DefaultRows = 200_000;

    // No more than this part of a whole import is given to a child, so that several kills hit the same store.
    private const double LongestLife = 0.7;
    private const int KillsPerEarly = 8;
    private const int KillsPerLate = 8;
    private const int KillsPerGateway = 10;

    /// <summary>Runs the proof.</summary>
    /// <param name="times">How often a process is killed.</param>
    /// <param name="seed">What tells the points and the calls.</param>
    /// <param name="rows">How many rows the file has.</param>
    /// <returns>0 where everything held.</returns>
    public static int Run(int times, int seed, int rows)
    {
        Stopwatch clock = Stopwatch.StartNew();
        string folder = Directory.CreateTempSubdirectory("commscredits-imports-").FullName;
        string file = Path.Combine(folder, "calls.csv");
        string prepared = Path.Combine(folder, "prepared.db");
        string clean = Path.Combine(folder, "clean.db");
        ImportScene.Write(file, rows, seed);
        ImportScene.Prepare(prepared, rows);
        File.Copy(prepared, clean);
        (TimeSpan whole, string done) = Finish(clean, file);
        Demand(BooksCheck.Faults(clean).Count == 0, "the books of the clean import do not hold");
        ImportTarget target = new(folder, prepared, clean, file, rows, done);
        Random random = new(seed);
        for (int kill = 1; kill <= times; kill++)
        {
            target.BeginIfDone();
            target.Kill(LifeOf(random, whole, kill), kill, atGateway: kill % KillsPerGateway == 0);
        }

        target.Finish();
        Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times} kills (seed {seed}) of an import of {rows} rows in {clock.Elapsed.TotalSeconds:0} s: {target.Early} before the first batch, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Between} between batches, {target.Late} after the end; {target.Stores} stores finished as by a clean import, {target.Stopped} of them after an open order."));
        return 0;
    }

    /// <summary>Lets a child import to the end.</summary>
    /// <param name="path">The store.</param>
    /// <param name="file">The export.</param>
    /// <returns>How long it took, and what it told at last.</returns>
    public static (TimeSpan Took, string Told) Finish(string path, string file)
    {
        long started = Stopwatch.GetTimestamp();
        using Process child = Child.Start("importing", path, file);
        string last = string.Empty;
        while (child.StandardOutput.ReadLine() is { } line)
        {
            last = line;
        }

        child.WaitForExit();
        Demand(child.ExitCode == 0 && last.StartsWith("done ", StringComparison.Ordinal), $"an import ended with {child.ExitCode} after '{last}'");
        return (Stopwatch.GetElapsedTime(started), last);
    }

    /// <summary>Fails unless something holds.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong if not.</param>
    public static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ProofFailedException(otherwise, otherwise);
        }
    }

    // Now and then in the very first and, as a child that only finds duplicates is quicker, past the last moment.
    private static TimeSpan LifeOf(Random random, TimeSpan whole, int kill) =>
        kill % KillsPerEarly == 1 ? whole * (random.NextDouble() * 0.05)
        : kill % KillsPerLate == 2 ? whole * (0.9 + (random.NextDouble() * 0.15))
        : whole * (random.NextDouble() * LongestLife);
}
