using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Lists calls by the minute of their start: a row for each stretch of calls that follow each other in one minute.</summary>
/// <remarks>
/// The calls of a batch are stored in the order of their starts, so most minutes need one row. An index by time, which has one for
/// each call, was a sixth of the work of storing them (docs/adr/0014).
/// </remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
internal sealed class MinuteCalls(Statements statements, int account)
{
    private readonly List<Stretch> stretches = [];
    private readonly RowsInsert rows = new(statements, "call_of_minute (account_id, minute, first_call, last_call, payers)");

    /// <summary>The minute of a moment, counted from 1970-01-01.</summary>
    public static long MinuteOf(long ticks) =>
        (ticks / TimeSpan.TicksPerMinute) - (ticks % TimeSpan.TicksPerMinute < 0 ? 1 : 0);

    /// <summary>What stands for a payer among those of a minute.</summary>
    public static long BitOf(int payer) => 1L << payer;

    /// <summary>Lists a call with the next <see cref="Write"/>.</summary>
    /// <param name="start">Its start in ticks.</param>
    /// <param name="call">Its number.</param>
    /// <param name="payer">Who paid.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Note(long start, long call, int payer)
    {
        long minute = MinuteOf(start);
        if (stretches.Count > 0)
        {
            ref Stretch last = ref CollectionsMarshal.AsSpan(stretches)[^1];
            if (last.Minute == minute && last.Last == call - 1)
            {
                last = last with { Last = call, Payers = last.Payers | BitOf(payer) };
                return;
            }
        }

        stretches.Add(new Stretch(minute, call, call, BitOf(payer)));
    }

    /// <summary>Writes what was noted.</summary>
    public void Write()
    {
        rows.Run(stretches.Count, (row, index) => Bind(row, stretches[index]));
        stretches.Clear();
    }

    /// <summary>Notes, at once, that a stored call has another payer now; the payer of before may have paid for calls beside it.</summary>
    /// <param name="start">The start of the call in ticks.</param>
    /// <param name="call">Its number.</param>
    /// <param name="payer">Who pays now.</param>
    public void AddPayer(long start, long call, Payer payer) => statements.Run(
        """
        UPDATE call_of_minute SET payers = payers | $4
        WHERE account_id = $1 AND minute = $2 AND first_call <= $3 AND last_call >= $3
        """,
        account,
        MinuteOf(start),
        call,
        BitOf((int)payer));

    private void Bind(RawStatement row, Stretch stretch)
    {
        row.Bind(account);
        row.Bind(stretch.Minute);
        row.Bind(stretch.First);
        row.Bind(stretch.Last);
        row.Bind(stretch.Payers);
    }

    private readonly record struct Stretch(long Minute, long First, long Last, long Payers);
}
