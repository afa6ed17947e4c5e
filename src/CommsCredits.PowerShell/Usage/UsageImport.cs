namespace CommsCredits;

/// <summary>What an import did.</summary>
public sealed class UsageImport
{
    /// <summary>The file, or the file inside an archive.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Data rows.</summary>
    public long Rows { get; init; }

    /// <summary>Calls stored now.</summary>
    public long Imported { get; init; }

    /// <summary>Calls stored before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Rows that cannot be used.</summary>
    public long Rejected { get; init; }

    /// <summary>Direct Routing rows.</summary>
    public long Skipped { get; init; }

    /// <summary>Calls without a price; part of Imported.</summary>
    public long Unrated { get; init; }

    /// <summary>Included minutes taken.</summary>
    public long PoolMinutes { get; init; }

    /// <summary>Taken from the credits.</summary>
    public decimal Charged { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>Recharge orders that were settled.</summary>
    public int Recharges { get; init; }

    /// <summary>The balance at the end.</summary>
    public decimal BalanceAfter { get; init; }

    /// <summary>Where rejected rows went.</summary>
    public string? RejectPath { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    internal static UsageImport Of(Engine.UsageImport import) => new()
    {
        Source = import.Source,
        Rows = import.Rows,
        Imported = import.Imported,
        Duplicates = import.Duplicates,
        Rejected = import.Rejected,
        Skipped = import.Skipped,
        Unrated = import.Unrated,
        PoolMinutes = import.PoolMinutes,
        Charged = Engine.Money.ToDecimal(import.Charged),
        Currency = import.Account.Currency.Code,
        Recharges = import.Recharges,
        BalanceAfter = Engine.Money.ToDecimal(import.BalanceAfter),
        RejectPath = import.RejectPath,
        Elapsed = import.Elapsed,
    };
}
