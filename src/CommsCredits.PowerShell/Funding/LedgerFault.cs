namespace CommsCredits;

/// <summary>Something in the books that does not hold.</summary>
public sealed class LedgerFault
{
    /// <summary>The law that is broken: L1 zero sums, L2 bounds, L3 the chain, L7 expiry, L11 kept totals.</summary>
    public string Law { get; init; } = string.Empty;

    /// <summary>Which row or sum.</summary>
    public string Where { get; init; } = string.Empty;

    /// <summary>What should stand there; amounts are millionths.</summary>
    public string Expected { get; init; } = string.Empty;

    /// <summary>What stands there.</summary>
    public string Found { get; init; } = string.Empty;

    internal static LedgerFault Of(Engine.LedgerFault fault) => new()
    {
        Law = fault.Law,
        Where = fault.Where,
        Expected = fault.Expected,
        Found = fault.Found,
    };
}
