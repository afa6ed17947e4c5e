using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>An amount of money: a whole number of millionths of one currency.</summary>
/// <remarks>
/// A signed 64-bit count of millionths holds about nine million million units, far above any prepaid balance, and adds
/// without rounding. Arithmetic is checked, and different currencies do not mix: both are programming errors and throw.
/// </remarks>
/// <param name="Micros">Millionths of the currency; negative for an amount owed.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(long Micros, Currency Currency) : IComparable<Money>
{
    /// <summary>Millionths in one unit of the currency.</summary>
    public const long MicrosPerUnit = 1_000_000;

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Zero.</returns>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Takes a decimal amount that has at most six decimals.</summary>
    /// <param name="amount">Units of the currency.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The same amount, exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More than six decimals, or too large for 64 bits of millionths.</exception>
    public static Money FromDecimal(decimal amount, Currency currency) =>
        TryToMicros(amount, out long micros)
            ? new Money(micros, currency)
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "Money has at most six decimals and 18 digits.");

    /// <summary>Turns units into millionths where that is possible without rounding.</summary>
    /// <param name="amount">Units of a currency.</param>
    /// <param name="micros">Millionths.</param>
    /// <returns>Whether the amount has at most six decimals and fits.</returns>
    public static bool TryToMicros(decimal amount, out long micros)
    {
        micros = 0;
        if (Math.Abs(amount) > (decimal)long.MaxValue / MicrosPerUnit)
        {
            return false;
        }

        decimal scaled = amount * MicrosPerUnit;
        if (decimal.Truncate(scaled) != scaled)
        {
            return false;
        }

        micros = (long)scaled;
        return true;
    }

    /// <summary>The amount in units of the currency, exactly.</summary>
    /// <returns>A decimal with at most six decimals.</returns>
    public decimal ToDecimal() => ToDecimal(Micros);

    /// <summary>Millionths as units.</summary>
    /// <param name="micros">Millionths of a currency.</param>
    /// <returns>A decimal with at least two and at most six decimals.</returns>
    public static decimal ToDecimal(long micros)
    {
        // Two decimals at least, so that 50 and 50.00 print alike wherever they come from.
        decimal units = micros / 1_000_000m;
        decimal trimmed = units / 1.000000000000000000000000000000m;
        return trimmed + 0.00m;
    }

    /// <summary>Adds two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Micros + Same(left, right)), left.Currency);

    /// <summary>Subtracts an amount of the same currency.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Micros - Same(left, right)), left.Currency);

    /// <summary>The same amount in the other direction.</summary>
    public static Money operator -(Money value) => new(checked(-value.Micros), value.Currency);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.Micros < Same(left, right);

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.Micros > Same(left, right);

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Micros <= Same(left, right);

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Micros >= Same(left, right);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micros.CompareTo(Same(this, other));

    /// <summary>The amount with its currency, such as <c>12.50 EUR</c>, in the invariant culture.</summary>
    /// <returns>A text for messages.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToDecimal():0.00####} {Currency.Code}");

    private static long Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right.Micros
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
