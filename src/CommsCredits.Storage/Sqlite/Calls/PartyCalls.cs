using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Lists calls among those of their parties, all calls of a party and day in one row.</summary>
/// <remarks>A row for each call would cost as much as the call itself; a user has some ten calls a day (docs/adr/0014).</remarks>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class PartyCalls(Statements statements)
{
    private const int PartyBits = 32;
    private const int LongestNumber = 20;

    private readonly NumberPairs noted = new();
    private byte[] text = NewText(1_024);

    /// <summary>Lists one call, at once.</summary>
    public void Add(int party, long start, long call)
    {
        Note(party, start, call);
        Write();
    }

    /// <summary>Lists one call with the next <see cref="Write"/>.</summary>
    /// <param name="party">The party.</param>
    /// <param name="start">The start of the call in ticks.</param>
    /// <param name="call">Its number.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Note(int party, long start, long call) =>
        noted.Add((CallRows.DayOf(start) << PartyBits) | (uint)party, call);

    /// <summary>What was noted, by day and party: each key tells both.</summary>
    public NumberPairs InOrder()
    {
        noted.Sort();
        return noted;
    }

    /// <summary>The UTC day of a key.</summary>
    public static long DayOf(long key) => key >> PartyBits;

    /// <summary>The party of a key.</summary>
    public static int PartyOf(long key) => unchecked((int)key);

    /// <summary>Writes what was noted, in the order of the rows.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Write()
    {
        noted.Sort();
        RawStatement row = statements.Hot(
            """
            INSERT INTO call_of_party (day, party_no, calls) VALUES (?, ?, ?)
            ON CONFLICT (day, party_no) DO UPDATE SET calls = calls || ',' || excluded.calls
            """);
        for (int from = 0; from < noted.Count;)
        {
            long key = noted.Keys[from];
            int to = from + 1;
            while (to < noted.Count && noted.Keys[to] == key)
            {
                to++;
            }

            row.Bind(DayOf(key));
            row.Bind(PartyOf(key));
            row.BindUnmoved(Text(noted.Calls[from..to]));
            row.Run();
            from = to;
        }

        noted.Clear();
    }

    /// <summary>Strikes a call off those of a party.</summary>
    public void Remove(int party, long start, long call)
    {
        long day = CallRows.DayOf(start);
        List<string> left = [.. statements.Rows(
            "SELECT calls FROM call_of_party WHERE party_no = $1 AND day = $2", row => row.GetString(0), party, day)[0].Split(',')];
        left.Remove(call.ToString(CultureInfo.InvariantCulture));
        if (left.Count == 0)
        {
            statements.Run("DELETE FROM call_of_party WHERE party_no = $1 AND day = $2", party, day);
        }
        else
        {
            statements.Run(
                "UPDATE call_of_party SET calls = $3 WHERE party_no = $1 AND day = $2", party, day, string.Join(',', left));
        }
    }

    private static byte[] NewText(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    [MethodImpl(Compiled.AtOnce)]
    private ReadOnlySpan<byte> Text(ReadOnlySpan<long> numbers)
    {
        if (text.Length < numbers.Length * LongestNumber)
        {
            text = NewText(numbers.Length * LongestNumber);
        }

        int length = 0;
        foreach (long number in numbers)
        {
            if (length > 0)
            {
                text[length++] = (byte)',';
            }

            Utf8Formatter.TryFormat(number, text.AsSpan(length), out int written);
            length += written;
        }

        return text.AsSpan(0, length);
    }
}
