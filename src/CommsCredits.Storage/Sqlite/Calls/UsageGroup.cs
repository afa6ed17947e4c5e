using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What daily sums are kept by, beside the day and who called.</summary>
internal readonly record struct UsageGroup(string? Country, string CallType, Payer Payer)
{
    /// <summary>Where groups stand.</summary>
    public static SharedTable<UsageGroup> Table { get; } = new(
        "usage_group",
        "group_no",
        "country, call_type, payer",
        row => new UsageGroup(row.Text(1), row.Text(2)!, (Payer)row.Long(3)),
        (row, group) =>
        {
            row.Bind(group.Country);
            row.Bind(group.CallType);
            row.Bind((int)group.Payer);
        });

    // Looked up for every call. The call type is whatever a file says, so its hash is not to be foreseen.
    public override int GetHashCode()
    {
        int country = Country is [char first, char second, ..] ? (first << 8) | second : 0;
        return unchecked((country * 31) + CallType.GetHashCode(StringComparison.Ordinal) + (int)Payer);
    }
}
