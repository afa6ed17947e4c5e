namespace CommsCredits;

/// <summary>The end of a ledger after a check.</summary>
public sealed class LedgerHead
{
    /// <summary>The account.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>How many postings there are.</summary>
    public long Postings { get; init; }

    /// <summary>The hash of the last posting, in hexadecimal, to be kept elsewhere.</summary>
    public string HeadHash { get; init; } = string.Empty;

    /// <summary>How many faults were found.</summary>
    public long Faults { get; init; }

    /// <summary>Whether everything holds.</summary>
    public bool IsSound { get; init; }

    internal static LedgerHead Of(Engine.LedgerHead head) => new()
    {
        Account = head.Account.Name,
        Postings = head.Postings,
        HeadHash = head.HeadHash,
        Faults = head.Faults,
        IsSound = head.IsSound,
    };
}
