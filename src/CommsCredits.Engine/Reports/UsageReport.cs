namespace CommsCredits.Engine;

/// <summary>What a usage report is made of.</summary>
/// <param name="Account">The account, or null where the calls came from the pipeline.</param>
/// <param name="Title">The heading; from outside.</param>
/// <param name="From">Inclusive, by the call's start; null since ever.</param>
/// <param name="To">Exclusive; null without end.</param>
/// <param name="MadeAt">When the report was asked for.</param>
/// <param name="Calls">The calls by start; read once.</param>
/// <param name="GroupBy">What <paramref name="Summary"/> is grouped by; none for one row.</param>
/// <param name="Summary">Sums of the same calls.</param>
/// <param name="Pools">Included minutes, where they belong to the report.</param>
/// <param name="Money">The balance over the period, or null where the report shows none.</param>
public sealed record UsageReport(
    Account? Account,
    string Title,
    DateTimeOffset? From,
    DateTimeOffset? To,
    DateTimeOffset MadeAt,
    IEnumerable<CallView> Calls,
    IReadOnlyList<UsageKey> GroupBy,
    IReadOnlyList<UsageSum> Summary,
    IReadOnlyList<MinutePoolView> Pools,
    MoneyCourse? Money)
{
    /// <summary>Which calls of the period it is of.</summary>
    public UsageChoice Choice { get; init; } = UsageChoice.All;
}
