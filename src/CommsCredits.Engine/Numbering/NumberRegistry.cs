namespace CommsCredits.Engine;

/// <summary>The numbers of an organisation.</summary>
public sealed class NumberRegistry(IEnumerable<RegisteredNumber> numbers)
{
    private readonly Dictionary<string, RegisteredNumber> byDigits = numbers.ToDictionary(number => number.Digits, StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static NumberRegistry Empty { get; } = new([]);

    /// <summary>Finds a number.</summary>
    public RegisteredNumber? Find(string digits) => byDigits.GetValueOrDefault(digits);
}
