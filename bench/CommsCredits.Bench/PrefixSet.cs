namespace CommsCredits.Bench;

/// <summary>Prefixes as a large rate sheet has them, and numbers to look up: the same on every machine.</summary>
internal static class PrefixSet
{
    /// <summary>The length of the longest prefix.</summary>
    public const int Longest = 9;

    // Of each length so many in a hundred thousand: few short ones, as the world's calling codes are, and most with seven digits.
    private static readonly (int Length, int Share)[] Lengths =
        [(1, 1), (2, 20), (3, 100), (4, 1_500), (5, 10_000), (6, 20_000), (7, 42_000), (8, 20_000), (9, 6_379)];

    /// <summary>Different prefixes, none beginning with 0.</summary>
    public static string[] Prefixes(int count, ulong seed)
    {
        SeededNumbers numbers = new(seed);
        HashSet<string> prefixes = new(count, StringComparer.Ordinal);
        while (prefixes.Count < count)
        {
            prefixes.Add(numbers.Digits(FirstDigit(numbers), LengthOf(numbers.Below(100_000))));
        }

        return [.. prefixes];
    }

    /// <summary>Numbers of 10 to 13 digits: nine of ten begin with one of the prefixes, the others with anything.</summary>
    public static string[] Numbers(string[] prefixes, int count, ulong seed)
    {
        SeededNumbers numbers = new(seed);
        string[] made = new string[count];
        for (int index = 0; index < count; index++)
        {
            string beginning = numbers.Below(10) > 0 ? prefixes[numbers.Below(prefixes.Length)] : FirstDigit(numbers);
            made[index] = numbers.Digits(beginning, 10 + numbers.Below(4));
        }

        return made;
    }

    private static string FirstDigit(SeededNumbers numbers) => ((char)('1' + numbers.Below(9))).ToString();

    private static int LengthOf(int drawn)
    {
        int index = 0;
        while (drawn >= Lengths[index].Share)
        {
            drawn -= Lengths[index++].Share;
        }

        return Lengths[index].Length;
    }
}
