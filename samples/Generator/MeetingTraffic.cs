namespace CommsCredits.Samples.Generator;

/// <summary>Meetings of Audio Conferencing: people dial in, and the meeting dials out.</summary>
static class MeetingTraffic
{
    static readonly string[] Near = ["1", "1416", "44", "447", "49", "33", "353", "41", "91", "65", "81", "61"];
    static readonly string[] Far = ["1876", "1809", "234", "971", "20", "354"];

    /// <summary>A month of one organiser.</summary>
    public static IEnumerable<CallRow> Of(Person organiser, Scene scene)
    {
        if (!organiser.HasMeetings) yield break;

        var capability = organiser.PaysPerMinute ? Capabilities.PayPerMinute : Capabilities.Meetings;
        for (var i = scene.Count(organiser.PaysPerMinute ? 14 : 6); i > 0; i--)
        {
            var perMinute = organiser.PaysPerMinute
                ? RateCard.Find(RateCard.ConferenceTollInbound, "*", organiser.Location == "GB" ? "44" : "1")!.PerMinute
                : 0;
            yield return scene.Incoming(
                organiser, organiser.Location, "conf_in", ServiceNumbers.Toll(organiser.Location), "Service", perMinute, capability);
        }
        for (var i = scene.Dice.Between(0, 2); i > 0; i--)
        {
            var (number, perMinute) = ServiceNumbers.TollFree(organiser.Location);
            yield return scene.Incoming(organiser, organiser.Location, "conf_in", number, "TollFree", perMinute, capability);
        }
        for (var i = scene.Count(4); i > 0; i--) yield return DialOut(organiser, scene);
    }

    static CallRow DialOut(Person organiser, Scene scene)
    {
        var to = scene.Dice.Chance(9) ? Destination.Of(scene.Dice.Pick(Far))
            : scene.Dice.Chance(60) ? scene.Dice.Pick(Destination.Inside(organiser.Location))
            : Destination.Of(scene.Dice.Pick(Near));
        var capability = Capabilities.OfDialOut(organiser, to);
        return scene.Outgoing(organiser, organiser.Location, "conf_out", to, capability, RateCard.ConferenceDialOut);
    }
}
