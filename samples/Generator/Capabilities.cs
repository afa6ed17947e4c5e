namespace CommsCredits.Samples.Generator;

/// <summary>The licence that the provider names for a call, as far as it can be told without counting minutes.</summary>
static class Capabilities
{
    public const string Credits = "MCOPSTNPP";
    public const string Meetings = "MCOMEETADD";
    public const string PayPerMinute = "MCOMEETACPEA";
    public const string Bot = "MCOEV_VIRTUALUSER";
    public const string FreeCall = "FREECALL";

    const string MeetingsUsCa = "MCOMEETADD_DIALOUT_US";

    static readonly string[] OutsideZoneA = ["JM", "DO", "NG", "AE", "EG", "KE", "IS", "GE"];

    /// <summary>Of a call that a person dials.</summary>
    public static string OfUserCall(Person person, Destination to, bool domestic)
    {
        var extra = to.Kind is "Premium" or "SharedCost" || (!domestic && person.Plan != "CallingPlanInternational");
        return (extra && person.Holds("CommunicationsCredits")) || person.Plan == "CallingPlanPayAsYouGo" ? Credits : PlanCode(person);
    }

    /// <summary>Of a call that a person's meeting dials.</summary>
    public static string OfDialOut(Person organiser, Destination to) =>
        organiser.PaysPerMinute ? PayPerMinute
        : organiser.Holds("AudioConferencingDialOutUsCa") && to.Country is "US" or "CA" ? MeetingsUsCa
        : OutsideZoneA.Contains(to.Country) && organiser.Holds("CommunicationsCredits") ? Credits
        : Meetings;

    /// <summary>Of the plan a person holds.</summary>
    public static string PlanCode(Person person) => person.Plan switch
    {
        "CallingPlan120" => "MCOPSTN5",
        "CallingPlan240" => "MCOPSTN6",
        "CallingPlan120NotPooled" => "MCOPSTN8",
        "CallingPlanDomestic" => "MCOPSTN1",
        "CallingPlanInternational" => "MCOPSTN2",
        _ => "MCOEV",
    };
}
