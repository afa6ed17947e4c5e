using System.Diagnostics;
using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>Kills a process at random points of its business, and looks at the store each time (laws L1, L2, L4, L11, L13, L15).</summary>
internal static class KillProof
{
    // What a killed process was sending is nobody's after that.
    private static readonly TimeSpan ClaimsAreOver = NoticePolicy.Claim;

    /// <summary>Runs the proof.</summary>
    /// <param name="times">How often a process is killed.</param>
    /// <param name="seed">What tells the points.</param>
    /// <returns>0 where everything held.</returns>
    public static int Run(int times, int seed)
    {
        Random random = new(seed);
        Stopwatch clock = Stopwatch.StartNew();
        int kills = 0;
        for (int round = 1; kills < times; round++)
        {
            string folder = Directory.CreateTempSubdirectory("commscredits-kills-").FullName;
            string path = Path.Combine(folder, "store.db");
            using (ProofStore store = new(path))
            {
                store.Prepare(funds: 200m, rechargeAmount: 60m, trigger: 100m);
            }

            int done = -1;
            while (kills < times && done < Business.Steps - 1)
            {
                done = WorkAndKill(path, round, done, random);
                kills++;
                Check(path, round, done, $"round {round}, kill {kills}");
            }

            Finish(path, round, folder);
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(FormattableString.Invariant($"{kills} kills (seed {seed}) in {clock.Elapsed.TotalSeconds:0} s: the books held each time, nothing was lost, nothing doubled."));
        return 0;
    }

    // The child repeats the last step it may have done: that has no further effect.
    private static int WorkAndKill(string path, int seed, int done, Random random)
    {
        using Process child = Child.Start(
            "business", path, seed.ToString(CultureInfo.InvariantCulture), Math.Max(0, done).ToString(CultureInfo.InvariantCulture));
        TimeSpan life = TimeSpan.FromMilliseconds(random.Next(150, 1_600));
        using Timer killer = new(_ => Child.Kill(child), null, life, Timeout.InfiniteTimeSpan);
        while (child.StandardOutput.ReadLine() is { } line)
        {
            // A line that was cut off by the kill is none.
            done = int.TryParse(line, CultureInfo.InvariantCulture, out int step) && step > done ? step : done;
        }

        child.WaitForExit();
        return done;
    }

    private static void Check(string path, int seed, int done, string where)
    {
        using ProofStore store = new(path);
        Demand(BooksCheck.Faults(path).Count == 0, $"{where}: {string.Join(", ", BooksCheck.Faults(path))}");
        HashSet<Guid> calls = [.. store.Calls().Select(call => call.Record.UsageId)];
        Order[] orders = [.. store.Orders()];
        for (int step = 0; step <= done; step++)
        {
            bool there = Business.IsFunding(seed, step)
                ? orders.Count(order => order.RequestId == Business.RequestId(seed, step) && order.Status == OrderStatus.Settled) == 1
                : Business.Calls(seed, step).All(call => calls.Contains(call.UsageId));
            Demand(there, $"{where}: step {step} was printed and is not there once (L13, L4)");
        }

        Demand(orders.Count(order => order.Status == OrderStatus.Pending) <= 1, $"{where}: two orders are open (L14)");
        CheckNotices(store, orders, where);
    }

    // A notice stands with its cause, and what counts as sent is out.
    private static void CheckNotices(ProofStore store, Order[] orders, string where)
    {
        IReadOnlyList<Notice> notices = store.Notices();
        IEnumerable<Guid> told = notices.Where(notice => notice.Kind == NoticeKind.RechargeSucceeded).Select(notice => notice.Facts.OrderId!.Value);
        IEnumerable<Guid> settled = orders
            .Where(order => order is { Kind: OrderKind.Recharge, Status: OrderStatus.Settled }).Select(order => order.OrderId);
        Demand(told.Order().SequenceEqual(settled.Order()), $"{where}: settled recharges and their notices differ (L15)");
        HashSet<Guid> taken = [.. store.Mail.Taken()];
        Demand(
            notices.Where(notice => notice.Status == NoticeStatus.Sent).All(notice => taken.Contains(notice.NotificationId)),
            $"{where}: a notice counts as sent and is not out (L15)");
        Demand(taken.IsSubsetOf(notices.Select(notice => notice.NotificationId)), $"{where}: a mail tells of nothing that is written (L15)");
    }

    // What was left is done in peace; then it must be as if nobody had ever been killed.
    private static void Finish(string path, int seed, string folder)
    {
        Business.Work(path, seed, 0, TextWriter.Null);
        string clean = Path.Combine(folder, "clean.db");
        using (ProofStore store = new(clean))
        {
            store.Prepare(funds: 200m, rechargeAmount: 60m, trigger: 100m);
        }

        Business.Work(clean, seed, 0, TextWriter.Null);
        using ProofStore killed = new(path, ClaimsAreOver);
        using ProofStore whole = new(clean);
        new Maintain(killed.Context).Execute(null, WriteMode.Commit);
        new Maintain(whole.Context).Execute(null, WriteMode.Commit);
        Demand(Told(killed).SequenceEqual(Told(whole), StringComparer.Ordinal), $"round {seed}: calls differ from a clean run");
        Demand(Funded(killed) == Funded(whole), $"round {seed}: fundings differ from a clean run");
        Demand(killed.Orders().All(order => order.Status == OrderStatus.Settled), $"round {seed}: an order stayed open");
        Demand(killed.Balance() >= 100_000_000, $"round {seed}: the balance stayed below the trigger");
        Demand(BooksCheck.Faults(path).Count == 0, $"round {seed}: the finished books do not add up");
        Demand(killed.Notices() is [_, ..], $"round {seed}: nobody was told of a recharge");
        Demand(killed.Notices().All(notice => notice.Status == NoticeStatus.Sent), $"round {seed}: a notice was never sent (L15)");
        CheckNotices(killed, [.. killed.Orders()], $"round {seed}, finished");
    }

    private static IEnumerable<string> Told(ProofStore store) => store.Calls()
        .Select(call => FormattableString.Invariant($"{call.Record.UsageId:N} {call.Payer} {call.Charge} {call.PoolMinutes}"));

    private static long Funded(ProofStore store) => store.Orders().Where(order => order.Kind == OrderKind.Manual).Sum(order => order.Amount);

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
