namespace CommsCredits;

/// <summary>A call as the provider and as the rate cards price it; the last one, without a call, is the total.</summary>
public sealed class UsageDifference
{
    /// <summary>The call; nothing for the total.</summary>
    public Guid? UsageId { get; init; }

    /// <summary>When the call began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Whose call it was.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The number called.</summary>
    public string? Callee { get; init; }

    /// <summary>What the provider charged, its connection fee included.</summary>
    public decimal ProviderCharge { get; init; }

    /// <summary>What the rate cards ask for; nothing where they do not say.</summary>
    public decimal? Charge { get; init; }

    /// <summary>Charge less ProviderCharge; nothing where the two cannot be compared.</summary>
    public decimal? Difference { get; init; }

    /// <summary>ISO 4217; the provider's, where it is another one.</summary>
    public string? Currency { get; init; }

    /// <summary>Why it is priced so, or cannot be compared; nothing for the total.</summary>
    public CallReason? Reason { get; init; }

    internal static UsageDifference Of(Engine.Account account, Engine.UsageDifference difference) => new()
    {
        UsageId = difference.Call?.Record.UsageId,
        StartTime = difference.Call?.Record.StartTime,
        UserPrincipalName = difference.Call?.UserPrincipalName,
        Callee = difference.Call?.Record.DestinationNumber,
        ProviderCharge = Engine.Money.ToDecimal(difference.ProviderCharge),
        Charge = Amounts.OrNull(difference.Charge),
        Difference = Amounts.OrNull(difference.Difference),
        Currency = difference.Reason == Engine.QuoteReason.CurrencyMismatch ? difference.ProviderCurrency : account.Currency.Code,
        Reason = (CallReason?)difference.Reason,
    };
}
