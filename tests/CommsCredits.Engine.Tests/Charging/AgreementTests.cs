using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Laws L5, L6, L9 and L12 over 100,000 random calls and states; a failure names its seed.</summary>
public class AgreementTests
{
    private const int Scenes = 5_000;
    private const int CallsPerScene = 20;

    [Fact]
    public void L9_QuestionAndImport_GiveTheSameQuote()
    {
        HashSet<QuoteReason> reasons = [];
        HashSet<Payer> payers = [];
        ForEachCall((seed, scene, record, parties) =>
        {
            CallFacts question = scene.Reader.Read(AsQuestion(record), parties) with { Provider = null };
            Quote asked = Quoter.Quote(question, scene.State);
            PricedCall charged = scene.Charger.Charge(record, parties);

            Assert.True(asked == charged.Quote, $"seed {seed}: asked {asked}, charged {charged.Quote}");
            Assert.True(charged.Draws.Sum(draw => draw.Micros) == (charged.Quote.Charge ?? 0), $"seed {seed}: draws");
            reasons.Add(asked.Reason);
            payers.Add(asked.Payer);
        });

        // What the random calls reach, so that the property is not about nothing.
        Assert.Equal(Enum.GetValues<Payer>(), payers.Order());
        HashSet<QuoteReason> reachable =
            [
                QuoteReason.Ok, QuoteReason.Free, QuoteReason.Emergency, QuoteReason.Unanswered, QuoteReason.PoolExhausted,
                QuoteReason.NoCredit, QuoteReason.NoCreditLicense, QuoteReason.NoPlan, QuoteReason.PremiumNotSupported,
                QuoteReason.DialOutPolicy, QuoteReason.ConferenceDialOut, QuoteReason.SpendLimit, QuoteReason.NoRate,
                QuoteReason.OwnerUnknown, QuoteReason.UnknownCallType, QuoteReason.NumberInvalid,
            ];
        Assert.Superset(reachable, reasons);
    }

    [Fact]
    public void L12_LongestCall_IsPaidAndOneIncrementMoreIsNot()
    {
        int bounded = 0;
        int unbounded = 0;
        int refused = 0;
        ForEachCall((seed, scene, record, parties) =>
        {
            CallFacts call = scene.Reader.Read(record, parties) with { Provider = null, Seconds = 1 };
            long? longest = Quoter.LongestSeconds(call, scene.State);
            long money = Math.Min(scene.State.Balance, LimitLeft(scene, call) ?? long.MaxValue);
            if (longest is null)
            {
                Quote endless = Quoter.Quote(call with { Seconds = int.MaxValue - 60 }, scene.State);
                bool free = endless.Payer == Payer.Included || endless.PerMinute == 0 || endless.BilledSeconds == 0;
                Assert.True(endless.Allowed && free && (endless.Charge ?? 0) <= Math.Max(money, 0), $"seed {seed}: nothing binds {endless}");
                unbounded++;
            }
            else if (longest == 0)
            {
                Assert.False(Quoter.Quote(call, scene.State).Allowed, $"seed {seed}: a second would be allowed");
                refused++;
            }
            else if (longest < int.MaxValue - 120)
            {
                Quote last = Quoter.Quote(call with { Seconds = (int)longest }, scene.State);
                Assert.True(last.Allowed && (last.Charge ?? 0) <= Math.Max(money, 0), $"seed {seed}: {longest} s are too long: {last}");
                int more = (int)longest + (last.Rate.Rate?.IncrementSeconds ?? 1);
                Quote beyond = Quoter.Quote(call with { Seconds = more }, scene.State);
                Assert.True(!beyond.Allowed || beyond.Charge > money, $"seed {seed}: {more} s are still paid: {beyond}");
                bounded++;
            }

            scene.Charger.Charge(record, parties);
        });

        Assert.True(bounded > 5_000 && unbounded > 1_000 && refused > 5_000, $"{bounded} bounded, {unbounded} unbounded, {refused} refused");
    }

