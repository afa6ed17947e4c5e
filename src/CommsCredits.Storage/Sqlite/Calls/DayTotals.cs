using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Changes of the daily sums of an account, gathered and written together with the calls they come from (law L11).</summary>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class DayTotals(Statements statements, int account)
{
    private readonly List<Change> changes = [];
    private readonly RowsInsert rows = new(
        statements,
        "usage_day (account_id, day, party_no, group_no, calls, minutes, pool_minutes, charge)",
        """
        ON CONFLICT (account_id, day, party_no, group_no) DO UPDATE SET calls = calls + excluded.calls,
            minutes = minutes + excluded.minutes, pool_minutes = pool_minutes + excluded.pool_minutes,
            charge = charge + excluded.charge
        """);

    /// <summary>How many rows wait to be written.</summary>
    public int Count => changes.Count;

    /// <summary>Counts a call in.</summary>
    /// <remarks>
    /// Calls best come by day and party: those of one are few, what they add up to stands at the end, and the rows are written in the
    /// order of the table.
    /// </remarks>
    /// <param name="day">The UTC day of its start.</param>
    /// <param name="party">Whose it is.</param>
    /// <param name="group">What else it is summed by.</param>
    /// <param name="sums">What it adds; below zero takes it out again.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(long day, int party, int group, in Sums sums)
    {
        Span<Change> all = CollectionsMarshal.AsSpan(changes);
        int at = all.Length;
        while (at > 0 && all[at - 1].Day == day && all[at - 1].Party == party && all[at - 1].Group > group)
        {
            at--;
        }

        if (at > 0 && all[at - 1].Day == day && all[at - 1].Party == party && all[at - 1].Group == group)
        {
            all[at - 1] = all[at - 1] with { Sums = all[at - 1].Sums.Plus(sums) };
        }
        else
        {
            changes.Insert(at, new Change(day, party, group, sums));
        }
    }

    /// <summary>Writes the changes in the order of days and parties in which they were counted in.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Write()
    {
        rows.Run(changes.Count, (row, index) => Bind(row, in CollectionsMarshal.AsSpan(changes)[index]));
        changes.Clear();
    }

    /// <summary>The first and the last day with calls; null where there are none.</summary>
    public static (long First, long Last)? Span(Statements statements, int account) => statements.Rows(
        "SELECT (SELECT min(day) FROM usage_day WHERE account_id = $1), (SELECT max(day) FROM usage_day WHERE account_id = $1)",
        row => row.IsDBNull(0) ? default((long, long)?) : (row.GetInt64(0), row.GetInt64(1)),
        account)[0];

    [MethodImpl(Compiled.AtOnce)]
    private void Bind(RawStatement row, ref readonly Change change)
    {
        row.Bind(account);
        row.Bind(change.Day);
        row.Bind(change.Party);
        row.Bind(change.Group);
        row.Bind(change.Sums.Calls);
        row.Bind(change.Sums.Minutes);
        row.Bind(change.Sums.PoolMinutes);
        row.Bind(change.Sums.Charge);
    }

    // What is added to a row of the table.
    private readonly record struct Change(long Day, int Party, int Group, Sums Sums);

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
