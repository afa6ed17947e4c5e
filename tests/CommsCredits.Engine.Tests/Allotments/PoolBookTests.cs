using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What a book of pools passes on is what was taken since it last did; what is left stays right throughout (rule M4).</summary>
public class PoolBookTests
{
    private static readonly Month March = new(2026, 3);
    private static readonly PoolKey Home = new(March, PoolScope.Domestic, "AT", LicenseGrants.CallingPlanInternational, string.Empty);
    private static readonly PoolKey Abroad = Home with { Scope = PoolScope.International };
    private static readonly PoolKey Other = Home with { Month = new Month(2026, 4) };

    private readonly Dictionary<PoolKey, int> stored = [];

    [Fact]
    public void PassOn_WhatWasTaken_IsGivenOnceAndStaysUsed()
    {
        stored[Home] = 100;
        PoolBook book = Book();
        book.Take(Home, 30);
        book.Take(Abroad, 7);
        book.Take(Home, 5);

        Assert.Equal(Pairs((Home, 35), (Abroad, 7)), Sorted(book.PassOn()));
        Assert.Empty(book.Taken);
        Assert.Empty(book.PassOn());
        Assert.Equal((1_200, 135, 1_065), (book.Total(Home), book.Used(Home), book.Available(Home)));
        Assert.Equal((600, 7, 593), (book.Total(Abroad), book.Used(Abroad), book.Available(Abroad)));
    }

    [Fact]
    public void PassOn_TheSecondTime_GivesWhatWasTakenSince()
    {
        PoolBook book = Book();
        book.Take(Home, 30);
        book.Take(Abroad, 7);
        IReadOnlyDictionary<PoolKey, int> first = book.PassOn();
        book.Take(Home, 4);
        book.Take(Other, 1);
        book.Take(Home, -1);

        Assert.Equal(Pairs((Home, 3), (Other, 1)), Sorted(book.Taken));
        Assert.Equal(Pairs((Home, 3), (Other, 1)), Sorted(book.PassOn()));
        Assert.Equal(Pairs((Home, 30), (Abroad, 7)), Sorted(first));
        Assert.Equal((33, 7, 1), (book.Used(Home), book.Used(Abroad), book.Used(Other)));
    }

    [Fact]
    public void PassOn_PoolsAskedForBeforeAndAfter_AreRightWhenTheStoreIsTold()
    {
        stored[Home] = 10;
        stored[Other] = 20;
        PoolBook book = Book();
        Assert.Equal(1_190, book.Available(Home));
        book.Take(Home, 30);
        Tell(book.PassOn());

        Assert.Equal((1_160, 1_180), (book.Available(Home), book.Available(Other)));
        Assert.Equal((40, 40), (book.Used(Home), Book().Used(Home)));
    }

    [Theory]
    [InlineData(PoolCap.EitherCap, 0)]
    [InlineData(PoolCap.SeparateCaps, 1_200)]
    public void M6_PassOn_APoolUsedUp_StillEndsTheOtherSide(PoolCap cap, int left)
    {
        PoolBook book = Book(cap);
        Assert.Equal(1_200, book.Available(Home));
        book.Take(Abroad, 600);
        Tell(book.PassOn());
        Assert.Equal((left, 0), (book.Available(Home), book.Available(Abroad)));

        book.Take(Abroad, -1);
        Assert.Equal((1_200, 1), (book.Available(Home), book.Available(Abroad)));
    }

    [Fact]
    public void PassOn_RandomTakingOverManyBatches_AddsUpToWhatIsUsed()
    {
        Random random = new(9);
        IEnumerable<PoolKey> own = Enumerable.Range(0, 20).Select(user => Home with { Month = new Month(2027, 1 + (user % 12)), Holder = $"n{user}" });
        PoolKey[] pools = [Home, Abroad, Other, .. own];
        Dictionary<PoolKey, int> used = [];
        PoolBook book = Book();
        for (int call = 0; call < 5_000; call++)
        {
            PoolKey pool = pools[random.Next(pools.Length)];
            int minutes = random.Next(-2, 6);
            book.Take(pool, minutes);
            used[pool] = used.GetValueOrDefault(pool) + minutes;
            if (random.Next(50) == 0)
            {
                Tell(book.PassOn());
                Assert.Equal(Sorted(used), Sorted(stored));
            }

            Assert.Equal(used.GetValueOrDefault(pool), book.Used(pool));
        }
    }

    private static (PoolKey, int)[] Pairs(params (PoolKey, int)[] pairs) => pairs;

    private static IEnumerable<(PoolKey, int)> Sorted(IReadOnlyDictionary<PoolKey, int> minutes) => minutes
        .OrderBy(pool => pool.Key.Month.Key).ThenBy(pool => pool.Key.Scope).ThenBy(pool => pool.Key.Holder, StringComparer.Ordinal)
        .Select(pool => (pool.Key, pool.Value));

    private PoolBook Book(PoolCap cap = PoolCap.EitherCap) => new(
        new Account(1, "Contoso", Currency.Parse("EUR"), "AT", true, new AccountSettings { PoolCap = cap }),
        new OneHolder(stored),
        AllotmentTable.Default);

    private void Tell(IReadOnlyDictionary<PoolKey, int> taken)
    {
        foreach ((PoolKey pool, int minutes) in taken)
        {
            stored[pool] = stored.GetValueOrDefault(pool) + minutes;
        }
    }

    private sealed class OneHolder(Dictionary<PoolKey, int> stored) : IPoolSource
    {
        public int UsedMinutes(PoolKey pool) => stored.GetValueOrDefault(pool);

        public int Holders(Month month, LicenseGrants plan, string? country) => 1;

        public bool AddHolder(Month month, LicenseGrants plan, string country, string holder) => false;
    }
}
