namespace CommsCredits.Engine;

/// <summary>What the ledger held over a period, day by day. Amounts are millionths of the account's currency.</summary>
/// <param name="Opening">The sum of balance and what is in grace before the first day.</param>
/// <param name="Days">Every day of the period, in order and without gaps.</param>
public sealed record MoneyCourse(long Opening, IReadOnlyList<MoneyDay> Days)
{
    /// <summary>Follows postings through a period, by the moment each was written.</summary>
    /// <param name="opening">The ledger sum before the first day, in millionths.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, inclusive; before <paramref name="first"/> there are no days.</param>
    /// <param name="zone">Whose midnight ends a day; usage reports take UTC.</param>
    /// <param name="postings">The postings of these days in the order written; others are left out.</param>
    /// <returns>The course. Corrections count as less or more charges, or as less funding where a purchase was taken back.</returns>
    public static MoneyCourse Of(long opening, DateOnly first, DateOnly last, TimeZoneInfo zone, IEnumerable<Posting> postings)
    {
        ILookup<DateOnly, Posting> byDay = postings.ToLookup(
            posting => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(posting.At, zone).DateTime));
        List<MoneyDay> days = [];
        long balance = opening;
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
        {
            MoneyDay sums = MoneyDay.Of(day, balance, byDay[day]);
            balance = sums.Balance;
            days.Add(sums);
            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return new MoneyCourse(opening, days);
    }
}

/// <summary>What happened to the money on one day; amounts are millionths. Balance = the day before + in − out.</summary>
/// <param name="Day">The day.</param>
/// <param name="Balance">The ledger sum at its end.</param>
/// <param name="Fundings">What administrators paid in, less what was taken back.</param>
/// <param name="Recharges">What auto-recharge paid in.</param>
/// <param name="Charges">What calls cost; below zero where more was given back than charged.</param>
/// <param name="Expiries">What was forfeited.</param>
public sealed record MoneyDay(DateOnly Day, long Balance, long Fundings, long Recharges, long Charges, long Expiries)
{
    internal static MoneyDay Of(DateOnly day, long before, IEnumerable<Posting> postings)
    {
        long fundings = 0;
        long recharges = 0;
        long charges = 0;
        long expiries = 0;
        foreach (Posting posting in postings)
        {
            long change = posting.BalanceChange;
            switch (MoneyFlows.Of(posting))
            {
                case MoneyFlow.Funding or MoneyFlow.Undone:
                    fundings += change;
                    break;
                case MoneyFlow.Recharge:
                    recharges += change;
                    break;
                case MoneyFlow.Expiry:
                    expiries -= change;
                    break;
                default:
                    charges -= change;
                    break;
            }
        }

        return new MoneyDay(day, before + fundings + recharges - charges - expiries, fundings, recharges, charges, expiries);
    }
}
