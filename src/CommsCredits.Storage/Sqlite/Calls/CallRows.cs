using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What writing a call and changing one have in common.</summary>
/// <param name="statements">The statements of the transaction; each is looked up once, since that takes longer than a binding.</param>
internal sealed class CallRows(Statements statements)
{
    private RawStatement? split;

    /// <summary>The UTC day of a moment, counted from 1970-01-01.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static long DayOf(long ticks) => (ticks / TimeSpan.TicksPerDay) - (ticks % TimeSpan.TicksPerDay < 0 ? 1 : 0);

    /// <summary>The lot that paid all of the charge.</summary>
    /// <param name="call">The call.</param>
    /// <param name="quote">Its quote.</param>
    /// <returns>Its number; null where none paid, or several, whose parts need rows of their own.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static int? OnlyLot(in PricedCall call, in Quote quote) =>
        call.Draws is [var draw] && draw.Micros == quote.Charge ? draw.LotNumber : null;

    /// <summary>Writes what several lots paid.</summary>
    public void Split(long number, in PricedCall call)
    {
        if (OnlyLot(call, call.Quote) is not null)
        {
            return;
        }

        foreach (LotDraw draw in call.Draws)
        {
            Split(number, draw);
        }
    }

    /// <summary>Writes what one of several lots paid.</summary>
    public void Split(long number, in LotDraw draw)
    {
        split ??= statements.Hot("INSERT INTO call_split (call_no, lot_no, amount) VALUES (?, ?, ?)");
        split.Bind(number);
        split.Bind(draw.LotNumber);
        split.Bind(draw.Micros);
        split.Run();
    }
}
