using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The kind of call of a row, and whether it went through Direct Routing and is not stored (design §6).</summary>
sealed record RowKind(CallKind Kind)
{
    public bool IsDirectRouting { get; } = CallType.Parse(Kind.CallType).Family == CallFamily.DirectRouting;
}
