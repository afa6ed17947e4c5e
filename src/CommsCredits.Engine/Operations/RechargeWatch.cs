namespace CommsCredits.Engine;

/// <summary>Notices, during an import, the call that makes a recharge due, without asking the store at each call.</summary>
internal sealed class RechargeWatch
{
    private readonly IAccountBooks books;
    private readonly Account account;
    private readonly DateTimeOffset now;
    private readonly AutoRecharge settings;
    private bool quiet;

    public RechargeWatch(IAccountBooks books, Account account, bool off, DateTimeOffset now)
    {
        this.books = books;
        this.account = account;
        this.now = now;
        settings = books.Funding.AutoRecharge();
        quiet = off || settings is not { IsConfigured: true, Enabled: true };
    }

    /// <summary>Whether a recharge is due at a balance.</summary>
    public bool IsDue(long balance)
    {
        if (quiet || balance >= settings.TriggerAmount)
        {
            return false;
        }

        // What stands in the way (a back-off, a ceiling, an open order) does not change before the batch ends.
        bool fires = RechargeOrders.Decide(books, account, settings, balance, now).Fires;
        quiet = !fires;
        return fires;
    }
}
