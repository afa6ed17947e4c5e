using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Users, cards and two months of calls from a seed, to be told to stores in different orders.</summary>
internal sealed class RandomBusiness
{
    private static readonly string[] Numbers =
        ["+12065550111", "+4930123456", "+491711234567", "+442079460000", "+33142685300", "+93701234567", "+14165550111"];

    private readonly Random random;

    public RandomBusiness(int seed)
    {
        random = new Random(seed);
        Users = [.. Enumerable.Range(1, 6).Select(number => (
            $"user{number}@contoso.example",
            Pick("US", "DE", "GB"),
            (string[])[.. Licenses(number)]))];
        Records = [.. Enumerable.Range(1, 120).Select(Record)];
        Cards = [.. Enumerable.Range(1, 3).Select(number => new RateCardLine[]
        {
            Calls.Rate("44", Price(), fee: "0.05"), Calls.Rate("49", Price()), Calls.Rate("4917", Price(), increment: "6"), Calls.Rate("1", Price()),
            Calls.Rate("33", Price()), Calls.Rate("1800", Price(), "TollFreeInbound"),
        }[..random.Next(3, 7)])];
    }

    public (string Name, string Location, string[] Licenses)[] Users { get; }

    public CallRecord[] Records { get; }

    public RateCardLine[][] Cards { get; }

    public int Next(int limit) => random.Next(limit);

    /// <summary>Records a user with what he has held since the first day.</summary>
    public static void Tell(TestStore store, (string Name, string Location, string[] Licenses) user) =>
        store.User(user.Name, user.Location, user.Licenses);

    /// <summary>Takes in a card in force from a day of its own on.</summary>
    public void Tell(TestStore store, int card) => new ImportRateCard(store.Context).Execute(
        new RateCardRequest(null, $"Card {card}", EffectiveFrom: TestStore.Start.AddDays(card * 10)), Cards[card], WriteMode.Commit);

    private IEnumerable<string> Licenses(int number)
    {
        string plan = Pick("CallingPlan120", "CallingPlan120NotPooled", "CallingPlanDomestic", "CallingPlanInternational", "CallingPlanPayAsYouGo", "");
        yield return number % 3 == 0 ? "EnterpriseE5" : "PhoneSystem";
        if (plan.Length > 0)
        {
            yield return plan;
        }

        if (random.Next(4) > 0)
        {
            yield return "CommunicationsCredits";
        }
    }

    private CallRecord Record(int number)
    {
        DateTimeOffset start = TestStore.Start.AddMinutes(random.Next(0, 58 * 1_440));
        string user = $"user{random.Next(1, 8)}@contoso.example";
        string type = Pick("user_out", "user_out", "user_out", "conf_out", "user_in");
        return random.Next(10) == 0
            ? Calls.TollFreeIn(number, random.Next(0, 600), start)
            : Calls.UserOut(number, user, Pick(Numbers), random.Next(0, Pick(60, 3_000, 9_000)), start) with
            {
                CallType = type,
                Capability = type == "conf_out" ? "MCOMEETADD" : Pick("MCOPSTN1", "MCOPSTNPP", ""),
            };
    }

    private string Price() => Money.ToDecimal(random.Next(0, 400_000)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
