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
    private static readonly FrozenDictionary<string, CallType> Known = new Dictionary<string, CallType>(StringComparer.OrdinalIgnoreCase)
    {
        ["user_in"] = new(CallFamily.User, CallDirection.Inbound),
        ["user_out"] = new(CallFamily.User, CallDirection.Outbound),
        ["user_out_conf"] = new(CallFamily.User, CallDirection.Outbound),
        ["user_out_transfer"] = new(CallFamily.User, CallDirection.Outbound),
        ["user_out_forwarding"] = new(CallFamily.User, CallDirection.Outbound),
        ["conf_in"] = new(CallFamily.Conference, CallDirection.Inbound),
        ["conf_out"] = new(CallFamily.Conference, CallDirection.Outbound),
        ["ucap_in"] = new(CallFamily.Bot, CallDirection.Inbound),
        ["ucap_out"] = new(CallFamily.Bot, CallDirection.Outbound),
        ["ucap_out_conf"] = new(CallFamily.Bot, CallDirection.Outbound),
        ["emergency_in"] = new(CallFamily.Emergency, CallDirection.Inbound),
        ["emergency_out"] = new(CallFamily.Emergency, CallDirection.Outbound),
        ["unassigned_in"] = new(CallFamily.Free, CallDirection.Inbound),
        ["fmc_in"] = new(CallFamily.Free, CallDirection.Inbound),
        ["fmc_out"] = new(CallFamily.Free, CallDirection.Outbound),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a code of the usage report.</summary>
    /// <param name="code">Such as <c>user_out</c>, in any letter case.</param>
    /// <returns>What it says; an unknown code keeps the direction its ending tells.</returns>
    public static CallType Parse(string code)
    {
        if (Known.TryGetValue(code, out CallType type))
        {
            return type;
        }

        CallDirection direction = code.Contains("_in", StringComparison.OrdinalIgnoreCase)
            || code.EndsWith("In", StringComparison.Ordinal)
            ? CallDirection.Inbound
            : CallDirection.Outbound;
        CallFamily family = IsDirectRouting(code) ? CallFamily.DirectRouting
            : code.StartsWith("oc_", StringComparison.OrdinalIgnoreCase) ? CallFamily.Free
            : CallFamily.Unknown;
        return new CallType(family, direction);
    }

    private static bool IsDirectRouting(string code) =>
        code.StartsWith("dr_", StringComparison.OrdinalIgnoreCase) || code.StartsWith("Byot", StringComparison.OrdinalIgnoreCase);
}
