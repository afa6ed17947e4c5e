using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>What speaks against a call that somebody could pay: policies, the spend limit and the balance.</summary>
internal static class Controls
{
    /// <summary>The policy that forbids an outgoing call (rule K1).</summary>
    /// <param name="call">The facts of a call that is not an emergency (rule R8).</param>
    /// <param name="state">What the account has.</param>
    /// <returns>DialOutPolicy or ConferenceDialOut, or null.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static QuoteReason? OfPolicy(in CallFacts call, ChargingState state)
    {
        if (!state.JudgesControls || call.Type.Direction == CallDirection.Inbound)
        {
            return null;
        }

        // Where the country is not known, a policy that asks for it cannot be met.
        bool domestic = call.Domestic == true;
        if (call.Type.Family == CallFamily.Conference)
        {
            bool open = call.ConferenceDialOut switch
            {
                ConferenceDialOut.Any => true,
                ConferenceDialOut.SameCountry => domestic,
                ConferenceDialOut.ZoneA => call.Country is not null && state.Allotments.IsZoneA(call.Country),
                _ => false,
            };
            return open ? null : QuoteReason.ConferenceDialOut;
        }

        bool allowed = call.DialOutPolicy == DialOutPolicy.InternationalAndDomestic
            || (call.DialOutPolicy == DialOutPolicy.Domestic && domestic);
        return allowed ? null : QuoteReason.DialOutPolicy;
    }

    /// <summary>Whether limit and balance let a call begin that credits pay (rules K2, F11).</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <param name="openingPrice">The fee and the least that is billed, in millionths.</param>
    /// <returns>SpendLimit or NoCredit, or null.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static QuoteReason? OfMoney(in CallFacts call, ChargingState state, long openingPrice)
    {
        if (!state.JudgesControls)
        {
            return null;
        }

        bool withinLimit = LimitLeft(call, state) is not { } left || (left > 0 && left >= openingPrice);
        long balance = state.Balance;
        return !withinLimit ? QuoteReason.SpendLimit
            : balance <= 0 || balance < openingPrice ? QuoteReason.NoCredit
            : null;
    }

    /// <summary>What the user may still spend in the month of the call.</summary>
    /// <param name="call">The facts of the call.</param>
    /// <param name="state">What the account has.</param>
    /// <returns>Millionths, perhaps below zero; null where there is no limit or the call is inbound.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static long? LimitLeft(in CallFacts call, ChargingState state) =>
        call.SpendLimit is { } limit && call.Spender is { } user && call.Type.Direction == CallDirection.Outbound
            ? limit - state.Spending.Spent(user, state.Account.Months.MonthOf(call.Start))
            : null;
}
