using System.Collections.Frozen;

namespace CommsCredits.Engine;

/// <summary>Who placed or took a call, as far as payment depends on it.</summary>
public enum CallFamily : byte
{
    /// <summary>A code that is not known; stored, never charged.</summary>
    Unknown,

    /// <summary>A user's own call.</summary>
    User,

    /// <summary>A meeting of Audio Conferencing.</summary>
    Conference,

    /// <summary>An auto attendant or call queue.</summary>
    Bot,

    /// <summary>An emergency call (rule R8).</summary>
    Emergency,

    /// <summary>Free whatever its number: mobile convergence, Operator Connect, unassigned numbers.</summary>
    Free,

    /// <summary>Direct Routing: recognised, counted and not stored (design §6).</summary>
    DirectRouting,
}

/// <summary>Which way a call went; it comes from the call type, never from the numbers (usage-formats §6).</summary>
public enum CallDirection : byte
{
    /// <summary>Towards the organisation.</summary>
    Inbound,

    /// <summary>Away from it.</summary>
    Outbound,
}

/// <summary>What a call type code says.</summary>
/// <param name="Family">Who placed or took the call.</param>
/// <param name="Direction">Which way it went.</param>
public readonly record struct CallType(CallFamily Family, CallDirection Direction)
{
    private static readonly Lazy<FrozenDictionary<string, CallType>> Known = new(Load);

    /// <summary>The codes that are listed in the documentation of the usage report.</summary>
    public static IEnumerable<string> Codes => Known.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads a code of the usage report.</summary>
    /// <param name="code">Such as <c>user_out</c>, in any letter case.</param>
    /// <returns>What it says; an unknown code keeps the direction its ending tells.</returns>
    public static CallType Parse(string code)
    {
        if (Known.Value.TryGetValue(code, out CallType type))
        {
            return type;
        }

        CallDirection direction = code.Contains("_in", StringComparison.OrdinalIgnoreCase)
            || code.EndsWith("In", StringComparison.Ordinal)
            ? CallDirection.Inbound
            : CallDirection.Outbound;
        // Codes that nobody has listed yet are still recognised where their beginning says who carries the call.
        CallFamily family = FamilyOf(code);
        return new CallType(family is CallFamily.DirectRouting or CallFamily.Free ? family : CallFamily.Unknown, direction);
    }

    private static FrozenDictionary<string, CallType> Load() => DataFile.Rows("call-types.csv", "code", "tab", "direction", "meaning")
        .ToFrozenDictionary(
            row => row[0],
            row => new CallType(
                FamilyOf(row[0]),
                string.Equals(row[2], "inbound", StringComparison.Ordinal) ? CallDirection.Inbound : CallDirection.Outbound),
            StringComparer.OrdinalIgnoreCase);

    private static CallFamily FamilyOf(string code) =>
        Begins(code, "user_") ? CallFamily.User
        : Begins(code, "conf_") ? CallFamily.Conference
        : Begins(code, "ucap_") ? CallFamily.Bot
        : Begins(code, "emergency_") ? CallFamily.Emergency
        : Begins(code, "dr_") || Begins(code, "Byot") ? CallFamily.DirectRouting
        : Begins(code, "oc_") || Begins(code, "fmc_") || Begins(code, "unassigned_") ? CallFamily.Free
        : CallFamily.Unknown;

    private static bool Begins(string code, string prefix) => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
