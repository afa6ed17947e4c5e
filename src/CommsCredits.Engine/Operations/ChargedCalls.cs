using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Picks, of stored calls, those whose charge by the provider tells a price, and counts what it leaves out.</summary>
/// <param name="account">The account whose currency counts.</param>
internal sealed class ChargedCalls(Account account)
{
    // What the reports call a call that credits paid for: Communications Credits, and conferencing paid by the minute.
    private const string Credits = "MCOPSTNPP";
    private const string PayPerMinute = "MCOMEETACPEA";

    private const string NoCurrency = "no currency";

    private readonly SortedDictionary<string, long> foreign = new(StringComparer.Ordinal);
    private long unplaced;

    /// <summary>What people should know of calls that were left out; calls that credits did not pay for are no news.</summary>
    public IEnumerable<string> Warnings()
    {
        foreach ((string currency, long calls) in foreign)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{calls} calls were charged in {currency}, not in {account.Currency}; they are left out.");
        }

        if (unplaced > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{unplaced} calls were charged, but their type or number belongs to no price list; they are left out.");
        }
    }

    /// <summary>Whether credits paid for a call and the provider says how much.</summary>
    /// <param name="record">The record.</param>
    /// <returns>False also for a charge in another currency, which is counted.</returns>
    public bool TellsAPrice(CallRecord record)
    {
        if (record is not { Charge: > 0, DurationSeconds: > 0, Capability: { } capability } || !PaidByCredits(capability))
        {
            return false;
        }

        string currency = record.Currency?.Trim().ToUpperInvariant() is { Length: > 0 } code ? code : NoCurrency;
        bool ours = currency == account.Currency.Code;
        if (!ours)
        {
            foreign[currency] = foreign.GetValueOrDefault(currency) + 1;
        }

        return ours;
    }

    /// <summary>The charge beside what a rate depends on.</summary>
    /// <param name="record">A record that tells a price.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="numbers">The prefixes there are.</param>
    /// <returns>Null where no rate could price the call; it is counted.</returns>
    public ProviderCall? Place(CallRecord record, in CallFacts facts, NumberPlan numbers)
    {
        int prefix = facts.Digits.Length == 0 ? 0 : numbers.Classify(facts.Digits).PrefixLength;
        if (prefix == 0 || !HasPriceList(facts))
        {
            unplaced++;
            return null;
        }

        return new ProviderCall(
            facts.Service, OriginOf(facts), facts.Digits[..prefix], facts.Seconds, record.Charge!.Value, record.ConnectionFee ?? 0);
    }

    private static bool PaidByCredits(string capability) =>
        string.Equals(capability, Credits, StringComparison.OrdinalIgnoreCase)
        || capability.StartsWith(PayPerMinute, StringComparison.OrdinalIgnoreCase);

    // Emergency calls, mobile convergence and the like are free; toll dial-in is paid for meetings alone (C9).
    private static bool HasPriceList(in CallFacts facts) => facts.Type.Family switch
    {
        CallFamily.Conference => true,
        CallFamily.User or CallFamily.Bot => facts.Service != RatedService.ConferenceTollInbound,
        _ => false,
    };

    // What a user or a bot dials is priced by usage location as well (R3); meetings by destination only (A4), and calls to a
    // service number by that number (R4).
    private static string OriginOf(in CallFacts facts)
    {
        bool matters = facts.Service is RatedService.CallingPlanOutbound or RatedService.BotOutbound;
        return matters && facts.Location is { } location && CountryTable.Default.Contains(location)
            ? string.Intern(location.ToUpperInvariant())
            : Rate.AnyOrigin;
    }
}