    [Fact]
    public void L5_Draws_FollowTheNaiveOrder() => ForEachCall((seed, scene, record, parties) =>
    {
        Dictionary<int, long> before = scene.Remaining();
        PricedCall charged = scene.Charger.Charge(record, parties);

        // Alive at the call's start first, then by purchase, then as bought; what is left over is owed.
        long left = charged.Quote.Charge ?? 0;
        Dictionary<int, long> expected = [];
        foreach (Lot lot in scene.AllLots
            .Where(lot => lot.ExpiresAt > record.StartTime)
            .OrderBy(lot => lot.PurchasedAt > record.StartTime)
            .ThenBy(lot => lot.PurchasedAt)
            .ThenBy(lot => lot.Number))
        {
            long part = Math.Min(left, before[lot.Number]);
            left -= part;
            if (part > 0)
            {
                expected[lot.Number] = part;
            }
        }

        if (left > 0)
        {
            expected[LotShelf.Overdraft] = left;
        }

        Assert.True(
            expected.OrderBy(part => part.Key).SequenceEqual(charged.Draws.ToDictionary(draw => draw.LotNumber, draw => draw.Micros).OrderBy(part => part.Key)),
            $"seed {seed}");
    });

    [Fact]
    public void L6_Call_IsPricedByTheFactsOfItsStart() => ForEachCall((seed, scene, record, parties) =>
    {
        CallFacts facts = scene.Reader.Read(record, parties);
        Quote quote = Quoter.Quote(facts, scene.State);
        UserFacts? payer = facts.SharedCalling ? parties.ResourceAccount : parties.Owner;
        if (payer is not null)
        {
            LicenseGrants held = scene.Held(payer.User.Number)
                .Where(license => license.EffectiveFrom <= record.StartTime && (license.EffectiveTo is null || record.StartTime < license.EffectiveTo))
                .Aggregate(LicenseGrants.None, (sum, license) => sum | license.Grants);
            Assert.True(held == facts.Grants, $"seed {seed}: licences");
            Assert.True(
                facts.Location == scene.Places(payer.User.Number).Last(place => place.From <= record.StartTime).Country, $"seed {seed}: location");
        }

        if (quote.Pool is { } pool)
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(record.StartTime, TimeZoneInfo.FindSystemTimeZoneById(scene.Account.Settings.TimeZone));
            Assert.True((pool.Month.Year, pool.Month.Number) == (local.Year, local.Month), $"seed {seed}: pool month");
        }

        if (quote.Rate.Card is { } card)
        {
            Assert.True(card.EffectiveFrom is null || card.EffectiveFrom <= record.StartTime, $"seed {seed}: card");
        }
    });

    private static void ForEachCall(Action<int, RandomScene, CallRecord, CallParties> check)
    {
        for (int seed = 1; seed <= Scenes; seed++)
        {
            RandomScene scene = new(seed);
            for (int index = 0; index < CallsPerScene; index++)
            {
                (CallRecord record, CallParties parties) = scene.NextCall();
                check(seed, scene, record, parties);
            }
        }
    }

    // As AskQuote puts a question: nothing but who, what kind, which number, when and how long.
    private static CallRecord AsQuestion(CallRecord record) => new()
    {
        UsageId = Guid.Empty,
        UserPrincipalName = record.UserPrincipalName,
        CallType = record.CallType,
        DestinationNumber = record.DestinationNumber,
        StartTime = record.StartTime,
        DurationSeconds = record.DurationSeconds,
    };

    private static long? LimitLeft(RandomScene scene, CallFacts call) =>
        call.SpendLimit is { } limit && call.Type.Direction == CallDirection.Outbound
            ? limit - scene.State.Spending.Spent(call.Spender!.Value, scene.Account.Months.MonthOf(call.Start))
            : null;
}
