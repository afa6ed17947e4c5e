using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Hands faults on as they are found, and counts them.</summary>
/// <param name="report">Receives each fault.</param>
internal sealed class FaultList(Action<LedgerFault> report)
{
    /// <summary>How many were found.</summary>
    public long Count { get; private set; }

    /// <summary>Reports a fault.</summary>
    public void Add(string law, string where, string expected, string found)
    {
        Count++;
        report(new LedgerFault(law, where, expected, found));
    }

    /// <summary>Reports two numbers that differ. They are wider than those of a store, so that damaged ones cannot overflow.</summary>
    public void Compare(string law, string where, Int128 expected, Int128 found)
    {
        if (expected != found)
        {
            Add(law, where, expected.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The rows that can be read; the others are faults.</summary>
    public IEnumerable<(string Where, T Value)> Readable<T>(string law, IEnumerable<RawRow<T>> rows)
        where T : class
    {
        foreach (RawRow<T> row in rows)
        {
            if (row.Value is { } value)
            {
                yield return (row.Where, value);
            }
            else
            {
                Add(law, row.Where, "a row that can be read", row.Problem);
            }
        }
    }
}
