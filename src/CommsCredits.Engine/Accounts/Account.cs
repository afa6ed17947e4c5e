namespace CommsCredits.Engine;

/// <summary>One prepaid balance with everything that belongs to it (rule F1).</summary>
/// <param name="Id">The key of the account inside its store.</param>
/// <param name="Name">The name, unique in the store without regard to case.</param>
/// <param name="Currency">The one currency of its balance.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the organisation's country.</param>
/// <param name="IsDefault">Whether commands that name no account mean this one.</param>
/// <param name="Settings">What Microsoft leaves open.</param>
public sealed record Account(int Id, string Name, Currency Currency, string Country, bool IsDefault, AccountSettings Settings)
{
    private MonthClock? months;

    /// <summary>The calendar months of the account's time zone (rule M4).</summary>
    public MonthClock Months => months ??= MonthClock.Of(Settings.TimeZone);
}
