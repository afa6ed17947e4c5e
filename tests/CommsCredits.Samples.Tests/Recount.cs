using System.Globalization;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A call as the recount sees it; Charge is null where there is no price.</summary>
sealed record CountedCall(string UsageId, string Upn, string Month, string Payer, string Reason, int PoolMinutes, decimal? Charge);

/// <summary>
/// The sample story counted again, naively: one loop over the rows, decimals and dictionaries, the rules of the design written
/// down a second time. It shares facts with the engine (country and class of numbers, Zone A) but no rule.
/// </summary>
sealed class Recount
{
    const decimal Trigger = 100, RechargeAmount = 150;

    // Minutes a holder adds to a month: at home, abroad.
    static readonly Dictionary<(string Country, string Plan), (int Home, int Abroad)> Minutes = new()
    {
        [("US", "CallingPlanDomestic")] = (3000, 0),
        [("US", "CallingPlanInternational")] = (3000, 600),
        [("GB", "CallingPlanDomestic")] = (3000, 0),
        [("GB", "CallingPlan120")] = (120, 0),
        [("DE", "CallingPlanDomestic")] = (1200, 0),
        [("DE", "CallingPlanInternational")] = (1200, 600),
        [("DE", "CallingPlan240")] = (240, 0),
        [("FR", "CallingPlan120NotPooled")] = (120, 0),
        [("FR", "CallingPlanDomestic")] = (1200, 0),
        [("SG", "CallingPlan240")] = (240, 0),
    };

    // Premium and shared-cost numbers that credits pay for, as far as they occur here.
    static readonly (string Country, string Prefix)[] PremiumByCredits = [("FR", "33"), ("GB", "44843")];

    readonly Dictionary<string, Holder> _holders = [];
    readonly List<Dictionary<string, string>> _rates;
    readonly Dictionary<string, int> _used = [];
    readonly HashSet<string> _strangers = []; // the months in which the one who is not recorded called
    readonly Dictionary<string, string> _seen = [];

    public Recount(string folder, decimal funding)
    {
        Balance = funding;
        _rates = RawCsv.Read(Path.Combine(folder, "rates.csv"));
        foreach (var user in RawCsv.Read(Path.Combine(folder, "users.csv")))
            _holders.Add(user["ObjectId"], new Holder(user["ObjectId"], user["UsageLocation"], user["Licenses"].Split(';')));
    }

    public List<CountedCall> Calls { get; } = [];

    public decimal Balance { get; private set; }

    public List<decimal> Recharges { get; } = [];

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>Counts one export.</summary>
    public void Take(string path)
    {
        var good = new List<(DateTimeOffset Start, Dictionary<string, string> Row)>();
        foreach (var row in RawCsv.Read(path))
        {
            var type = row["Call Type"];
            if (type.StartsWith("dr_", StringComparison.Ordinal) || type.StartsWith("Byot", StringComparison.Ordinal)) Skipped++;
            else if (!DateTimeOffset.TryParse(row["Start Time"], CultureInfo.InvariantCulture, out var start)
                || !int.TryParse(row["Duration Seconds"], CultureInfo.InvariantCulture, out _)) Rejected++;
            else good.Add((start, row));
        }

        foreach (var (_, row) in good.OrderBy(call => call.Start).ThenBy(call => call.Row["UsageId"], StringComparer.Ordinal))
        {
            var content = $"{row["UPN"]}|{row["Call Type"]}|{row["Start Time"]}|{row["Duration Seconds"]}";
            if (_seen.TryAdd(row["UsageId"], content)) Count(row);
            else if (_seen[row["UsageId"]] == content) Duplicates++;
            else Rejected++;
        }
    }

    void Count(Dictionary<string, string> row)
    {
        var (payer, reason, minutes, charge) = Price(row);
        Calls.Add(new CountedCall(row["UsageId"], row["UPN"], row["Start Time"][..7], payer, reason, minutes, charge));
        Balance -= charge ?? 0;
        if (charge > 0 && Balance < Trigger)
        {
            var added = RechargeAmount;
            while (Balance + added < Trigger) added += RechargeAmount;
            Balance += added;
            Recharges.Add(added);
        }
    }

