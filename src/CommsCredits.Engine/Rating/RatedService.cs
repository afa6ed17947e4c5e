namespace CommsCredits.Engine;

/// <summary>What a rate is for; dial-out, dial-in and Calling Plans have their own price lists.</summary>
public enum RatedService : byte
{
    /// <summary>Any service: <c>*</c> in a rate card.</summary>
    Any,

    /// <summary>A call a user dials (rule R3).</summary>
    CallingPlanOutbound,

    /// <summary>A call a meeting dials (rules A4, R3).</summary>
    ConferenceDialOut,

    /// <summary>A call to a toll-free service number (rule R4).</summary>
    TollFreeInbound,

    /// <summary>A call to a toll bridge number of a pay-per-minute organiser (rule C9).</summary>
    ConferenceTollInbound,

    /// <summary>A call an auto attendant or call queue dials (rule C10).</summary>
    BotOutbound,
}
