namespace CommsCredits.Engine;

/// <summary>Holds stored calls beside the usage postings, the used minutes and what users have spent (law L11).</summary>
/// <param name="account">The account.</param>
/// <param name="faults">Receives what does not agree.</param>
internal sealed class UsageCheck(Account account, FaultList faults)
{
    private const string Law = "L11";

    private readonly Dictionary<(long Batch, long Lot, long Day), Int128> drawn = [];
    private readonly Dictionary<PoolKey, Int128> minutes = [];
    private readonly Dictionary<(long User, long Month), Int128> spent = [];
    private readonly Dictionary<RawUsageKey, DaySums> days = [];

    private readonly record struct DaySums(Int128 Calls, Int128 Minutes, Int128 PoolMinutes, Int128 Charge);

    /// <summary>Reads calls and what is kept of them.</summary>
    /// <param name="raw">The rows.</param>
    /// <param name="posted">What postings say that calls took.</param>
    public void Run(IRawBooks raw, IReadOnlyDictionary<(long Batch, long Lot, long Day), Int128> posted)
    {
        foreach ((string where, RawCall call) in faults.Readable(Law, raw.Calls()))
        {
            Add(where, call);
        }

        CompareAll(drawn, posted, key => FormattableString.Invariant(
            $"Postings of batch {key.Batch}, lot {key.Lot}, {DateTime.MinValue.AddDays(Math.Clamp(key.Day, 0, 3_652_058)):yyyy-MM-dd}"));
        ComparePools(raw);
        Dictionary<(long User, long Month), Int128> kept = [];
        foreach ((_, RawSpending row) in faults.Readable(Law, raw.Spendings()))
        {
            kept[(row.User, row.Month)] = row.Micros;
        }

        CompareAll(spent, kept, key => FormattableString.Invariant($"Spending of user {key.User} in {key.Month}"));
        CompareDays(raw);
        foreach ((_, string wrong) in faults.Readable(Law, raw.Unlisted()))
        {
            faults.Add(Law, "Calls", "each found by its usage id and among its owner's", wrong);
        }
    }

    private void Add(string where, RawCall call)
    {
        long day = EntrySums.Day(call.StartTime.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks);
        Int128 sum = 0;
        foreach (LotDraw draw in call.Draws)
        {
            sum += draw.Micros;
            Count(drawn, (call.Batch, draw.LotNumber, day), draw.Micros);
        }

        faults.Compare(Law, $"{where}, what it drew", call.Charge ?? 0, sum);
        if (call.PoolMinutes != 0 && call.Pool is null)
        {
            faults.Add(Law, $"{where}, pool", "the pool that gave its minutes", "none");
        }
        else if (call.PoolMinutes != 0)
        {
            Count(minutes, call.Pool!.Value, call.PoolMinutes);
        }

        DaySums sums = days.GetValueOrDefault(call.Sums);
        days[call.Sums] = new DaySums(
            sums.Calls + 1,
            sums.Minutes + ((call.DurationSeconds + 59) / 60),
            sums.PoolMinutes + call.PoolMinutes,
            sums.Charge + (call.Charge ?? 0));
        if (call.IsSpending)
        {
            Count(spent, (call.UserNumber!.Value, account.Months.MonthOf(call.StartTime).Key), call.Charge!.Value);
        }
    }

    private void CompareDays(IRawBooks raw)
    {
        Dictionary<RawUsageKey, DaySums> kept = [];
        foreach ((_, RawUsageDay row) in faults.Readable(Law, raw.UsageDays()))
        {
            kept[row.Key] = new DaySums(row.Calls, row.Minutes, row.PoolMinutes, row.Charge);
        }

        foreach (RawUsageKey key in days.Keys.Union(kept.Keys))
        {
            DaySums expected = days.GetValueOrDefault(key);
            DaySums found = kept.GetValueOrDefault(key);
            DateTime day = DateTime.UnixEpoch.AddDays(Math.Clamp(key.Day, -719_162, 2_932_896));
            string where = FormattableString.Invariant($"Sums of {day:yyyy-MM-dd}, party {key.Party}, {key.Country} {key.CallType} {key.Payer}");
            faults.Compare(Law, where + ", calls", expected.Calls, found.Calls);
            faults.Compare(Law, where + ", minutes", expected.Minutes, found.Minutes);
            faults.Compare(Law, where + ", pool minutes", expected.PoolMinutes, found.PoolMinutes);
            faults.Compare(Law, where + ", charge", expected.Charge, found.Charge);
        }
    }

    // A user who was recorded after his calls has taken their minutes over under another holder's key, and may be named otherwise
    // by now. So the sum over all holders must agree, and nobody may have less than his own calls took.
    private void ComparePools(IRawBooks raw)
    {
        Dictionary<PoolKey, Int128> kept = [];
        foreach ((_, RawPoolUse row) in faults.Readable(Law, raw.PoolUses()))
        {
            kept[row.Pool] = row.Minutes;
        }

        CompareAll(Together(minutes), Together(kept), key => $"Minutes of {NameOf(key)}");
        foreach ((PoolKey pool, Int128 used) in minutes)
        {
            Int128 there = kept.GetValueOrDefault(pool);
            if (there < used && !pool.Holder.StartsWith('u') && !pool.Holder.StartsWith('o'))
            {
                faults.Compare(Law, $"Minutes of {NameOf(pool)}, holder '{pool.Holder}'", used, there);
            }
        }
    }

    private void CompareAll<TKey>(
        IReadOnlyDictionary<TKey, Int128> expected, IReadOnlyDictionary<TKey, Int128> found, Func<TKey, string> nameOf)
        where TKey : notnull
    {
        foreach (TKey key in expected.Keys.Union(found.Keys))
        {
            faults.Compare(Law, nameOf(key), expected.GetValueOrDefault(key), found.GetValueOrDefault(key));
        }
    }

    private static Dictionary<PoolKey, Int128> Together(Dictionary<PoolKey, Int128> byHolder)
    {
        Dictionary<PoolKey, Int128> sums = [];
        foreach ((PoolKey pool, Int128 used) in byHolder)
        {
            Count(sums, pool with { Holder = string.Empty }, used);
        }

        return sums;
    }

    private static string NameOf(PoolKey pool) => $"{pool.Month} {pool.Scope} {pool.Country} {pool.Plan}";

    private static void Count<TKey>(Dictionary<TKey, Int128> sums, TKey key, Int128 more)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + more;
}
