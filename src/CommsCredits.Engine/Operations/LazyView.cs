namespace CommsCredits.Engine;

/// <summary>A view of one account that is opened when something is first read through it, and closed in between.</summary>
/// <remarks>While a view is open, the log of the store cannot be folded into the file and grows.</remarks>
/// <param name="store">The store.</param>
/// <param name="account">The account.</param>
/// <param name="shared">The books of a transaction in which everything happens, looked at instead; null where there is none.</param>
internal sealed class LazyView(ICreditStore store, Account account, IAccountBooks? shared = null) : ISpendSource, IDisposable
{
    private IUnitOfWork? view;
    private IAccountBooks? books;

    /// <summary>Whether anything was read since it was last closed.</summary>
    public bool IsOpen => view is not null;

    /// <summary>The account's books.</summary>
    public IAccountBooks Books => books ??= shared ?? (view = store.Read()).Of(account);

    /// <inheritdoc/>
    public long Spent(int user, Month month) => Books.Spending.Spent(user, month);

    /// <summary>Ends the view; the next read opens another one.</summary>
    public void Dispose()
    {
        view?.Dispose();
        view = null;
        books = null;
    }
}
