using System.Diagnostics;
using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>Longest prefix of a million numbers: the digit trie beside a dictionary that is asked for the longest beginning first.</summary>
/// <remarks>
/// The rival is as good as a dictionary of texts gets: it is asked by spans (AlternateLookup, since .NET 9), so it makes no
/// substrings; it begins at the length of the longest prefix there is, not of the number; and it compares ordinally.
/// </remarks>
internal static class PrefixRace
{
    private const int Prefixes = 200_000;
    private const int Lookups = 1_000_000;
    private const int Rounds = 9;
    private const double Budget = 0.35;

    public static void Run()
    {
        string[] prefixes = PrefixSet.Prefixes(Prefixes, seed: 20_260_101);
        string[] numbers = PrefixSet.Numbers(prefixes, Lookups, seed: 20_260_102);
        DigitTrie trie = TrieOf(prefixes);
        Dictionary<string, int> dictionary = new(prefixes.Length, StringComparer.Ordinal);
        for (int index = 0; index < prefixes.Length; index++)
        {
            dictionary.Add(prefixes[index], index);
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rival = dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        int matched = Agreement(trie, rival, numbers);

        // Turn by turn, so that both meet the same noise; the best round of each counts.
        TimeSpan best = TimeSpan.MaxValue;
        TimeSpan bestOfRival = TimeSpan.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            best = Shorter(best, Time(() => SumOf(trie, numbers), out long sum));
            bestOfRival = Shorter(bestOfRival, Time(() => SumOf(rival, numbers), out long sumOfRival));
            Demand(sum == sumOfRival, $"the sums differ: {sum} and {sumOfRival}");
        }

        double ratio = best / bestOfRival;
        Console.WriteLine($"{Prefixes:N0} prefixes of 1 to {PrefixSet.Longest} digits, {Lookups:N0} lookups, {matched:N0} of them with a prefix;");
        Console.WriteLine($"both agree on every one. Best of {Rounds} rounds, turn by turn, on {Environment.Version}.");
        Console.WriteLine();
        Console.WriteLine("| longest prefix by | time (ms) | a lookup (ns) |");
        Console.WriteLine("|---|---:|---:|");
        Console.WriteLine($"| DigitTrie | {best.TotalMilliseconds:0.0} | {best.TotalNanoseconds / Lookups:0.0} |");
        Console.WriteLine(
            $"| Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>, longest first "
            + $"| {bestOfRival.TotalMilliseconds:0.0} | {bestOfRival.TotalNanoseconds / Lookups:0.0} |");
        Console.WriteLine();
        Console.WriteLine($"Ratio {ratio:0.00}; the budget of {Budget:0.00} is {(ratio <= Budget ? "met" : "MISSED")}.");
    }

    private static DigitTrie TrieOf(string[] prefixes)
    {
        DigitTrie.Builder builder = new();
        for (int index = 0; index < prefixes.Length; index++)
        {
            builder.Add(prefixes[index], index);
        }

        return builder.Build();
    }

    private static int Agreement(DigitTrie trie, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rival, string[] numbers)
    {
        int matched = 0;
        foreach (string number in numbers)
        {
            int found = trie.FindLongest(number, out int length);
            int foundByRival = Find(rival, number, out int lengthOfRival);
            Demand(found == foundByRival && length == lengthOfRival, $"{number}: {found} and {foundByRival}");
            matched += found >= 0 ? 1 : 0;
        }

        return matched;
    }

    private static long SumOf(DigitTrie trie, string[] numbers)
    {
        long sum = 0;
        foreach (string number in numbers)
        {
            sum += trie.FindLongest(number, out int length) + length;
        }

        return sum;
    }

    private static long SumOf(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rival, string[] numbers)
    {
        long sum = 0;
        foreach (string number in numbers)
        {
            sum += Find(rival, number, out int length) + length;
        }

        return sum;
    }

    private static int Find(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rival, ReadOnlySpan<char> number, out int length)
    {
        for (length = Math.Min(number.Length, PrefixSet.Longest); length > 0; length--)
        {
            if (rival.TryGetValue(number[..length], out int value))
            {
                return value;
            }
        }

        return -1;
    }

    private static TimeSpan Time(Func<long> work, out long result)
    {
        long started = Stopwatch.GetTimestamp();
        result = work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The race is void: {what}.");
        }
    }
}
