namespace CommsCredits.Samples.Generator;

/// <summary>Auto attendants and call queues; the report names nobody as their owner.</summary>
static class BotTraffic
{
    static readonly string[] Destinations = ["1", "1787", "1416", "44", "447", "49"];

    /// <summary>A month of the switchboard in the United States and of the help desk in the United Kingdom.</summary>
    public static IEnumerable<CallRow> Of(Scene scene)
    {
        foreach (var location in (string[])["US", "GB"])
        {
            for (var i = scene.Count(34); i > 0; i--)
                yield return scene.Incoming(null, location, "ucap_in", ServiceNumbers.Toll(location), "Service", 0, Capabilities.Bot);
            for (var i = scene.Count(28); i > 0; i--)
            {
                var (number, perMinute) = ServiceNumbers.TollFree(location);
                yield return scene.Incoming(null, location, "ucap_in", number, "TollFree", perMinute, Capabilities.Bot);
            }
            for (var i = scene.Count(14); i > 0; i--) yield return Outgoing(scene, location, "ucap_out", Capabilities.Credits);
            for (var i = scene.Count(2); i > 0; i--) yield return Outgoing(scene, location, "ucap_out_conf", Capabilities.Credits);
        }

        // A resource account without plan and credits: the call cannot be paid by anyone.
        yield return Outgoing(scene, "GB", "ucap_out", Capabilities.Bot);
    }

    static CallRow Outgoing(Scene scene, string location, string type, string capability) =>
        scene.Outgoing(null, location, type, Destination.Of(scene.Dice.Pick(Destinations)), capability, RateCard.BotOutbound);
}
