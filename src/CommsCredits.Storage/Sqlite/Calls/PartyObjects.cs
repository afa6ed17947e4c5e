using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>The very objects that say who a call belongs to: the same objects say the same, others may.</summary>
internal readonly struct PartyObjects(in PricedCall call, in Quote quote) : IEquatable<PartyObjects>
{
    private readonly CallUser user = call.Record.User;
    private readonly int? number = call.UserNumber;
    private readonly string? name = call.OwnerName;
    private readonly string? department = call.Department;
    private readonly string? holder = quote.Pool?.Holder;

    public bool Equals(PartyObjects other) => Equals(in other);

    /// <summary>Whether they are the same objects.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public bool Equals(in PartyObjects other) => ReferenceEquals(user, other.user) && number == other.number
        && ReferenceEquals(name, other.name) && ReferenceEquals(department, other.department) && SameHolder(other);

    public override bool Equals(object? obj) => obj is PartyObjects other && Equals(other);

    [MethodImpl(Compiled.AtOnce)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(user);

    private bool SameHolder(in PartyObjects other) => string.Equals(holder, other.holder, StringComparison.Ordinal);
}
