using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Tells the country and the class of a number by its longest known prefix. Immutable.</summary>
public sealed class NumberPlan
{
    static readonly Lazy<NumberPlan> Loaded = new(Load);

    readonly DigitTrie _prefixes;
    readonly NumberFacts[] _facts;

    NumberPlan(DigitTrie prefixes, NumberFacts[] facts)
    {
        _prefixes = prefixes;
        _facts = facts;
    }

    /// <summary>The plan of all countries, loaded when it is first asked for.</summary>
    public static NumberPlan Default => Loaded.Value;

    /// <summary>Tells country and class of an E.164 number, without allocating.</summary>
    /// <param name="digits">The number without plus, as <see cref="PhoneNumber.Digits"/> has it. A short code would be misread as a country.</param>
    [MethodImpl(Compiled.AtOnce)]
    public NumberFacts Classify(ReadOnlySpan<char> digits)
    {
        var found = _prefixes.FindLongest(digits, out var length);
        return found < 0 ? default : _facts[found] with { PrefixLength = length };
    }

    static NumberPlan Load()
    {
        // Ten thousand prefixes share a few hundred pairs of country and class.
        var numberOf = new Dictionary<(string, string), int>();
        var facts = new List<NumberFacts>();
        var prefixes = new DigitTrie.Builder();
        foreach (var row in DataFile.Rows("number-prefixes.csv", "prefix", "iso2", "class"))
        {
            if (!numberOf.TryGetValue((row[1], row[2]), out var number))
            {
                number = facts.Count;
                numberOf.Add((row[1], row[2]), number);
                facts.Add(new NumberFacts(row[1].Length == 0 ? null : row[1], Enum.Parse<NumberClass>(row[2]), 0));
            }
            prefixes.Add(row[0], number);
        }
        return new NumberPlan(prefixes.Build(), [.. facts]);
    }
}
