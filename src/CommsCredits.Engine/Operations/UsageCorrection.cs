namespace CommsCredits.Engine;

/// <summary>Collects what calls cost more or less than before, and posts it per batch, lot and UTC day (design §3).</summary>
/// <param name="context">What operations work with.</param>
/// <param name="books">The account's books, in a transaction.</param>
/// <param name="corrector">Gives back and draws.</param>
internal sealed class UsageCorrection(OperationContext context, IAccountBooks books, ChargeCorrector corrector)
{
    private readonly Dictionary<(long Batch, DateOnly Day, int LotNumber), long> moved = [];

    /// <summary>Changes the charge of one call.</summary>
    /// <param name="call">The call as stored.</param>
    /// <param name="quote">Its new price.</param>
    /// <returns>What it has drawn now.</returns>
    public IReadOnlyList<LotDraw> Change(CallView call, in Quote quote)
    {
        long difference = (quote.Charge ?? 0) - (call.Charge ?? 0);
        IReadOnlyList<LotDraw> before = books.Calls.Draws(call.Number);
        if (difference == 0)
        {
            return before;
        }

        IReadOnlyList<LotDraw> after = corrector.Change(before, difference, call.Record.StartTime);
        DateOnly day = DateOnly.FromDateTime(call.Record.StartTime.UtcDateTime);
        Count(before, call.Batch, day, sign: 1);
        Count(after, call.Batch, day, sign: -1);
        return after;
    }

    /// <summary>Writes the postings: what gives money back stands before what takes it, so that no book is ever overdrawn.</summary>
    public void Write()
    {
        foreach ((Guid funding, (int lot, long micros)) in corrector.Undone)
        {
            books.Ledger.Post(Posting.RepaymentUndone(context.Ids.Next(), funding, new LotDraw(lot, micros), context.Now));
        }

        var parts = moved.Where(part => part.Value != 0).OrderBy(part => part.Key).ToList();
        Post(parts.Where(part => part.Key.LotNumber == LotShelf.Overdraft && part.Value < 0));
        Post(parts.Where(part => part.Value > 0));
        foreach (Lot lot in books.Ledger.Lots(includeSpent: true))
        {
            if (corrector.Forfeited.TryGetValue(lot.Number, out long micros))
            {
                books.Ledger.Post(Posting.Expiry(context.Ids.Next(), lot, micros, context.Now));
            }
        }

        Post(parts.Where(part => part.Key.LotNumber != LotShelf.Overdraft && part.Value < 0));
    }

    private void Post(IEnumerable<KeyValuePair<(long Batch, DateOnly Day, int LotNumber), long>> parts)
    {
        foreach (var batch in parts.GroupBy(part => part.Key.Batch))
        {
            IReadOnlyList<UsagePosting> first = books.Ledger.UsageOf(batch.Key);
            foreach (((long number, DateOnly day, int lot), long micros) in batch)
            {
                Guid? corrects = first.FirstOrDefault(posting => posting.Day == day && posting.LotNumber == lot)?.PostingId;
                books.Ledger.Post(Posting.Repriced(context.Ids.Next(), number, new LotDraw(lot, micros), day, corrects, context.Now));
            }
        }
    }

    private void Count(IReadOnlyList<LotDraw> draws, long batch, DateOnly day, int sign)
    {
        foreach (LotDraw draw in draws)
        {
            (long, DateOnly, int) key = (batch, day, draw.LotNumber);
            moved[key] = moved.GetValueOrDefault(key) + (sign * draw.Micros);
        }
    }
}