    (string Payer, string Reason, int Minutes, decimal? Charge) Price(Dictionary<string, string> row)
    {
        var type = row["Call Type"];
        var seconds = int.Parse(row["Duration Seconds"], CultureInfo.InvariantCulture);
        if (type.StartsWith("emergency", StringComparison.Ordinal)) return Free("Emergency");
        if (type.StartsWith("fmc", StringComparison.Ordinal) || type.StartsWith("oc_", StringComparison.Ordinal)
            || type == "unassigned_in") return Free("Free");
        if (type.Split('_')[0] is not ("user" or "conf" or "ucap") || type == "user_out_queue") return ("None", "UnknownCallType", 0, 0);
        if (row["Capability"] == "FREECALL") return Free("FreeCall");
        if (seconds == 0) return Free("Unanswered");

        var call = new Facts(row, Owner(row), seconds);
        return type.EndsWith("_in", StringComparison.Ordinal) ? Inbound(call)
            : call.IsPremiumByCredits ? Licensed(call, "CallingPlanOutbound", 0)
            : call.Class == NumberClass.Premium ? ("None", "PremiumNotSupported", 0, 0)
            : type == "conf_out" ? Meeting(call)
            : type.StartsWith("ucap", StringComparison.Ordinal) ? Bot(call)
            : User(call);
    }

    (string Payer, string Reason, int Minutes, decimal? Charge) Inbound(Facts call) =>
        call.Row["Number Type"] == "TollFree" ? Credits(call, "TollFreeInbound", 0)
        : call.Row["Call Type"] == "conf_in" && call.Owner!.Holds("AudioConferencingPayPerMinute") ? Credits(call, "ConferenceTollInbound", 0)
        : Free("Free");

    (string Payer, string Reason, int Minutes, decimal? Charge) Meeting(Facts call)
    {
        var owner = call.Owner!;
        if (owner.Holds("AudioConferencingPayPerMinute")) return Credits(call, "ConferenceDialOut", 0);
        if (owner.Holds("AudioConferencingDialOutUsCa") && call.Country is "US" or "CA") return Free("Free");
        if (call.Country is null || !AllotmentTable.Default.IsZoneA(call.Country)) return Licensed(call, "ConferenceDialOut", 0);

        var total = 60 * _holders.Values.Count(holder => holder.Holds("EnterpriseE5") || holder.Holds("AudioConferencing"));
        return FromPool(call, "ConferenceDialOut", $"{call.Month}|meetings", total);
    }

    (string Payer, string Reason, int Minutes, decimal? Charge) Bot(Facts call) => call.Row["Capability"] == "MCOPSTNPP"
        ? Credits(call, "BotOutbound", 0)
        : ("None", "OwnerUnknown", 0, 0);

    (string Payer, string Reason, int Minutes, decimal? Charge) User(Facts call)
    {
        var owner = call.Owner!;
        if (owner.Plan is null) return ("None", "NoPlan", 0, 0);

        var home = Home(call.Country) == Home(owner.Country);
        var world = owner.Plan == "CallingPlanInternational" && AllotmentTable.Default.IsInternationalDestination(call.Country!);
        if (owner.Plan == "CallingPlanPayAsYouGo" || (!home && !world)) return Licensed(call, "CallingPlanOutbound", 0);

        var country = Home(owner.Country);
        var (atHome, abroad) = Minutes[(country, owner.Plan)];
        var ownPool = owner.Plan == "CallingPlan120NotPooled";
        var heads = ownPool ? 1 : _holders.Values.Count(holder => holder.Plan == owner.Plan && Home(holder.Country) == country)
            + (owner.Plan == "CallingPlanDomestic" && country == "US" && _strangers.Contains(call.Month) ? 1 : 0);
        var pool = $"{call.Month}|{country}|{owner.Plan}|{(ownPool ? owner.ObjectId : "")}";

        // The international plan ends when either of its caps is reached.
        var (mine, other) = home ? ("|home", "|abroad") : ("|abroad", "|home");
        var otherTotal = heads * (home ? abroad : atHome);
        var ended = owner.Plan == "CallingPlanInternational" && _used.GetValueOrDefault(pool + other) >= otherTotal;
        return FromPool(call, "CallingPlanOutbound", pool + mine, ended ? 0 : heads * (home ? atHome : abroad));
    }

    (string Payer, string Reason, int Minutes, decimal? Charge) FromPool(Facts call, string service, string pool, int total)
    {
        var minutes = Math.Min(call.Minutes, Math.Max(0, total - _used.GetValueOrDefault(pool)));
        var answer = minutes == call.Minutes ? ("Pool", "Ok", minutes, 0) : Licensed(call, service, minutes, "PoolExhausted");
        _used[pool] = _used.GetValueOrDefault(pool) + answer.Item3;
        return answer;
    }

