namespace CommsCredits.Engine;

/// <summary>What a lot paid, when it was bought, of an overdraft that stood then.</summary>
/// <param name="PostingId">The funding that did it.</param>
/// <param name="LotNumber">The lot.</param>
/// <param name="Micros">Millionths that are still repaid, above zero.</param>
public readonly record struct Repayment(Guid PostingId, int LotNumber, long Micros);

/// <summary>
/// Changes what calls have drawn (law L8): less goes back to the lots it came from, the last drawn first; more is drawn as the call
/// itself would have drawn it. It changes the shelf and remembers what has to be posted beside the calls' own parts.
/// </summary>
public sealed class ChargeCorrector
{
    private readonly LotShelf shelf;
    private readonly Repayment[] repayments;
    private readonly Dictionary<Guid, (int LotNumber, long Micros)> undone = [];
    private readonly Dictionary<int, long> forfeited = [];

    /// <summary>Starts correcting.</summary>
    /// <param name="shelf">All lots of the account, also those with nothing left.</param>
    /// <param name="repayments">What lots have repaid of overdrafts, the latest first.</param>
    public ChargeCorrector(LotShelf shelf, IEnumerable<Repayment> repayments)
    {
        this.shelf = shelf;
        this.repayments = [.. repayments];
    }

    /// <summary>Repayments that were taken back because the debt they paid is gone: by funding, its lot and millionths.</summary>
    public IReadOnlyDictionary<Guid, (int LotNumber, long Micros)> Undone => undone;

    /// <summary>Millionths that went back to lots whose rest is forfeited, and are forfeited again.</summary>
    public IReadOnlyDictionary<int, long> Forfeited => forfeited;

    /// <summary>Changes the charge of one call.</summary>
    /// <param name="draws">What the call has drawn.</param>
    /// <param name="difference">Millionths to draw more; below zero to give back, no more than was drawn.</param>
    /// <param name="callStart">When the call began.</param>
    /// <returns>What the call has drawn now; without parts of nothing.</returns>
    public IReadOnlyList<LotDraw> Change(IReadOnlyList<LotDraw> draws, long difference, DateTimeOffset callStart)
    {
        List<LotDraw> parts = [.. shelf.InDrawOrder(draws, callStart)];
        if (difference > 0)
        {
            shelf.Draw(difference, callStart, parts);
        }

        for (int index = parts.Count - 1; index >= 0 && difference < 0; index--)
        {
            long back = Math.Min(parts[index].Micros, -difference);
            GiveBack(parts[index].LotNumber, back);
            parts[index] = parts[index] with { Micros = parts[index].Micros - back };
            difference += back;
        }

        return [.. parts
            .GroupBy(part => part.LotNumber)
            .Select(group => new LotDraw(group.Key, group.Sum(part => part.Micros)))
            .Where(part => part.Micros > 0)];
    }

    private void GiveBack(int lotNumber, long micros)
    {
        if (lotNumber == LotShelf.Overdraft)
        {
            RestoreDebt(micros - shelf.OverdraftMicros);
            shelf.Return(LotShelf.Overdraft, micros);
        }
        else if (shelf.LotOf(lotNumber).Expired > 0)
        {
            forfeited[lotNumber] = forfeited.GetValueOrDefault(lotNumber) + micros;
        }
        else
        {
            shelf.Return(lotNumber, micros);
        }
    }

    // A debt that is gone was paid by lots bought since: the latest gives way first.
    private void RestoreDebt(long missing)
    {
        for (int index = 0; index < repayments.Length && missing > 0; index++)
        {
            Repayment repayment = repayments[index];
            long part = Math.Min(missing, repayment.Micros);
            if (part == 0)
            {
                continue;
            }

            shelf.UndoRepayment(repayment.LotNumber, part);
            if (shelf.LotOf(repayment.LotNumber).Expired > 0)
            {
                shelf.Forfeit(repayment.LotNumber, part);
                forfeited[repayment.LotNumber] = forfeited.GetValueOrDefault(repayment.LotNumber) + part;
            }

            undone[repayment.PostingId] = (repayment.LotNumber, undone.GetValueOrDefault(repayment.PostingId).Micros + part);
            repayments[index] = repayment with { Micros = repayment.Micros - part };
            missing -= part;
        }
    }
}
