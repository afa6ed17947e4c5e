namespace CommsCredits.Engine;

/// <summary>What licences let their holder do; the grants of several licences add up.</summary>
[Flags]
public enum LicenseGrants
{
    /// <summary>Nothing that concerns PSTN calls.</summary>
    None = 0,

    /// <summary>Audio Conferencing with included minutes to Zone A.</summary>
    AudioConferencing = 1 << 0,

    /// <summary>Audio Conferencing of which every minute is paid from credits (C9).</summary>
    AudioConferencingPayPerMinute = 1 << 1,

    /// <summary>Meeting dial-out to the United States and Canada without using up the pool.</summary>
    AudioConferencingDialOutUsCa = 1 << 2,

    /// <summary>Phone System, by itself without any way to dial out.</summary>
    PhoneSystem = 1 << 3,

    /// <summary>Phone System of an auto attendant or a call queue.</summary>
    PhoneSystemResourceAccount = 1 << 4,

    /// <summary>A plan of 120 domestic minutes.</summary>
    CallingPlan120 = 1 << 5,

    /// <summary>A plan of 120 domestic minutes that belong to the user alone (M7).</summary>
    CallingPlan120NotPooled = 1 << 6,

    /// <summary>A plan of 240 domestic minutes.</summary>
    CallingPlan240 = 1 << 7,

    /// <summary>The domestic plan.</summary>
    CallingPlanDomestic = 1 << 8,

    /// <summary>The domestic and international plan.</summary>
    CallingPlanInternational = 1 << 9,

    /// <summary>A plan without minutes: every outgoing call is paid (C7).</summary>
    CallingPlanPayAsYouGo = 1 << 10,

    /// <summary>Opens the account's balance.</summary>
    CommunicationsCredits = 1 << 11,

    /// <summary>Every Calling Plan there is; one user holds at most one of them.</summary>
    AnyCallingPlan = CallingPlan120 | CallingPlan120NotPooled | CallingPlan240 | CallingPlanDomestic
        | CallingPlanInternational | CallingPlanPayAsYouGo,
}
