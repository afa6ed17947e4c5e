using System.Diagnostics;
using System.Globalization;

namespace CommsCredits.Proofs;

/// <summary>
/// Reads exports that are spoiled at random, each to its end: a file is refused or every row of it is told, nothing crashes, hangs or
/// fills the memory (laws.md, test 7).
/// </summary>
internal static class MutationProof
{
    private const int CasesPerLook = 10_000;
    private const int CasesPerSort = 20;
    private const long Growth = 16L << 20;
    private const int LongestLooks = 30;

    /// <summary>Runs the proof.</summary>
    /// <param name="times">How many files are spoiled and read.</param>
    /// <param name="seed">What tells how; a case is the same for the same seed and number.</param>
    /// <returns>0 where everything held.</returns>
    public static int Run(int times, int seed)
    {
        Stopwatch clock = Stopwatch.StartNew();
        string folder = Directory.CreateDirectory(Path.Combine(Memory(), $"commscredits-mutations-{Environment.ProcessId}")).FullName;
        MutationCase current = new(folder, seed);
        long first = 0;
        long most = 0;
        Dictionary<string, int> failures = [];
        using (current.Watch(LongestLooks))
        {
            for (int number = 1; number <= times; number++)
            {
                Try(() => current.Run(number, sorts: number % CasesPerSort == 0), failures);
                if (number % CasesPerLook != 0)
                {
                    continue;
                }

                long held = GC.GetTotalMemory(forceFullCollection: true);
                first = first == 0 ? held : first;
                most = Math.Max(most, held);
                Try(() => current.Demand(held - first <= Growth, $"the memory grew from {first} to {held} bytes"), failures);
            }
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times} mutations (seed {seed}) in {clock.Elapsed.TotalSeconds:0} s, {times / clock.Elapsed.TotalSeconds:0} a second: ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{current.Refused} files refused, {current.Records} records, {current.Rejects} rejects, {current.Skipped} skipped; ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"slowest {current.Slowest.TotalMilliseconds:0} ms, heap {first >> 10} KB at first, {most >> 10} KB at most."));
        Console.WriteLine(failures.Count == 0 ? "Nothing failed." : $"{failures.Values.Sum()} failed, in {failures.Count} ways.");
        return failures.Count == 0 ? 0 : 1;
    }

    // Each way to fail is shown once, with the file that showed it; the others are looked for behind it.
    private static void Try(Action look, Dictionary<string, int> failures)
    {
        try
        {
            look();
        }
        catch (ProofFailedException failure)
        {
            failures[failure.Kind] = failures.GetValueOrDefault(failure.Kind) + 1;
            if (failures[failure.Kind] == 1)
            {
                Console.WriteLine(failure.Message);
            }
        }
    }

    // Where files are memory, nobody waits for a disk.
    private static string Memory() => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
}
