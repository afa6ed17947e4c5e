namespace CommsCredits.Engine;

/// <summary>How a call is paid whatever its length.</summary>
/// <param name="Reason">Why nothing is owed, or why nobody can pay; <see cref="QuoteReason.Ok"/> where somebody pays.</param>
/// <param name="IsIncluded">Whether nothing is owed.</param>
/// <param name="Pool">The minutes that pay first, or null.</param>
/// <param name="OpensCredits">Whether credits may pay what no pool does.</param>
internal readonly record struct PaymentPlan(QuoteReason Reason, bool IsIncluded, PoolKey? Pool, bool OpensCredits)
{
    /// <summary>Credits pay from the first second.</summary>
    public static PaymentPlan ByCredits => new(QuoteReason.Ok, IsIncluded: false, Pool: null, OpensCredits: true);

    /// <summary>Whether nobody can pay at all.</summary>
    public bool IsRefused => !IsIncluded && Reason != QuoteReason.Ok;

    /// <summary>A pool pays first where there is one, then credits.</summary>
    /// <param name="pool">The pool, or null.</param>
    /// <param name="opensCredits">Whether credits are open to the payer.</param>
    public static PaymentPlan Paid(PoolKey? pool, bool opensCredits) => pool is null && !opensCredits
        ? Refused(QuoteReason.NoCreditLicense)
        : new PaymentPlan(QuoteReason.Ok, IsIncluded: false, pool, opensCredits);

    /// <summary>Nothing is owed.</summary>
    /// <param name="reason">Why.</param>
    public static PaymentPlan Included(QuoteReason reason) => new(reason, IsIncluded: true, Pool: null, OpensCredits: false);

    /// <summary>Nobody can pay.</summary>
    /// <param name="reason">Why.</param>
    public static PaymentPlan Refused(QuoteReason reason) => new(reason, IsIncluded: false, Pool: null, OpensCredits: false);
}
