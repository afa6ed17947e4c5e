using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The very texts, and the payer, that say which daily sums a call is counted in.</summary>
internal readonly struct GroupObjects(string? country, string callType, Payer payer) : IEquatable<GroupObjects>
{
    private readonly string? country = country;
    private readonly string callType = callType;
    private readonly Payer payer = payer;

    public bool Equals(GroupObjects other) =>
        payer == other.payer && ReferenceEquals(callType, other.callType) && string.Equals(country, other.country, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is GroupObjects other && Equals(other);

    public override int GetHashCode() =>
        unchecked(((country is [char first, char second, ..] ? (first << 8) | second : 0) * 31) + RuntimeHelpers.GetHashCode(callType) + (int)payer);
}
