using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Call records as an export would have them.</summary>
internal static class Calls
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);

    public static CallRecord UserOut(
        int number, string user = "ada@contoso.example", string to = "+442079460000", int seconds = 60, DateTimeOffset? start = null) => new()
    {
        UsageId = Id(number),
        CallId = $"call-{number}",
        UserPrincipalName = user,
        UserLocation = "US",
        DisplayName = "Ada",
        CallerId = "+12065550100",
        CallType = "user_out",
        NumberType = "Subscriber",
        DestinationNumber = to,
        StartTime = start ?? Noon.AddMinutes(number),
        DurationSeconds = seconds,
        Capability = "MCOPSTN1",
    };

    public static CallRecord TollFreeIn(int number, int seconds = 60, DateTimeOffset? start = null) => UserOut(number) with
    {
        UserPrincipalName = null,
        DisplayName = null,
        CallType = "ucap_in",
        NumberType = "TollFree",
        CallerId = "+442079460000",
        DestinationNumber = "+18005550100",
        DurationSeconds = seconds,
        StartTime = start ?? Noon.AddMinutes(number),
        Capability = "MCOEV_VIRTUALUSER",
    };

    public static Guid Id(int number) => new(number, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);

    public static RateCardLine Rate(string prefix, string perMinute, string service = "*", string? fee = null, string? increment = null) =>
        new(1, prefix, perMinute, service, ConnectionFee: fee, IncrementSeconds: increment);
}
