using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>What daily sums are kept by, beside the day and who called.</summary>
internal readonly record struct UsageGroup(string? Country, string CallType, Payer Payer);
