namespace CommsCredits.Engine;

/// <summary>Puts notices into the outbox, in the transaction of their cause (law L15).</summary>
/// <param name="context">What operations work with.</param>
internal sealed class NoticeDesk(OperationContext context)
{
    /// <summary>
    /// Looks at what the balance has crossed, as the last thing before a commit. While a recharge waits for its answer nothing is
    /// said: whether the account is low is known only then, and whoever concludes the order looks again.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    public void Look(IAccountBooks books)
    {
        BalanceWatch watch = books.Notices.Watch();
        if (!watch.LowArmed && !watch.ZeroArmed)
        {
            return;
        }

        AutoRecharge recharge = books.Funding.AutoRecharge();
        NotificationSettings settings = books.Notices.Settings();
        long? lowBelow = NoticePolicy.LowBelow(recharge, settings);
        long balance = OrderDesk.BalanceOf(books, context.Now);
        (BalanceWatch after, IReadOnlyList<NoticeKind> crossed) = NoticePolicy.Look(watch, balance, lowBelow);
        if (crossed.Count == 0 || books.Funding.Orders(null, null, OrderKind.Recharge, OrderStatus.Pending).Count > 0)
        {
            return;
        }

        books.Notices.SaveWatch(after);
        NoticeFacts facts = new()
        {
            Balance = balance,
            Threshold = lowBelow,
            Amount = recharge.IsConfigured ? recharge.RechargeAmount : null,
            AutoRecharge = recharge is { IsConfigured: true, Enabled: true },
        };
        foreach (NoticeKind kind in crossed)
        {
            Add(books, kind, FormattableString.Invariant($"balance {after.Crossings}"), facts);
        }
    }

    /// <summary>Arms what a settled funding has lifted the balance to.</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    public void Rearm(IAccountBooks books)
    {
        BalanceWatch watch = books.Notices.Watch();
        long? lowBelow = NoticePolicy.LowBelow(books.Funding.AutoRecharge(), books.Notices.Settings());
        BalanceWatch after = NoticePolicy.Rearm(watch, OrderDesk.BalanceOf(books, context.Now), lowBelow);
        if (after != watch)
        {
            books.Notices.SaveWatch(after);
        }
    }

    /// <summary>Tells what became of a recharge (rule N1).</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="order">The order as it was concluded.</param>
    /// <param name="nextAttemptAt">When it is tried again, where it was declined.</param>
    public void Recharged(IAccountBooks books, Order order, DateTimeOffset? nextAttemptAt)
    {
        bool settled = order.Status == OrderStatus.Settled;
        Add(books, settled ? NoticeKind.RechargeSucceeded : NoticeKind.RechargeFailed, $"order {order.OrderId}", new NoticeFacts
        {
            Amount = order.Amount,
            Balance = order.BalanceAfter,
            OrderId = order.OrderId,
            OutcomeUnknown = order.Status == OrderStatus.Unknown,
            PaymentMethod = order.PaymentMethod,
            Reason = order.Reason.Length > 0 ? order.Reason : null,
            NextAttemptAt = nextAttemptAt,
            ExpiresAt = order.ExpiresAt,
            AutoRecharge = true,
        });
    }

    /// <summary>Tells which lots expire soon, each 30 and 7 days before (rule F7).</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    public void WarnOfExpiry(IAccountBooks books)
    {
        foreach (Lot lot in books.Ledger.Lots(includeSpent: false))
        {
            if (NoticePolicy.WarningDue(lot, context.Now) is { } days)
            {
                Add(books, NoticeKind.FundsExpiring, FormattableString.Invariant($"lot {lot.LotId} {days}"), new NoticeFacts
                {
                    Amount = lot.Remaining,
                    Balance = OrderDesk.BalanceOf(books, context.Now),
                    ExpiresAt = lot.ExpiresAt,
                    PurchasedAt = lot.PurchasedAt,
                    DaysBefore = days,
                });
            }
        }
    }

    /// <summary>How far the pools are that calls have drawn on. Minutes of one user are no pool.</summary>
    /// <param name="pools">The pools after the calls.</param>
    /// <param name="taken">What the calls took from each.</param>
    /// <returns>Minutes used and in all, of each.</returns>
    public static IReadOnlyList<PoolLevel> Levels(PoolBook pools, IReadOnlyDictionary<PoolKey, int> taken) =>
    [
        .. taken
            .Where(pool => pool.Value > 0 && pool.Key.Holder.Length == 0)
            .Select(pool => new PoolLevel(pool.Key, pools.Used(pool.Key), pools.Total(pool.Key))),
    ];

    /// <summary>
    /// Tells which pools reached their marks (rule A6). A month that was long over when its calls came in is written down, but nobody
    /// is mailed.
    /// </summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="levels">How far the pools are.</param>
    public void Pools(IAccountBooks books, Account account, IReadOnlyList<PoolLevel> levels)
    {
        foreach ((PoolKey pool, int used, int total) in levels)
        {
            bool isOver = account.Months.Bounds(pool.Month).To + NoticePolicy.Lifetime <= context.Now;
            foreach (NoticeKind kind in NoticePolicy.PoolMarksReached(used, total))
            {
                string crossing = FormattableString.Invariant($"pool {pool.Month} {pool.Scope} {pool.Country} {pool.Plan}");
                NoticeFacts facts = new() { Pool = pool, UsedMinutes = used, TotalMinutes = total };
                Add(books, kind, crossing, facts, isOver ? NoticeStatus.Expired : NoticeStatus.Pending);
            }
        }
    }

    private void Add(
        IAccountBooks books, NoticeKind kind, string crossing, NoticeFacts facts, NoticeStatus status = NoticeStatus.Pending) =>
        books.Notices.Add(new Notice
        {
            NotificationId = context.Ids.Next(),
            Kind = kind,
            Crossing = crossing,
            RaisedAt = context.Now,
            Language = books.Notices.Settings().Language,
            Facts = facts,
            Status = status,
        });
}
