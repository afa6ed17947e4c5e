namespace CommsCredits;

/// <summary>One event of the ledger.</summary>
public sealed class Transaction
{
    /// <summary>The id.</summary>
    public Guid TransactionId { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it took effect.</summary>
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>What it records.</summary>
    public TransactionKind Kind { get; init; }

    /// <summary>Into the balance; below zero out of it.</summary>
    public decimal Amount { get; init; }

    /// <summary>The running sum after it: balance and what is in grace.</summary>
    public decimal BalanceAfter { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>The transaction it corrects.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>A line for people.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The caller's request id.</summary>
    public Guid? RequestId { get; init; }

    internal static Transaction Of(Engine.Account account, Engine.LedgerLine line) => new()
    {
        TransactionId = line.Posting.PostingId,
        At = line.Posting.At,
        EffectiveAt = line.Posting.EffectiveAt,
        Kind = (TransactionKind)line.Posting.Kind,
        Amount = Engine.Money.ToDecimal(line.Posting.BalanceChange),
        BalanceAfter = Engine.Money.ToDecimal(line.SumAfter),
        Currency = account.Currency.Code,
        Corrects = line.Posting.Corrects,
        Description = line.Posting.Description,
        RequestId = line.Posting.RequestId,
    };
}
