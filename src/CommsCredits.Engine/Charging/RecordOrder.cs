using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>The order in which calls are charged: by start, then by usage id; equal ones stay in the order of their lines.</summary>
/// <remarks>
/// Usage ids are compared by their sixteen bytes as they are written, from left to right, as a store compares its keys.
/// <see cref="Guid.CompareTo(Guid)"/> does just that: its parts are unsigned and the first ones weigh most.
/// </remarks>
public sealed class RecordOrder : IComparer<CallRecord>
{
    private RecordOrder()
    {
    }

    /// <summary>The comparer.</summary>
    public static RecordOrder Instance { get; } = new();

    /// <summary>Compares two records.</summary>
    /// <param name="x">A record; null comes first.</param>
    /// <param name="y">Another.</param>
    /// <returns>Below zero when the first is charged before the second.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int Compare(CallRecord? x, CallRecord? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int order = x.StartTime.UtcTicks.CompareTo(y.StartTime.UtcTicks);
        if (order == 0)
        {
            order = x.UsageId.CompareTo(y.UsageId);
        }

        return order != 0 ? order : x.Line.CompareTo(y.Line);
    }
}
