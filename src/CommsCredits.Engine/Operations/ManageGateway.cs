namespace CommsCredits.Engine;

/// <summary>Keeps where an account's payments are asked for (design §4, docs/gateway.md).</summary>
/// <param name="context">What operations work with.</param>
public sealed class ManageGateway(OperationContext context)
{
    /// <summary>Sets the gateway. Nobody is asked before the next order; a recharge that was declined waits no longer.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="settings">The endpoint, or null for offline.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The gateway as it now stands.</returns>
    /// <exception cref="CommsCreditException">
    /// AccountNotFound, RequestIdReused, or GatewayInUse: another endpoint does not know the orders whose outcome is open.
    /// </exception>
    public GatewaySettings? Set(string? accountName, GatewaySettings? settings, Guid? requestId, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(ManageGateway), new { Url = settings?.Url.AbsoluteUri, settings?.TimeoutSeconds });
        GatewaySettings? present = books.Gateway.Find();
        if (guard.FirstResult(books.Trail) is not null)
        {
            return present;
        }

        if (present?.Url != settings?.Url)
        {
            int open = books.Funding.Orders(null, null, null, OrderStatus.Pending).Count
                + books.Funding.Orders(null, null, null, OrderStatus.Unknown).Count;
            if (open > 0)
            {
                throw FundingErrors.GatewayInUse(open);
            }
        }

        books.Gateway.Save(settings);
        RechargeOrders.ClearBackOff(books);
        guard.Remember(books.Trail, account.Name);
        context.Audit(books, nameof(ManageGateway), account.Name, guard.Content, requestId);
        unit.Commit();
        return settings;
    }

    /// <summary>The gateway of an account.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The endpoint, or null for offline.</returns>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c>.</exception>
    public GatewaySettings? Get(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Gateway.Find();
    }
}
