using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>What the calls of one UTC day, or of one month by its first day, sum up to.</summary>
/// <param name="Day">The day.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Minutes">Whole started minutes.</param>
/// <param name="Charge">Millionths.</param>
sealed record DaySum(DateOnly Day, long Calls, long Minutes, long Charge);

/// <summary>What the calls of one user, destination or payer sum up to.</summary>
sealed class NamedSum : CallSum
{
    /// <summary>The name; null where a call has none.</summary>
    public string? Name { get; init; }

    /// <summary>A second name to show beside it.</summary>
    public string? Label { get; set; }
}

/// <summary>Reads the calls of a report once and keeps sums, not calls: memory grows with days and users only.</summary>
sealed class UsageTally
{
    /// <summary>How many of the dearest calls are kept.</summary>
    public const int Dearest = 15;

    readonly Dictionary<DateOnly, CallSum> days = [];
    readonly Dictionary<string, NamedSum> users = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, NamedSum> destinations = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, NamedSum> payers = new(StringComparer.Ordinal);
    readonly Dictionary<string, NamedSum> refusals = new(StringComparer.Ordinal);
    readonly PriorityQueue<CallView, long> dearest = new();

    /// <summary>Every call.</summary>
    public CallSum All { get; } = new();

    public long Unrated { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Every user who has a name.</summary>
    public long Users => users.Values.Count(user => user.Name is not null);

    /// <summary>Users, those who cost most first.</summary>
    public IReadOnlyList<NamedSum> ByUser => Ranked(users);

    /// <summary>Countries of outgoing calls.</summary>
    public IReadOnlyList<NamedSum> ByDestination => Ranked(destinations);

    /// <summary>Payers by their names in the contract.</summary>
    public IReadOnlyDictionary<string, NamedSum> ByPayer => payers;

    /// <summary>Reasons of calls that would have been refused, the most frequent first.</summary>
    public IReadOnlyList<NamedSum> ByRefusal => [.. refusals.Values
        .OrderByDescending(sum => sum.Calls)
        .ThenBy(sum => sum.Name, StringComparer.Ordinal)];

    /// <summary>The calls that cost most.</summary>
    public IReadOnlyList<CallView> DearestCalls => [.. dearest.UnorderedItems
        .Select(item => item.Element)
        .OrderByDescending(call => call.Charge)
        .ThenBy(call => call.Record.StartTime)];

    /// <summary>Every UTC day from the first call to the last, also those without any.</summary>
    public IReadOnlyList<DaySum> Days
    {
        get
        {
            if (days.Count == 0) return [];
            var (first, last) = (days.Keys.Min(), days.Keys.Max());
            return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
                .Select(first.AddDays)
                .Select(day => days.TryGetValue(day, out var sum)
                    ? new DaySum(day, sum.Calls, sum.Minutes, sum.Charge)
                    : new DaySum(day, 0, 0, 0))];
        }
    }

    /// <summary>Reads the calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="cancellation">Ends it.</param>
    public static UsageTally Of(IEnumerable<CallView> calls, CancellationToken cancellation)
    {
        var tally = new UsageTally();
        foreach (var call in calls)
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Add(call);
        }

        return tally;
    }

    void Add(CallView call)
    {
        All.Add(call);
        Unrated += call.Charge is null ? 1 : 0;
        Refused += call.Refused ? 1 : 0;
        var day = DateOnly.FromDateTime(call.Record.StartTime.UtcDateTime);
        if (!days.TryGetValue(day, out var ofDay)) days.Add(day, ofDay = new CallSum());
        ofDay.Add(call);
        var user = SumOf(users, call.UserPrincipalName);
        user.Label ??= call.Record.DisplayName;
        user.Add(call);
        SumOf(payers, call.Payer.ToString()).Add(call);
        if (call.Direction == CallDirection.Outbound) SumOf(destinations, call.Country).Add(call);
        if (call.Refused) SumOf(refusals, call.Reason.ToString()).Add(call);
        if (call.Charge is > 0 and var charge) Keep(call, charge);
    }

    void Keep(CallView call, long charge)
    {
        if (dearest.Count < Dearest)
            dearest.Enqueue(call, charge);
        else if (dearest.TryPeek(out _, out var least) && charge > least)
            dearest.EnqueueDequeue(call, charge);
    }

    static NamedSum SumOf(Dictionary<string, NamedSum> sums, string? name)
    {
        if (!sums.TryGetValue(name ?? string.Empty, out var sum)) sums.Add(name ?? string.Empty, sum = new NamedSum { Name = name });
        return sum;
    }

    static IReadOnlyList<NamedSum> Ranked(Dictionary<string, NamedSum> sums) => [.. sums.Values
        .OrderByDescending(sum => sum.Charge)
        .ThenByDescending(sum => sum.Minutes)
        .ThenBy(sum => sum.Name, StringComparer.OrdinalIgnoreCase)];
}
