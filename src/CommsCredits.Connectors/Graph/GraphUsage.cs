using System.Globalization;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The calls of a period, read from Graph; Graph gives out at most 90 days at a time (usage-formats §4).</summary>
/// <remarks>
/// A call belongs to the period it starts in, so that periods that follow each other give out each call once. A row without a start
/// that can be read is given out by every period that Graph puts it in.
/// </remarks>
public sealed class GraphUsage : IUsageSource
{
    private const int LongestDays = 90;
    private const string Permission = "CallRecord-PstnCalls.Read.All (or CallRecords.Read.All)";

    private readonly GraphSettings settings;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset to;

    private GraphUsage(GraphSettings settings, DateTimeOffset from, DateTimeOffset to)
    {
        this.settings = settings;
        this.from = from;
        this.to = to;
    }

    /// <summary>Splits a period into what Graph gives out at a time.</summary>
    /// <param name="settings">How Graph is asked.</param>
    /// <param name="from">Inclusive, by the start of the call.</param>
    /// <param name="to">Exclusive, by the start of the call.</param>
    /// <returns>A source for each part, oldest first; nothing is asked yet.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c>: the period is empty.</exception>
    public static IReadOnlyList<IUsageSource> Open(GraphSettings settings, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            throw AccountErrors.Parameter("The period ends before it begins.", to, "Give a -From that lies before -To.");
        }

        List<IUsageSource> parts = [];
        for (DateTimeOffset start = from.ToUniversalTime(); start < to;)
        {
            DateTimeOffset end = to - start > TimeSpan.FromDays(LongestDays) ? start.AddDays(LongestDays) : to.ToUniversalTime();
            parts.Add(new GraphUsage(settings, start, end));
            start = end;
        }

        return parts;
    }

    /// <inheritdoc/>
    public string Name => $"Graph {Moment(from)}..{Moment(to)}";

    /// <inheritdoc/>
    public long Length => 0;

    /// <inheritdoc/>
    public IEnumerable<UsageRow> Read(CancellationToken cancellation)
    {
        PstnRowReader reader = new();
        foreach ((JsonElement item, long number) in Items(cancellation))
        {
            UsageRow row = reader.Read(item, number, number);
            if (row.Record is not { } record || (record.StartTime >= from && record.StartTime < to))
            {
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation)
    {
        int left = lines.Count;
        foreach ((JsonElement item, long number) in Items(cancellation))
        {
            if (lines.Contains(number))
            {
                yield return new RejectedRow(number, string.Empty, string.Empty, PstnRowReader.RawOf(item));
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }

    private IEnumerable<(JsonElement Item, long Number)> Items(CancellationToken cancellation)
    {
        using GraphLine line = new(settings);
        long number = 0;
        string first = $"/communications/callRecords/getPstnCalls(fromDateTime={Moment(from)},toDateTime={Moment(to)})";
        foreach (JsonElement item in GraphPages.Items(line, first, "Reading PSTN calls", Permission, cancellation))
        {
            yield return (item, ++number);
        }
    }

    // Whole days as the reference writes them.
    private static string Moment(DateTimeOffset moment) => moment.TimeOfDay == TimeSpan.Zero
        ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
