namespace CommsCredits.Engine;

/// <summary>What to change in auto-recharge; what is not given stays.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="RechargeAmount">"Add this amount" (rule F2).</param>
/// <param name="TriggerAmount">"When balance is below" (rules F2, F3).</param>
/// <param name="PaymentMethod">The method asked first; null clears.</param>
/// <param name="BackupPaymentMethod">The method asked after a decline; null clears.</param>
/// <param name="MonthlyCeiling">The most in a calendar month; null clears.</param>
/// <param name="RequestId">The caller's request id, or null.</param>
public sealed record AutoRechargeChange(
    string? Account,
    decimal? RechargeAmount,
    decimal? TriggerAmount,
    Given<string> PaymentMethod,
    Given<string> BackupPaymentMethod,
    Given<decimal?> MonthlyCeiling,
    Guid? RequestId = null);

/// <summary>Auto-recharge as it is set, and where it stands.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Decision">The state, and why it does not fire.</param>
/// <param name="Account">The account.</param>
public sealed record AutoRechargeView(AutoRecharge Settings, RechargeDecision Decision, Account Account);

/// <summary>Sets auto-recharge and switches it on or off (rules F2, F3, F5; E3 for why off matters).</summary>
/// <param name="context">What operations work with.</param>
public sealed class SetAutoRecharge(OperationContext context)
{
    private readonly NoticeDesk notices = new(context);

    /// <summary>Sets amounts and methods, and switches it on; a balance below the trigger recharges at once.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>Auto-recharge as it now stands.</returns>
    /// <exception cref="CommsCreditException">
    /// AmountBelowMinimum, AmountNotWhole, PaymentMethodNotFound, or AutoRechargeNotConfigured where an amount is missing.
    /// </exception>
    public AutoRechargeView Set(AutoRechargeChange change, WriteMode mode)
    {
        RequestGuard guard = RequestGuard.Of(change.RequestId, nameof(Set), change with { RequestId = null, Account = null });
        return Change(change.Account, guard, mode, (account, books, current) => current with
        {
            Enabled = true,
            RechargeAmount = Amount(change.RechargeAmount, current.RechargeAmount, "recharge amount", account),
            TriggerAmount = Amount(change.TriggerAmount, current.TriggerAmount, "trigger amount", account),
            PaymentMethod = Method(books, change.PaymentMethod, current.PaymentMethod),
            BackupPaymentMethod = Method(books, change.BackupPaymentMethod, current.BackupPaymentMethod),
            MonthlyCeiling = Ceiling(change.MonthlyCeiling, current.MonthlyCeiling),
            Declines = 0,
            NextAttemptAt = null,
        });
    }

    /// <summary>Switches it on or off; the amounts stay.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="enabled">On or off.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>Auto-recharge as it now stands.</returns>
    /// <exception cref="CommsCreditException"><c>AutoRechargeNotConfigured</c>: there are no amounts to switch on.</exception>
    public AutoRechargeView Switch(string? accountName, bool enabled, Guid? requestId, WriteMode mode) =>
        Change(accountName, RequestGuard.Of(requestId, nameof(Switch), enabled ? "on" : "off"), mode, (_, _, current) =>
            current.IsConfigured || !enabled ? current with { Enabled = enabled } : throw NotConfigured());

    /// <summary>Tells where it stands and why it does not fire.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The settings and the state.</returns>
    public AutoRechargeView Get(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return View(view.Of(account), account);
    }

    private AutoRechargeView Change(
        string? accountName,
        RequestGuard guard,
        WriteMode mode,
        Func<Account, IAccountBooks, AutoRecharge, AutoRecharge> change)
    {
        (string name, AutoRechargeView view) = new MoneyChange(context).Run(accountName, mode, (account, books) =>
        {
            bool isNew = guard.FirstResult(books.Trail) is null;
            if (isNew)
            {
                books.Funding.SaveAutoRecharge(change(account, books, books.Funding.AutoRecharge()));
                notices.Rearm(books);
                guard.Remember(books.Trail, account.Name);
                context.Audit(books, nameof(SetAutoRecharge), account.Name, guard.Content, guard.Id);
            }

            return new Changed<(string, AutoRechargeView)>((account.Name, View(books, account)), isNew);
        });
        return mode == WriteMode.Simulate ? view : Get(name);
    }

    private AutoRechargeView View(IAccountBooks books, Account account)
    {
        AutoRecharge settings = books.Funding.AutoRecharge();
        DateTimeOffset now = context.Now;
        RechargeDecision decision = RechargeOrders.Decide(books, account, settings, OrderDesk.BalanceOf(books, now), now);
        return new AutoRechargeView(settings, decision, account);
    }

    private static long Amount(decimal? given, long current, string what, Account account) =>
        given is { } amount ? FundingRules.Check(amount, what, account)
        : current > 0 ? current
        : throw NotConfigured();

    private static string? Method(IAccountBooks books, Given<string> given, string? current) =>
        given is { IsGiven: true, Value: { } name } ? OrderDesk.MethodOf(books, name)!.Name : given.Or(current);

    private static long? Ceiling(Given<decimal?> given, long? current) =>
        !given.IsGiven ? current
        : given.Value is { } ceiling ? FundingRules.Limit(ceiling, "monthly ceiling")
        : null;

    private static CommsCreditException NotConfigured() => new(
        ErrorIds.AutoRechargeNotConfigured,
        "Auto-recharge needs a recharge amount and a trigger amount first (rule F2).",
        null,
        "Set-CommsCreditAutoRecharge -RechargeAmount 500 -TriggerAmount 100");
}
