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

    /// <summary>Whether the balance matters at all.</summary>
    public bool IsWatching => !quiet;

    /// <summary>Whether it is worth asking: the balance is under the trigger, and nothing is known to stand in the way.</summary>
    public bool MayBeDue(long balance) => !quiet && balance < settings.TriggerAmount;

    /// <summary>Whether a recharge is due at a balance.</summary>
    public bool IsDue(long balance)
    {
        if (!MayBeDue(balance))
        {
            return false;
        }

        // What stands in the way (a back-off, a ceiling, an open order) does not change before the turn ends.
        bool fires = RechargeOrders.Decide(books, account, settings, balance, now).Fires;
        quiet = !fires;
        return fires;
    }
}
