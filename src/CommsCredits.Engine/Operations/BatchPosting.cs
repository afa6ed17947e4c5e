namespace CommsCredits.Engine;

/// <summary>Writes what a batch did beside its calls: pools, spending, postings, the progress of the file, and notices.</summary>
/// <param name="context">What operations work with.</param>
/// <param name="course">How far the file is.</param>
internal sealed class BatchPosting(OperationContext context, FileCourse course)
{
    private readonly NoticeDesk notices = new(context);

    /// <summary>Posts a batch, in the transaction of its calls.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="batch">What it did.</param>
    public void Post(IAccountBooks books, EndedBatch batch)
    {
        if (batch.Number is { } number)
        {
            Charge(books, batch, number);
        }

        course.Save(books.Imports, batch.Progress);
    }

    /// <summary>Tells of pools and of the balance, as the last thing before the commit.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <param name="batch">What the batch did.</param>
    public void Tell(IAccountBooks books, Account account, EndedBatch batch)
    {
        notices.Pools(books, account, batch.Levels);
        notices.Look(books);
    }

    private void Charge(IAccountBooks books, EndedBatch batch, long number)
    {
        foreach ((PoolKey pool, int minutes) in batch.Pools)
        {
            books.Pools.AddUse(pool, minutes);
        }

        foreach ((int user, Month month, long micros) in batch.Spending)
        {
            books.Spending.Add(user, month, micros);
        }

        foreach ((int lot, DateOnly day, long micros, int calls) in batch.Sums.InOrder())
        {
            books.Ledger.Post(Posting.Usage(context.Ids.Next(), number, lot, day, micros, calls, context.Now));
        }
    }
}
