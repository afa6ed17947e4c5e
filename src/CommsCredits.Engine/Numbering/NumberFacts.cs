namespace CommsCredits.Engine;

/// <summary>What the prefix of a number tells about it. The default value says that nothing is known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or XK; null for worldwide and unassigned codes.</param>
/// <param name="Class">The kind of number.</param>
/// <param name="PrefixLength">How many digits told it; 0 when no prefix matched.</param>
public readonly record struct NumberFacts(string? Country, NumberClass Class, int PrefixLength);
