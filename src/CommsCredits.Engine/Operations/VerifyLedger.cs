namespace CommsCredits.Engine;

/// <summary>Adds an account's books up again from the rows as they stand (laws L1, L2, L3, L11).</summary>
/// <param name="context">What operations work with.</param>
public sealed class VerifyLedger(OperationContext context)
{
    /// <summary>Checks an account at one moment; others may write meanwhile.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="report">Receives each fault as it is found.</param>
    /// <returns>The end of the ledger, and how many faults there are.</returns>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c>, or <c>StoreCorrupt</c> where the file itself is damaged.</exception>
    public LedgerHead Execute(string? accountName, Action<LedgerFault> report)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return Check(view.Of(account), account, report);
    }

    /// <summary>Checks an account in a view that is open.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="report">Receives each fault as it is found.</param>
    /// <returns>The end of the ledger, and how many faults there are.</returns>
    public static LedgerHead Check(IAccountBooks books, Account account, Action<LedgerFault> report)
    {
        FaultList faults = new(report);
        ChainCheck chain = new(account.Id, faults);
        chain.Run(books.Raw);
        foreach ((_, RawTotals totals) in faults.Readable("L11", [books.Raw.Totals()]))
        {
            chain.CheckTotals(totals);
        }

        LotCheck.Run(books.Raw, chain.Sums, faults);
        new UsageCheck(account, faults).Run(books.Raw, chain.Sums.Usage);
        return new LedgerHead(account, chain.Count, chain.Head, faults.Count);
    }
}
