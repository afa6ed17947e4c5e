using System.Diagnostics;
using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>
/// Kills a process at random points of granting licences to many users, and runs the same command again: what was told is there, and
/// the licences end up as those of an unbroken run (laws L4, L13).
/// </summary>
internal static class GrantProof
{
    private const int Users = 20_000;
    private const int BatchSize = 1_000;

    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Licenses = ["AudioConferencing", "CommunicationsCredits"];

    /// <summary>Runs the proof.</summary>
    /// <param name="times">How often a process is killed.</param>
    /// <param name="seed">What tells the points.</param>
    /// <returns>0 where everything held.</returns>
    public static int Run(int times, int seed)
    {
        Random random = new(seed);
        Stopwatch clock = Stopwatch.StartNew();
        string folder = Directory.CreateTempSubdirectory("commscredits-grants-").FullName;
        string prepared = Path.Combine(folder, "prepared.db");
        string clean = Path.Combine(folder, "clean.db");
        Prepare(prepared);
        File.Copy(prepared, clean);
        Work(clean, TextWriter.Null);
        string[] expected = Held(clean);
        Demand(expected.Length == Users * Licenses.Length, "the unbroken run granted too few");

        int kills = 0;
        int broken = 0;
        for (int round = 1; kills < times; round++)
        {
            string path = Path.Combine(folder, FormattableString.Invariant($"{round}.db"));
            File.Copy(prepared, path);
            bool finished = false;
            while (kills < times && !finished)
            {
                int told = WorkAndKill(path, random);
                kills++;
                int there = Held(path).Length;
                string where = FormattableString.Invariant($"kill {kills} after {told} users");
                Demand(there >= told * Licenses.Length, $"{where}: what was told is not there (L13)");
                Demand(there % (BatchSize * Licenses.Length) == 0, $"{where}: {there} licences are no whole batches");
                finished = told == Users;
                broken += finished ? 0 : 1;
            }

            Work(path, TextWriter.Null);
            bool same = Held(path).SequenceEqual(expected, StringComparer.Ordinal);
            Demand(same, $"round {round}: licences differ from an unbroken run (L4)");
            Demand(BooksCheck.Faults(path).Count == 0, $"round {round}: the books do not hold");
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine(FormattableString.Invariant(
            $"{kills} kills (seed {seed}), {broken} before the end, in {clock.Elapsed.TotalSeconds:0} s: the licences are those of an unbroken run."));
        return broken > 0 ? 0 : throw new InvalidOperationException("No kill came before the end.");
    }

    /// <summary>Grants in batches, and tells after each how many users are done.</summary>
    /// <param name="path">The store.</param>
    /// <param name="told">Where to tell.</param>
    /// <returns>0.</returns>
    public static int Work(string path, TextWriter told)
    {
        using ProofStore store = new(path);
        AssignLicenses licenses = new(store.Context);
        LicenseRequest request = new(null, Licenses, [], Since);
        int done = 0;
        told.WriteLine(done);
        foreach (string[] batch in Names().Chunk(BatchSize))
        {
            IReadOnlyList<LicenseResult> results = licenses.Grant(request, batch, WriteMode.Commit);
            Demand(results.All(result => result.EffectiveFrom == Since && result.Error is null), "a grant failed, or moved its beginning");
            done += batch.Length;
            told.WriteLine(done);
            told.Flush();
        }

        return 0;
    }

    private static void Prepare(string path)
    {
        using ProofStore store = new(path);
        new CreateAccount(store.Context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        foreach (string[] batch in Names().Chunk(BatchSize))
        {
            UserChange[] users = [.. batch.Select(name => new UserChange { Identity = name, UsageLocation = "US" })];
            new SaveUsers(store.Context).Execute(null, users, null, WriteMode.Commit);
        }
    }

    // The clock of the kill starts when the child does: half of them come while it is still granting its first batches.
    private static int WorkAndKill(string path, Random random)
    {
        using Process child = Child.Start("granting", path);
        int done = int.Parse(child.StandardOutput.ReadLine() ?? "0", CultureInfo.InvariantCulture);
        using Timer killer = new(_ => Child.Kill(child), null, TimeSpan.FromMilliseconds(random.Next(10, 700)), Timeout.InfiniteTimeSpan);
        while (child.StandardOutput.ReadLine() is { } line)
        {
            // A line that was cut off by the kill is none: it is less than the one before.
            done = int.TryParse(line, CultureInfo.InvariantCulture, out int users) && users > done ? users : done;
        }

        child.WaitForExit();
        return done;
    }

    private static string[] Held(string path)
    {
        using ProofStore store = new(path);
        return [.. new UserQueries(store.Context).Assignments(null, null, null, null)
            .Select(pair => Told(pair.User.UserPrincipalName, pair.Assignment))];
    }

    private static string Told(string name, LicenseAssignment held) => FormattableString.Invariant(
        $"{name} {held.License} {held.Grants} {held.EffectiveFrom:o} {held.EffectiveTo:o}");

    private static IEnumerable<string> Names() =>
        Enumerable.Range(1, Users).Select(number => FormattableString.Invariant($"user{number:00000}@contoso.example"));

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
