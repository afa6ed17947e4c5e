namespace CommsCredits.Engine;

/// <summary>Forfeits what is left of lots whose expiry and grace have passed (rule F7, law L7). Their money left the balance at the expiry.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ExpireFunds(OperationContext context)
{
    /// <summary>Posts the unused rest of each such lot, once: a second run finds nothing left.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The lots with what was left of them.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound or StoreBusy.</exception>
    public IReadOnlyList<Lot> Execute(string? accountName, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        DateTimeOffset now = context.Now;
        List<Lot> due = [.. books.Ledger.Lots(includeSpent: false)
            .Where(lot => lot.Remaining > 0 && lot.ExpiresAt + account.Settings.ExpiryGrace <= now)];
        foreach (Lot lot in due)
        {
            books.Ledger.Post(Posting.Expiry(context.Ids.Next(), lot, lot.Remaining, now));
            context.Audit(
                books, nameof(ExpireFunds), lot.LotId.ToString(), FormattableString.Invariant($"{Money.ToDecimal(lot.Remaining)}"), null);
        }

        if (due.Count > 0)
        {
            unit.Commit();
        }

        return due;
    }
}
