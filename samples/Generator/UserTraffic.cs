namespace CommsCredits.Samples.Generator;

/// <summary>Calls of people: with a Calling Plan, in, out, forwarded, transferred, three-way.</summary>
static class UserTraffic
{
    static readonly Dictionary<string, (int Calls, int Abroad)> Habits = new(StringComparer.Ordinal)
    {
        ["Sales"] = (38, 28),
        ["Support"] = (44, 8),
        ["Marketing"] = (20, 20),
        ["Field Service"] = (32, 12),
        ["Executive"] = (14, 45),
        ["Engineering"] = (26, 40),
        ["Finance"] = (12, 10),
        [""] = (6, 0),
    };

    static readonly string[] FarAway = ["254", "354", "995"];

    /// <summary>A month of one person.</summary>
    public static IEnumerable<CallRow> Of(Person person, Scene scene)
    {
        if (person.Plan is null) yield break;

        var (calls, abroad) = Habits[person.Department];
        for (var i = scene.Count(calls); i > 0; i--) yield return Outgoing(person, scene, abroad);
        for (var i = scene.Count(calls) / 2; i > 0; i--)
        {
            yield return scene.Incoming(
                person, person.Location, "user_in", person.Number, "Subscriber", 0, Capabilities.PlanCode(person));
        }
    }

    static CallRow Outgoing(Person person, Scene scene, int abroad)
    {
        var to = scene.Dice.Chance(abroad) ? Abroad(person, scene) : scene.Dice.Pick(Destination.Inside(person.Location));
        var domestic = Scene.SameCountry(to.Country, person.Location);
        var capability = scene.Dice.Roll(300) == 0 ? Capabilities.FreeCall : Capabilities.OfUserCall(person, to, domestic);
        return scene.Outgoing(person, person.Location, TypeOf(scene), to, capability, RateCard.CallingPlanOutbound);
    }

    static Destination Abroad(Person person, Scene scene)
    {
        var far = scene.Dice.Chance(2) ? Destination.Of(scene.Dice.Pick(FarAway)) : scene.Dice.Pick(Destination.All);
        var unusual = far.Kind is "Premium" or "SharedCost" || (!far.IsRated && !FarAway.Contains(far.Prefix))
            || Scene.SameCountry(far.Country, person.Location);
        return unusual ? Abroad(person, scene) : far;
    }

    static string TypeOf(Scene scene) => scene.Dice.Roll(100) switch
    {
        < 2 => "user_out_conf",
        < 6 => "user_out_transfer",
        < 11 => "user_out_forwarding",
        _ => "user_out",
    };
}
