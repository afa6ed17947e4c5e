namespace CommsCredits.Engine;

/// <summary>What a change came to.</summary>
/// <typeparam name="T">What it answers.</typeparam>
/// <param name="Result">The answer.</param>
/// <param name="IsNew">False where a request was only repeated: then nothing is kept, because nothing was changed.</param>
/// <param name="IsOver">False where a payment is asked for next: the trigger is looked at when its outcome is written.</param>
internal readonly record struct Changed<T>(T Result, bool IsNew, bool IsOver = true);

/// <summary>
/// Ends every change of an account's money in the same way: in its own transaction the order is written that it makes due, and the
/// notices of what it crossed; once that is durable, the gateway is asked (design §4, law L15).
/// </summary>
/// <param name="context">What operations work with.</param>
internal sealed class MoneyChange(OperationContext context)
{
    private readonly RechargeOrders orders = new(context);
    private readonly RechargeDesk recharges = new(context);
    private readonly NoticeDesk notices = new(context);

    /// <summary>Runs a change.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="mode">Whether it is kept; simulated, no order is written and nobody is asked.</param>
    /// <param name="change">Changes the books.</param>
    /// <returns>What the change answered.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, StoreBusy, or what the change throws: then nothing is kept.</exception>
    public T Run<T>(string? accountName, WriteMode mode, Func<Account, IAccountBooks, Changed<T>> change)
    {
        Order? order = null;
        T result;
        string name;
        using (IUnitOfWork unit = context.Store.Write(mode))
        {
            Account account = OperationContext.Resolve(unit, accountName);
            name = account.Name;
            IAccountBooks books = unit.Of(account);
            (result, bool isNew, bool isOver) = change(account, books);
            if (!isNew)
            {
                return result;
            }

            if (isOver && mode == WriteMode.Commit)
            {
                order = orders.OpenIfDue(books, account, OrderDesk.BalanceOf(books, context.Now));
            }

            notices.Look(books);
            unit.Commit();
        }

        if (order is not null)
        {
            recharges.Ask(name, order);
        }

        return result;
    }
}
