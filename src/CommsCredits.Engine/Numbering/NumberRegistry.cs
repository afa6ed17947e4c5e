namespace CommsCredits.Engine;

/// <summary>The registered numbers of one account, found by their digits. Immutable.</summary>
/// <param name="numbers">The numbers, each once.</param>
public sealed class NumberRegistry(IEnumerable<RegisteredNumber> numbers)
{
    private readonly Dictionary<string, RegisteredNumber> byDigits = numbers.ToDictionary(number => number.Digits, StringComparer.Ordinal);

    /// <summary>A registry without numbers.</summary>
    public static NumberRegistry Empty { get; } = new([]);

    /// <summary>Finds a number, without allocating.</summary>
    /// <param name="digits">All digits of the number without plus, as <see cref="PhoneNumber.Digits"/> has them.</param>
    /// <returns>The number, or null where it is not registered; empty text finds nothing.</returns>
    public RegisteredNumber? Find(string digits) => byDigits.GetValueOrDefault(digits);
}
