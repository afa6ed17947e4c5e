using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Changes of the daily sums of an account, gathered and written together with the calls they come from (law L11).</summary>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class DayTotals(Statements statements, int account)
{
    private readonly Dictionary<(long Day, int Party, int Group), Sums> changes = [];

    /// <summary>How many rows wait to be written.</summary>
    public int Count => changes.Count;

    /// <summary>Counts a call in.</summary>
    /// <param name="day">The UTC day of its start.</param>
    /// <param name="party">Whose it is.</param>
    /// <param name="group">What else it is summed by.</param>
    /// <param name="sums">What it adds; below zero takes it out again.</param>
    public void Add(long day, int party, int group, in Sums sums)
    {
        ref Sums kept = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            changes, (day, party, group), out _);
        kept = kept.Plus(sums);
    }

    /// <summary>Writes the changes in the order of the rows.</summary>
    public void Write()
    {
        RawStatement row = statements.Hot(
            """
            INSERT INTO usage_day (account_id, day, party_no, group_no, calls, minutes, pool_minutes, charge)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account_id, day, party_no, group_no) DO UPDATE SET calls = calls + excluded.calls,
                minutes = minutes + excluded.minutes, pool_minutes = pool_minutes + excluded.pool_minutes,
                charge = charge + excluded.charge
            """);
        foreach (((long day, int party, int group), Sums sums) in changes.OrderBy(change => change.Key))
        {
            row.Bind(account);
            row.Bind(day);
            row.Bind(party);
            row.Bind(group);
            row.Bind(sums.Calls);
            row.Bind(sums.Minutes);
            row.Bind(sums.PoolMinutes);
            row.Bind(sums.Charge);
            row.Run();
        }

        changes.Clear();
    }

    /// <summary>What calls add up to.</summary>
    internal readonly record struct Sums(long Calls, long Minutes, long PoolMinutes, long Charge)
    {
        /// <summary>One call.</summary>
        public static Sums Of(int seconds, int poolMinutes, long? charge) => new(1, (seconds + 59) / 60, poolMinutes, charge ?? 0);

        public Sums Plus(in Sums other) => new(
            Calls + other.Calls, Minutes + other.Minutes, PoolMinutes + other.PoolMinutes, Charge + other.Charge);

        public Sums Minus(in Sums other) => new(
            Calls - other.Calls, Minutes - other.Minutes, PoolMinutes - other.PoolMinutes, Charge - other.Charge);
    }
}
