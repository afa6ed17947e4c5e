namespace CommsCredits.Samples.Generator;

/// <summary>What is seldom: emergencies, premium numbers, other operators, Direct Routing, unassigned numbers, codes nobody knows.</summary>
static class OtherTraffic
{
    const string Operator = "Fabrikam Telecom";

    static readonly string[] OperatorConnect = ["oc_user_in", "oc_user_out", "oc_user_out_conf", "oc_fmc_in", "oc_fmc_out"];

    static readonly string[] DirectRouting =
    [
        "dr_in", "dr_out", "dr_out_user_conf", "dr_out_user_forwarding", "dr_out_user_transfer", "dr_emergency_out",
        "dr_unassigned_in", "ByotIn", "ByotOut", "dr_in_bot", "dr_out_bot",
    ];

    /// <summary>A month of it.</summary>
    public static IEnumerable<CallRow> Of(Organisation contoso, Scene scene)
    {
        var named = contoso.People.ToDictionary(person => person.DisplayName, StringComparer.Ordinal);
        IEnumerable<CallRow>[] all =
        [
            Special(named, scene),
            Emergencies(named, scene),
            Foreign(named["Liam Ortega"], OperatorConnect, 9, Operator, scene),
            Foreign(named["Jun Sato"], DirectRouting, 2, "", scene),
            Foreign(named["Ada Winters"], ["fmc_in", "fmc_out"], 8, "Microsoft", scene),
            Foreign(named["Ben Castillo"], ["unassigned_in"], 12, "Microsoft", scene)
                .Select(call => call with { Owner = null, Callee = "+14255550199" }),
            Foreign(named["Ada Winters"], ["user_out_queue"], 1, "Microsoft", scene),
        ];
        return all.SelectMany(calls => calls);
    }

    // Premium and shared-cost numbers, a toll-free number of someone else, a call without any plan.
    static IEnumerable<CallRow> Special(Dictionary<string, Person> named, Scene scene)
    {
        (string Name, Destination To)[] calls =
        [
            ("Denis Moreau", Destination.Of("3389")), ("Gilles Roche", Destination.Of("3389")),
            ("Quentin Hale", Destination.Of("44843")), ("Tara Singh", Destination.Of("44843")), ("Uma Kapoor", Destination.Of("44843")),
            ("Ben Castillo", Destination.Refused[0]), ("Sam Whitlock", Destination.Refused[1]), ("Anton Beck", Destination.Refused[2]),
            ("Mona Farah", Destination.Of("1")), ("Mona Farah", Destination.Of("44")),
        ];
        foreach (var (name, to) in calls) yield return Dial(named[name], to, "user_out", scene);

        foreach (var name in (string[])["Dev Raman", "Elena Petrov", "Jack Morrow"])
        {
            var call = Dial(named[name], Destination.Of("1"), "user_out", scene);
            yield return call with { Callee = scene.Dice.Number("+187755501##") };
        }

        // A meeting that dialled a number the report does not tell: nothing to find a price by.
        var hidden = scene.Outgoing(
            named["Kira Boyd"], "US", "conf_out", Destination.Of("1"), Capabilities.PayPerMinute, RateCard.ConferenceDialOut);
        yield return hidden with { Callee = "anonymous" };
    }

    static IEnumerable<CallRow> Emergencies(Dictionary<string, Person> named, Scene scene)
    {
        yield return Dial(named["Hugo Martins"], Destination.Of("1"), "emergency_out", scene) with { Callee = "911", Charge = 0 };
        yield return Dial(named["Victor Lane"], Destination.Of("44"), "emergency_out", scene) with { Callee = "999", Charge = 0 };
        var back = named["Hugo Martins"];
        yield return scene.Incoming(back, back.Location, "emergency_in", back.Number, "Subscriber", 0, Capabilities.Credits);
    }

    static IEnumerable<CallRow> Foreign(Person owner, IReadOnlyList<string> types, int each, string operatorName, Scene scene)
    {
        foreach (var type in types)
        {
            for (var i = scene.Count(each); i > 0; i--)
            {
                var inbound = type.Contains("_in", StringComparison.Ordinal) || type.EndsWith("In", StringComparison.Ordinal);
                var call = inbound
                    ? scene.Incoming(owner, owner.Location, type, owner.Number, "Subscriber", 0, "MCOEV")
                    : Dial(owner, Destination.Inside(owner.Location)[0], type, scene) with { Capability = "MCOEV" };
                yield return call with { Operator = operatorName, Charge = 0 };
            }
        }
    }

    static CallRow Dial(Person person, Destination to, string type, Scene scene)
    {
        var capability = Capabilities.OfUserCall(person, to, Scene.SameCountry(to.Country, person.Location));
        return scene.Outgoing(person, person.Location, type, to, capability, RateCard.CallingPlanOutbound);
    }
}
