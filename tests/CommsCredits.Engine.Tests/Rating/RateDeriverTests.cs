using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class RateDeriverTests(ITestOutputHelper output)
{
    private const long Cent = 10_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Derive_R2_ConstantPriceRoundedToCents_ReproducesEveryCharge(bool includesFee)
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int card = 0; card < 200; card++)
        {
            RateDeriver deriver = new(NumberPlan.Default, includesFee);
            List<(ProviderCall Call, Rate Truth)> calls = [];
            foreach (Rate truth in RandomCard(random))
            {
                calls.AddRange(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (Charged(truth, random, includesFee), truth)));
            }

            calls.RemoveAll(pair => pair.Call.Charge == 0);
            calls.ForEach(pair => deriver.Add(pair.Call));

            IReadOnlyList<DerivedRate> derived = deriver.Derive();

            Assert.All(derived, rate => Assert.Empty(rate.Doubts()));
            foreach ((ProviderCall call, Rate truth) in calls)
            {
                Rate rate = derived.Single(found => Same(found.Rate, truth)).Rate;
                Assert.Equal(truth.ConnectionFee, rate.ConnectionFee);
                long again = rate.PriceOf(rate.BilledSeconds(call.Seconds)) - (includesFee ? 0 : rate.ConnectionFee);
                Assert.True(RoundedToCents(again) == call.Charge, $"seed {seed}: {call} was {truth.PerMinute} and became {rate.PerMinute}");
            }
        }
    }

    [Fact]
    public void Derive_ManyCalls_FindsThePriceItself()
    {
        Random random = new(7);
        Rate truth = new() { Prefix = "49", PerMinute = 13_000, Service = RatedService.ConferenceDialOut };

        DerivedRate derived = Derive(Enumerable.Range(0, 500).Select(_ => Charged(truth, random, includesFee: false)).Where(call => call.Charge > 0));

        Assert.Equal(13_000, derived.Rate.PerMinute);
        Assert.Equal((60, 60), (derived.Rate.IncrementSeconds, derived.Rate.MinimumSeconds));
        Assert.Equal(("DE", NumberClass.Fixed, "Germany"), (derived.Rate.Country, derived.Rate.NumberClass, derived.Rate.Destination));
    }

    // Sources with more decimals are exact: 0.039 for three minutes leaves no doubt.
    [Fact]
    public void Derive_ChargeWithMoreDecimals_IsExact() => Assert.Equal(13_333, Derive([Call(39_999, minutes: 3)]).Rate.PerMinute);

    // Half a cent rounded to even: 3 × 0.015 became 0.04. No price rounded half up explains both, one rounded either way does.
    [Fact]
    public void Derive_BankersRounding_IsNoContradiction()
    {
        DerivedRate derived = Derive([Call(40_000, minutes: 3), Call(20_000, minutes: 1), Call(30_000, minutes: 2)]);

        Assert.Equal(15_000, derived.Rate.PerMinute);
        Assert.Empty(derived.Doubts());
    }

    [Fact]
    public void Derive_PriceChanged_TakesWhatMostCallsHaveAndSaysSo()
    {
        DerivedRate derived = Derive(
            [Call(200_000, minutes: 10), Call(20_000, minutes: 1), Call(40_000, minutes: 2), Call(500_000, minutes: 10), Call(50_000, minutes: 1)]);

        Assert.Equal(20_000, derived.Rate.PerMinute);
        Assert.Equal(["44 CallingPlanOutbound US: 2 of 5 calls do not fit; prices seen from 0.02 to 0.05"], derived.Doubts());
    }

    [Fact]
    public void Derive_AsManyCallsOfTwoPrices_TakesTheLower() => Assert.Equal(
        20_000, Derive([Call(500_000, minutes: 10), Call(200_000, minutes: 10)]).Rate.PerMinute);

    [Theory]
    [InlineData(false, 30_000)]
    [InlineData(true, 20_000)]
    public void Derive_R2_FeeIsTakenOffWhereTheChargeIncludesIt(bool includesFee, long perMinute)
    {
        DerivedRate derived = Derive([Call(300_000, minutes: 10, fee: 100_000)], includesFee);

        Assert.Equal((perMinute, 100_000), (derived.Rate.PerMinute, derived.Rate.ConnectionFee));
    }

    [Fact]
    public void Derive_SeveralFees_TakesTheMostFrequentAndSaysSo()
    {
        DerivedRate derived = Derive([Call(20_000, 1, fee: 50_000), Call(20_000, 1, fee: 70_000), Call(20_000, 1, fee: 50_000)]);

        Assert.Equal(50_000, derived.Rate.ConnectionFee);
        Assert.Equal(
            ["44 CallingPlanOutbound US: 1 of 3 calls have another connection fee; fees seen from 0.05 to 0.07"], derived.Doubts());
    }

    [Fact]
    public void Derive_R3_ServiceOriginAndPrefix_AreApart()
    {
        RateDeriver deriver = new(NumberPlan.Default, chargeIncludesFee: false);
        deriver.Add(Call(20_000, 1));
        deriver.Add(Call(30_000, 1) with { Origin = "DE" });
        deriver.Add(Call(40_000, 1) with { Service = RatedService.ConferenceDialOut, Origin = "*" });
        deriver.Add(Call(50_000, 1) with { Prefix = "33" });

        Assert.Equal(
            [("33", "US", 50_000L), ("44", "DE", 30_000L), ("44", "US", 20_000L), ("44", "*", 40_000L)],
            deriver.Derive().Select(derived => (derived.Rate.Prefix, derived.Rate.Origin, derived.Rate.PerMinute)));
    }

    [Fact]
    public void Add_NothingChargedOrNoTime_Throws()
    {
        RateDeriver deriver = new(NumberPlan.Default, chargeIncludesFee: false);

        Assert.Throws<ArgumentOutOfRangeException>(() => deriver.Add(Call(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => deriver.Add(Call(10_000, 0)));
    }

    private static DerivedRate Derive(IEnumerable<ProviderCall> calls, bool includesFee = false)
    {
        RateDeriver deriver = new(NumberPlan.Default, includesFee);
        foreach (ProviderCall call in calls)
        {
            deriver.Add(call);
        }

        return Assert.Single(deriver.Derive());
    }

    private static ProviderCall Call(long charge, int minutes, long fee = 0) =>
        new(RatedService.CallingPlanOutbound, "US", "44", minutes * 60, charge, fee);

    // One rate for each service, origin and prefix, at any price and with any fee in cents.
    private static IEnumerable<Rate> RandomCard(Random random) =>
        from prefix in new[] { "1", "44", "447", "4930", "81" }
        from service in new[] { RatedService.CallingPlanOutbound, RatedService.ConferenceDialOut }
        select new Rate
        {
            Prefix = prefix,
            Service = service,
            Origin = service == RatedService.CallingPlanOutbound ? "US" : "*",
            PerMinute = WithFewerDecimals(random.Next(1, 2_000_000), random.Next(0, 5)),
            ConnectionFee = random.Next(0, 3) * 5 * Cent,
        };

    private static long WithFewerDecimals(long micros, int fewer)
    {
        long step = Enumerable.Repeat(10L, fewer).Aggregate(1L, (left, right) => left * right);
        return micros / step * step;
    }

    private static ProviderCall Charged(Rate truth, Random random, bool includesFee)
    {
        int seconds = random.Next(1, 7_200);
        long exact = truth.PriceOf(truth.BilledSeconds(seconds)) - (includesFee ? 0 : truth.ConnectionFee);
        return new ProviderCall(truth.Service, truth.Origin, truth.Prefix, seconds, RoundedToCents(exact), truth.ConnectionFee);
    }

    private static bool Same(Rate left, Rate right) => (left.Prefix, left.Service, left.Origin) == (right.Prefix, right.Service, right.Origin);

    private static long RoundedToCents(long micros) => (micros + (Cent / 2)) / Cent * Cent;
}
