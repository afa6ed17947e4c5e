namespace CommsCredits.Samples.Generator;

/// <summary>What real reports are like: a row twice, a row that contradicts another, rows that cannot be read.</summary>
static class Oddities
{
    /// <summary>The last call of a month stands in the next month's report as well.</summary>
    public static void Repeat(List<CallRow> month, List<CallRow> next) =>
        next.Insert(0, month.Last(call => call.Type == "user_out"));

    /// <summary>Another call claims the usage id of one that came before it.</summary>
    public static void Contradict(List<CallRow> month, Dice dice)
    {
        var first = month.First(call => call is { Type: "user_out", Seconds: > 0 });
        month.Add(first with { CallId = dice.Id(), Start = first.Start.AddMinutes(90), Seconds = first.Seconds + 61 });
    }

    /// <summary>A start that is no moment, and a duration that is no number.</summary>
    public static void Damage(List<CallRow> month, List<CallRow> other)
    {
        month.Insert(month.Count / 2, Spoiled(month, "Start Time", "yesterday"));
        other.Insert(other.Count / 3, Spoiled(other, "Duration Seconds", "n/a"));
    }

    /// <summary>A toll-free call as the report of 2022 words it: Caller ID is the number that received the call.</summary>
    public static CallRow TurnTollFree(CallRow call) => call.Inbound && call.NumberType == "TollFree"
        ? call with { Caller = call.Callee, Callee = call.Caller }
        : call;

    static CallRow Spoiled(List<CallRow> month, string column, string text)
    {
        var call = month.First(call => call.Type == "user_in");
        var bytes = call.UsageId.ToByteArray(bigEndian: true);
        bytes[0] ^= 0xFF;
        return call with { UsageId = new Guid(bytes, bigEndian: true), Damage = (column, text) };
    }
}