    (string Payer, string Reason, int Minutes, decimal? Charge) Licensed(Facts call, string service, int poolMinutes, string reason = "Ok") =>
        call.Owner!.Holds("CommunicationsCredits") ? Credits(call, service, poolMinutes, reason) : ("None", "NoCreditLicense", 0, 0);

    (string Payer, string Reason, int Minutes, decimal? Charge) Credits(Facts call, string service, int poolMinutes, string reason = "Ok")
    {
        if (call.Digits.Length == 0) return ("None", "NumberInvalid", 0, null);

        var origin = service.StartsWith("Conference", StringComparison.Ordinal) ? "*" : call.Owner?.Country ?? call.Row["User Location"];
        var rate = _rates
            .Where(line => line["Service"] == service && call.Digits.StartsWith(line["Prefix"], StringComparison.Ordinal))
            .Where(line => line["Origin"] == "*" || line["Origin"] == origin)
            .OrderByDescending(line => line["Prefix"].Length)
            .ThenBy(line => line["Origin"] == "*")
            .FirstOrDefault();
        if (rate is null) return ("None", "NoRate", 0, null);

        var seconds = call.Seconds - (poolMinutes * 60);
        var step = int.Parse(rate["IncrementSeconds"], CultureInfo.InvariantCulture);
        var billed = poolMinutes > 0 ? 0 : int.Parse(rate["MinimumSeconds"], CultureInfo.InvariantCulture);
        while (billed < seconds) billed += step;

        var price = decimal.Parse(rate["PerMinute"], CultureInfo.InvariantCulture) * billed / 60;
        var fee = decimal.Parse(rate["ConnectionFee"], CultureInfo.InvariantCulture);
        return ("Credits", reason, poolMinutes, decimal.Round(fee + price, 6, MidpointRounding.AwayFromZero));
    }

    // Someone who is not recorded holds what the record's capability says, from the first call of a month on.
    Holder? Owner(Dictionary<string, string> row)
    {
        var id = row.TryGetValue("AAD ObjectId", out var old) ? old : row["Microsoft Entra ObjectId"];
        if (id.Length == 0) return null;
        if (_holders.TryGetValue(id, out var known)) return known;

        Assert.Equal("MCOPSTN1", row["Capability"]);
        _strangers.Add(row["Start Time"][..7]);
        return new Holder(id, row["User Location"], ["CallingPlanDomestic"]);
    }

    static (string Payer, string Reason, int Minutes, decimal? Charge) Free(string reason) => ("Included", reason, 0, 0);

    static string Home(string? country) => country == "PR" ? "US" : country ?? "";

    sealed record Holder(string ObjectId, string Country, string[] Licenses)
    {
        public string? Plan => Licenses.FirstOrDefault(license => license.StartsWith("CallingPlan", StringComparison.Ordinal));

        public bool Holds(string license) => Licenses.Contains(license);
    }

    sealed class Facts
    {
        public Facts(Dictionary<string, string> row, Holder? owner, int seconds)
        {
            (Row, Owner, Seconds) = (row, owner, seconds);
            var callee = row["Destination Number"].TrimStart('+').TrimEnd('*');
            var caller = row["Caller ID"].TrimStart('+').TrimEnd('*');
            var tollFree = NumberPlan.Default.Classify(caller).Class == NumberClass.TollFree;
            var inbound = row["Call Type"].EndsWith("_in", StringComparison.Ordinal);
            Digits = inbound && tollFree ? caller : callee;
            if (!Digits.All(char.IsAsciiDigit)) Digits = "";
            var facts = Digits.Length == 0 ? default : NumberPlan.Default.Classify(Digits);
            (Country, Class) = (facts.Country, facts.Class);
        }

        public Dictionary<string, string> Row { get; }

        public Holder? Owner { get; }

        public int Seconds { get; }

        public int Minutes => (Seconds + 59) / 60;

        public string Month => Row["Start Time"][..7];

        public string Digits { get; }

        public string? Country { get; }

        public NumberClass Class { get; }

        public bool IsPremiumByCredits => Class is NumberClass.Premium or NumberClass.SharedCost
            && PremiumByCredits.Any(pair => pair.Country == Owner!.Country && Digits.StartsWith(pair.Prefix, StringComparison.Ordinal));
    }
}
