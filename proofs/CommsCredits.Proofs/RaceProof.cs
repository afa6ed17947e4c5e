using System.Diagnostics;
using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>Several processes charge at one moment and cross the trigger together: one recharge comes of it (law L14).</summary>
internal static class RaceProof
{
    private const decimal Funds = 110m;
    private const decimal Recharge = 500m;
    private const decimal Trigger = 100m;

    public static int Run(int processes, int charges)
    {
        string folder = Directory.CreateTempSubdirectory("commscredits-race-").FullName;
        string path = Path.Combine(folder, "store.db");
        using (ProofStore store = new(path))
        {
            store.Prepare(Funds, Recharge, Trigger);
        }

        Process[] children = [.. Enumerable.Range(1, processes).Select(number => Child.Start(
            "charges", path, number.ToString(CultureInfo.InvariantCulture), charges.ToString(CultureInfo.InvariantCulture)))];
        foreach (Process child in children)
        {
            child.StandardOutput.ReadLine();
        }

        File.WriteAllText(Go(path), string.Empty);
        foreach (Process child in children)
        {
            child.WaitForExit();
            bool well = child.ExitCode == 0;
            child.Dispose();
            if (!well)
            {
                throw new InvalidOperationException("A process could not charge.");
            }
        }

        using ProofStore after = new(path);
        int recharges = after.Orders().Count(order => order.Kind == OrderKind.Recharge);
        int calls = after.Calls().Count;
        decimal expected = Funds + Recharge - (0.5m * processes * charges);
        bool holds = recharges == 1 && calls == processes * charges && Money.ToDecimal(after.Balance()) == expected
            && BooksCheck.Faults(path).Count == 0;
        Console.WriteLine(FormattableString.Invariant(
            $"{processes} processes, {calls} charges, {recharges} recharge, balance {Money.ToDecimal(after.Balance())}: {(holds ? "as it must be" : "WRONG")}."));
        Directory.Delete(folder, recursive: true);
        return holds ? 0 : 1;
    }

    /// <summary>One of the processes: waits for the start, then charges one call after another.</summary>
    public static int Charge(string path, int process, int charges)
    {
        using ProofStore store = new(path);
        Console.WriteLine("ready");
        Console.Out.Flush();
        while (!File.Exists(Go(path)))
        {
            Thread.Sleep(5);
        }

        for (int charge = 1; charge <= charges; charge++)
        {
            store.Import([ProofStore.Call(new Guid(process, (short)charge, 0, 1, 2, 3, 4, 5, 6, 7, 8), (charge * 10) + process, 60)]);
        }

        return 0;
    }

    private static string Go(string path) => path + ".go";
}
