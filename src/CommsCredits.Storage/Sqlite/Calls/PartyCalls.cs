using System.Buffers.Text;
using System.Globalization;

namespace CommsCredits.Storage;

/// <summary>Lists calls among those of their parties, all calls of a party and day in one row.</summary>
/// <remarks>A row for each call would cost as much as the call itself; a user has some ten calls a day (docs/adr/0014).</remarks>
/// <param name="statements">The statements of the transaction.</param>
internal sealed class PartyCalls(Statements statements)
{
    private const int DayBits = 24;
    private const int LongestNumber = 20;

    private long[] keys = [];
    private long[] calls = [];
    private byte[] text = NewText(1_024);
    private int count;

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
    public void Note(int party, long start, long call)
    {
        if (count == keys.Length)
        {
            Numbers.Grow(ref keys);
            Numbers.Grow(ref calls);
        }

        keys[count] = ((long)party << DayBits) | CallRows.DayOf(start);
        calls[count++] = call;
    }

    /// <summary>Writes what was noted, in the order of the rows.</summary>
    public void Write()
    {
        Array.Sort(keys, calls, 0, count);
        RawStatement row = statements.Hot(
            """
            INSERT INTO call_of_party (party_no, day, calls) VALUES (?, ?, ?)
            ON CONFLICT (party_no, day) DO UPDATE SET calls = calls || ',' || excluded.calls
            """);
        for (int from = 0; from < count;)
        {
            long key = keys[from];
            int to = from + 1;
            while (to < count && keys[to] == key)
            {
                to++;
            }

            row.Bind(key >> DayBits);
            row.Bind(key & ((1L << DayBits) - 1));
            row.BindUnmoved(Text(calls.AsSpan(from, to - from)));
            row.Run();
            from = to;
        }

        count = 0;
        Numbers.Release(ref keys);
        Numbers.Release(ref calls);
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
