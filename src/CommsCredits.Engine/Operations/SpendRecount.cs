namespace CommsCredits.Engine;

/// <summary>Adds up anew what users have spent, where the months of an account begin at other moments than before (laws L6, L11).</summary>
internal static class SpendRecount
{
    /// <summary>Replaces every sum by that of the stored calls.</summary>
    /// <param name="books">The account's books, in a transaction.</param>
    /// <param name="account">The account with its new time zone.</param>
    public static void Run(IAccountBooks books, Account account)
    {
        Dictionary<(int User, Month Month), long> sums = [];
        foreach (RawRow<RawCall> row in books.Raw.Calls())
        {
            if (row.Value is { IsSpending: true } call)
            {
                (int, Month) key = ((int)call.UserNumber!.Value, account.Months.MonthOf(call.StartTime));
                sums[key] = sums.GetValueOrDefault(key) + call.Charge!.Value;
            }
        }

        books.Spending.Clear();
        foreach (((int user, Month month), long micros) in sums)
        {
            books.Spending.Add(user, month, micros);
        }
    }
}
