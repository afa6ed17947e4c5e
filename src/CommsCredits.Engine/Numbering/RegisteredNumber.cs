namespace CommsCredits.Engine;

/// <summary>
/// A number of the organisation, so that calls without a user name find their owner and service numbers are known (C1, C10).
/// </summary>
/// <param name="Digits">E.164 without plus.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="TollFree">Whether the called party pays for calls to it.</param>
/// <param name="AssignedTo">
/// The user principal name of its user or resource account as it was given, or null. That user need not be recorded yet.
/// </param>
public sealed record RegisteredNumber(string Digits, RegisteredNumberKind Kind, bool TollFree, string? AssignedTo);
