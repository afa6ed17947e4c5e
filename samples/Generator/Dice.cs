namespace CommsCredits.Samples.Generator;

/// <summary>Random numbers that replay from a seed, on every system and every version of .NET.</summary>
/// <remarks>
/// SplitMix64 by Sebastiano Vigna, public domain: https://prng.di.unimi.it/splitmix64.c. System.Random is not used because
/// what it gives for a seed may change between versions.
/// </remarks>
/// <param name="seed">Any number.</param>
public sealed class Dice(ulong seed)
{
    ulong _state = seed;

    /// <summary>A whole number, 0 ≤ n &lt; <paramref name="sides"/>. The slight bias of the remainder does not matter here.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>A whole number between two others, both included.</summary>
    public int Between(int least, int most) => least + Roll(most - least + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Roll(100) < percent;

    /// <summary>One of the items, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];

    /// <summary>An identifier in the form of RFC 9562, version 4.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)Roll(256);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A telephone number after a pattern, in which each # is a random digit.</summary>
    public string Number(string pattern) =>
        string.Create(pattern.Length, (pattern, dice: this), static (text, made) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = made.pattern[i] == '#' ? (char)('0' + made.dice.Roll(10)) : made.pattern[i];
        });

    ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
