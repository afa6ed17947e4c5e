namespace CommsCredits.Engine;

/// <summary>A line of a rate sheet as it was read, before it is judged; texts that were empty are null.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Prefix">Digits, perhaps with a plus sign or spaces.</param>
/// <param name="PerMinute">A price with a decimal point.</param>
/// <param name="Service">A service name or <c>*</c>.</param>
/// <param name="Origin">A country or <c>*</c>.</param>
/// <param name="Destination">A text.</param>
/// <param name="Country">A country.</param>
/// <param name="NumberClass">A class of numbers, also in the words of other sheets.</param>
/// <param name="ConnectionFee">A price.</param>
/// <param name="IncrementSeconds">Whole seconds.</param>
/// <param name="MinimumSeconds">Whole seconds.</param>
public sealed record RateCardLine(
    long Line,
    string? Prefix,
    string? PerMinute,
    string? Service = null,
    string? Origin = null,
    string? Destination = null,
    string? Country = null,
    string? NumberClass = null,
    string? ConnectionFee = null,
    string? IncrementSeconds = null,
    string? MinimumSeconds = null);
