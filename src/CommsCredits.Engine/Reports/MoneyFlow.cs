namespace CommsCredits.Engine;

/// <summary>Which way a posting moves the balance, as statements sum it up.</summary>
public enum MoneyFlow
{
    /// <summary>Bought by an administrator: in.</summary>
    Funding,

    /// <summary>Bought by auto-recharge: in.</summary>
    Recharge,

    /// <summary>Calls: out.</summary>
    Charge,

    /// <summary>Forfeited (rule F7): out.</summary>
    Expiry,

    /// <summary>Calls priced again (law L8): in, or out where they became dearer.</summary>
    Repriced,

    /// <summary>A purchase taken back while its lot was untouched: out.</summary>
    Undone,
}

/// <summary>Tells the flow of a posting from its kind and its entries.</summary>
public static class MoneyFlows
{
    /// <summary>The flow of a posting.</summary>
    /// <param name="posting">The posting with its entries.</param>
    /// <returns>
    /// The flow. A correction that touches the payments takes a purchase back; every other one changes what calls cost, also the
    /// repayment of an overdraft that is taken back, which leaves the balance as it is.
    /// </returns>
    public static MoneyFlow Of(Posting posting) => posting.Kind switch
    {
        PostingKind.Funding => MoneyFlow.Funding,
        PostingKind.Recharge => MoneyFlow.Recharge,
        PostingKind.Usage => MoneyFlow.Charge,
        PostingKind.Expiry => MoneyFlow.Expiry,
        _ => posting.Entries.Any(entry => entry.Book == Book.Payments) ? MoneyFlow.Undone : MoneyFlow.Repriced,
    };
}
