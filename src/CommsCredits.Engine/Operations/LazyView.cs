namespace CommsCredits.Engine;

/// <summary>A view of one account that is opened when something is first read through it, and closed in between.</summary>
/// <param name="store">The store.</param>
/// <param name="account">The account.</param>
internal sealed class LazyView(ICreditStore store, Account account) : ISpendSource, IDisposable
{
    private IUnitOfWork? view;
    private IAccountBooks? books;

    /// <summary>Whether anything was read since it was last closed.</summary>
    public bool IsOpen => view is not null;

    /// <summary>The account's books.</summary>
    public IAccountBooks Books => books ??= (view = store.Read()).Of(account);

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
