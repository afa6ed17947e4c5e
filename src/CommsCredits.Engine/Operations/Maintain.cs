namespace CommsCredits.Engine;

/// <summary>What maintenance did.</summary>
/// <param name="Expired">Lots whose rest was forfeited.</param>
/// <param name="Recharged">Recharge orders that were settled.</param>
/// <param name="Retried">Recharge orders that were asked again after a decline.</param>
/// <param name="Reconciled">Orders without an answer whose outcome is known now.</param>
/// <param name="At">When.</param>
/// <param name="Account">The account.</param>
public sealed record Maintenance(int Expired, int Recharged, int Retried, int Reconciled, DateTimeOffset At, Account Account);

/// <summary>Does what is due for an account by the time that has passed; the one thing a scheduled runbook has to call.</summary>
/// <remarks>
/// Each step is a transaction of its own that looks again at what is due, so two of them at once do everything once. A step that
/// fails leaves the ones before it done, and the next run goes on.
/// </remarks>
/// <param name="context">What operations work with.</param>
public sealed class Maintain(OperationContext context)
{
    private readonly RechargeDesk recharges = new(context);

    /// <summary>Expires funds, finds out what became of orders without an answer, and recharges where it is due.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="mode">Whether it is kept; simulated, nobody is asked for money.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound or StoreBusy.</exception>
    public Maintenance Execute(string? accountName, WriteMode mode)
    {
        Account account = Resolve(accountName);
        int expired = new ExpireFunds(context).Execute(account.Name, mode).Count;
        IReadOnlyList<Order> reconciled = mode == WriteMode.Commit ? new ReconcileOrders(context).Execute(account.Name) : [];
        bool retries = IsRetry(account);
        IReadOnlyList<Order> orders = mode == WriteMode.Commit ? recharges.RunIfDue(account.Name) : recharges.SimulateIfDue(account.Name);
        int recharged = orders.Count(order => order.Status == OrderStatus.Settled);
        return new Maintenance(expired, recharged, retries ? orders.Count : 0, reconciled.Count, context.Now, account);
    }

    private Account Resolve(string? name)
    {
        using IUnitOfWork view = context.Store.Read();
        return OperationContext.Resolve(view, name);
    }

    private bool IsRetry(Account account)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(account).Funding.AutoRecharge().Declines > 0;
    }
}
