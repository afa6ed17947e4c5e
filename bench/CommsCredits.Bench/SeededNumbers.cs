namespace CommsCredits.Bench;

/// <summary>Random numbers that are the same on every runtime: SplitMix64 by Sebastiano Vigna, public domain.</summary>
/// <param name="seed">Any number.</param>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number, 0 ≤ n &lt; <paramref name="limit"/>. The slight bias of the remainder does not matter here.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Digits after a beginning, until the text is so long.</summary>
    public string Digits(string beginning, int length) => string.Create(length, (beginning, numbers: this), static (text, made) =>
    {
        made.beginning.CopyTo(text);
        for (int index = made.beginning.Length; index < text.Length; index++)
        {
            text[index] = (char)('0' + made.numbers.Below(10));
        }
    });
}
