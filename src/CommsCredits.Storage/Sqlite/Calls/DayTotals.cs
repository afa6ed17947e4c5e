using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Changes of the daily sums of an account, gathered and written together with the calls they come from (law L11).</summary>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class DayTotals(Statements statements, int account)
{
    private readonly Dictionary<Place, Sums> changes = [];
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
    /// <param name="day">The UTC day of its start.</param>
    /// <param name="party">Whose it is.</param>
    /// <param name="group">What else it is summed by.</param>
    /// <param name="sums">What it adds; below zero takes it out again.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(long day, int party, int group, in Sums sums)
    {
        ref Sums kept = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            changes, new Place(day, party, group), out _);
        kept = kept.Plus(sums);
    }

    /// <summary>Writes the changes in the order of the rows.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Write()
    {
        Place[] places = [.. changes.Keys];
        Array.Sort(places);
        rows.Run(places.Length, (row, index) => Bind(row, places[index]));
        changes.Clear();
    }

    /// <summary>The first and the last day with calls; null where there are none.</summary>
    public static (long First, long Last)? Span(Statements statements, int account) => statements.Rows(
        "SELECT (SELECT min(day) FROM usage_day WHERE account_id = $1), (SELECT max(day) FROM usage_day WHERE account_id = $1)",
        row => row.IsDBNull(0) ? default((long, long)?) : (row.GetInt64(0), row.GetInt64(1)),
        account)[0];

    [MethodImpl(Compiled.AtOnce)]
    private void Bind(RawStatement row, Place place)
    {
        Sums sums = changes[place];
        row.Bind(account);
        row.Bind(place.Day);
        row.Bind(place.Party);
        row.Bind(place.Group);
        row.Bind(sums.Calls);
        row.Bind(sums.Minutes);
        row.Bind(sums.PoolMinutes);
        row.Bind(sums.Charge);
    }

    // A row of the table, in its order. Every call looks one up; nobody chooses these numbers, so the hash need not be careful.
    private readonly record struct Place(long Day, int Party, int Group) : IComparable<Place>
    {
    [MethodImpl(Compiled.AtOnce)]
        public int CompareTo(Place other)
        {
            int order = Day.CompareTo(other.Day);
            order = order == 0 ? Party.CompareTo(other.Party) : order;
            return order == 0 ? Group.CompareTo(other.Group) : order;
        }

    [MethodImpl(Compiled.AtOnce)]
        public override int GetHashCode() => unchecked((((int)Day * 131) + Group + (Party * -1640531535)));
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
