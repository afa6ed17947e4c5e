using System.Diagnostics;
using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>How many calls the one pricing path quotes in a second, and what it leaves to the garbage collector.</summary>
internal static class PricingMeter
{
    private const int Calls = 100_000;
    private const int Rounds = 20;

    public static void Run()
    {
        ChargingState state = PricingScene.State();
        CallFacts[] calls = PricingScene.Calls(Calls);
        int prefixes = state.Rates.InForceAt(calls[0].Start).Sum(table => table.All.Count);
        Tally first = Quote(calls, state);
        TimeSpan best = TimeSpan.MaxValue;
        long allocated = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            Tally again = Quote(calls, state);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - bytes);
            best = elapsed < best ? elapsed : best;
            if (again != first)
            {
                throw new InvalidOperationException($"The same calls were quoted as {first} and as {again}.");
            }
        }

        Console.WriteLine($"{Calls:N0} calls of {PricingScene.KindCount} kinds, a card of {prefixes:N0} prefixes: {first}.");
        Console.WriteLine($"Best of {Rounds} rounds on {Environment.Version}.");
        Console.WriteLine();
        Console.WriteLine("| quotes/s | a quote (ns) | bytes allocated a quote |");
        Console.WriteLine("|---:|---:|---:|");
        Console.WriteLine($"| {Calls / best.TotalSeconds:N0} | {best.TotalNanoseconds / Calls:N0} | {allocated / (double)Calls:0.###} |");
    }

    private static Tally Quote(CallFacts[] calls, ChargingState state)
    {
        Tally tally = default;
        foreach (ref readonly CallFacts call in calls.AsSpan())
        {
            Quote quote = Quoter.Quote(call, state);
            tally = tally with
            {
                Included = tally.Included + (quote.Payer == Payer.Included ? 1 : 0),
                Pool = tally.Pool + (quote.Payer == Payer.Pool ? 1 : 0),
                Credits = tally.Credits + (quote.Payer == Payer.Credits ? 1 : 0),
                None = tally.None + (quote.Payer == Payer.None ? 1 : 0),
                Micros = tally.Micros + (quote.Charge ?? 0),
            };
        }

        return tally;
    }

    private readonly record struct Tally(int Included, int Pool, int Credits, int None, long Micros)
    {
        public override string ToString() => $"{Credits:N0} by credits, {Pool:N0} by pools, {Included:N0} included, {None:N0} by nobody";
    }
}
