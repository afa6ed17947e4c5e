namespace CommsCredits.Engine;

/// <summary>What maintenance did.</summary>
/// <param name="Expired">Lots whose rest was forfeited.</param>
/// <param name="Recharged">Recharge orders that were settled.</param>
/// <param name="Retried">Recharge orders that were asked again after a decline.</param>
/// <param name="Reconciled">Orders without an answer whose outcome is known now.</param>
/// <param name="NoticesWritten">Notices that were written while it ran.</param>
/// <param name="NoticesSent">Notices that a mail server took.</param>
/// <param name="At">When.</param>
/// <param name="Account">The account.</param>
public sealed record Maintenance(
    int Expired,
    int Recharged,
    int Retried,
    int Reconciled,
    int NoticesWritten,
    int NoticesSent,
    DateTimeOffset At,
    Account Account);

/// <summary>Does what is due for an account by the time that has passed; the one thing a scheduled runbook has to call.</summary>
/// <remarks>
/// Each step is a transaction of its own that looks again at what is due, so two of them at once do everything once. A step that
/// fails leaves the ones before it done, and the next run goes on.
/// </remarks>
/// <param name="context">What operations work with.</param>
public sealed class Maintain(OperationContext context)
{
    private readonly RechargeDesk recharges = new(context);

    /// <summary>
    /// Expires funds, finds out what became of orders without an answer, recharges where it is due, writes the notices that time
    /// brings, and sends those that wait.
    /// </summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="mode">Whether it is kept; simulated, nobody is asked for money and nobody is mailed.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound or StoreBusy.</exception>
    public Maintenance Execute(string? accountName, WriteMode mode)
    {
        bool keeps = mode == WriteMode.Commit;
        (Account account, int noticesBefore) = Look(accountName);
        int expired = new ExpireFunds(context).Execute(account.Name, mode).Count;
        IReadOnlyList<Order> reconciled = keeps ? new ReconcileOrders(context).Execute(account.Name) : [];
        bool retries = IsRetry(account);
        IReadOnlyList<Order> orders = recharges.RunIfDue(account.Name, mode);
        int raised = new RaiseNotices(context).Execute(account.Name, mode);
        return new Maintenance(
            expired,
            orders.Count(order => order.Status == OrderStatus.Settled),
            retries ? orders.Count : 0,
            reconciled.Count,
            keeps ? Look(account.Name).Notices - noticesBefore : raised,
            keeps ? new SendNotices(context).SendDue(account.Name).Count(notice => notice.Status == NoticeStatus.Sent) : 0,
            context.Now,
            account);
    }

    private (Account Account, int Notices) Look(string? name)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, name);
        return (account, view.Of(account).Notices.Count());
    }

    private bool IsRetry(Account account)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(account).Funding.AutoRecharge().Declines > 0;
    }
}
