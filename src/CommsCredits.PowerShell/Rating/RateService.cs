namespace CommsCredits;

/// <summary>What a rate is for.</summary>
public enum RateService
{
    /// <summary>Any service: * in a rate card.</summary>
    Any,

    /// <summary>A call a user dials.</summary>
    CallingPlanOutbound,

    /// <summary>A call a meeting dials.</summary>
    ConferenceDialOut,

    /// <summary>A call to a toll-free service number.</summary>
    TollFreeInbound,

    /// <summary>A call to a toll bridge number of a pay-per-minute organiser.</summary>
    ConferenceTollInbound,

    /// <summary>A call an auto attendant or call queue dials.</summary>
    BotOutbound,
}
