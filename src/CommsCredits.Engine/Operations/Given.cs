namespace CommsCredits.Engine;

/// <summary>A value that a caller gave or left alone; given and null means: clear it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="IsGiven">Whether the caller gave it.</param>
/// <param name="Value">The value.</param>
public readonly record struct Given<T>(bool IsGiven, T? Value)
{
    /// <summary>A value that was given.</summary>
    /// <param name="value">The value, or null to clear.</param>
    public static implicit operator Given<T>(T? value) => new(true, value);

    /// <summary>The given value, or what there was.</summary>
    /// <param name="current">What there was.</param>
    /// <returns>The value as it shall be.</returns>
    public T? Or(T? current) => IsGiven ? Value : current;
}
