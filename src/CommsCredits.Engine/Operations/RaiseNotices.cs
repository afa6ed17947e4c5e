namespace CommsCredits.Engine;

/// <summary>Writes the notices that only the passing of time brings: funds that expire soon, a balance that expired away (rule F7).</summary>
/// <param name="context">What operations work with.</param>
internal sealed class RaiseNotices(OperationContext context)
{
    private readonly NoticeDesk notices = new(context);

    /// <summary>Writes them; a second run finds them written.</summary>
    /// <param name="accountName">The account.</param>
    /// <param name="mode">Whether they are kept.</param>
    /// <returns>How many were written.</returns>
    public int Execute(string accountName, WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        int before = books.Notices.Count();
        notices.WarnOfExpiry(books);
        notices.Look(books);
        int written = books.Notices.Count() - before;
        if (written > 0)
        {
            unit.Commit();
        }

        return written;
    }
}
