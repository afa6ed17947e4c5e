using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>What a book of spending passes on is what was added since it last did; what a user has spent stays right (rule K2).</summary>
public class SpendBookTests : ISpendSource
{
    private static readonly Month March = new(2026, 3);
    private static readonly Month April = new(2026, 4);

    private readonly Dictionary<(int User, Month Month), long> stored = [];
    private readonly SpendBook book;
    private int asked;

    public SpendBookTests() => book = new SpendBook(this);

    public long Spent(int user, Month month)
    {
        asked++;
        return stored.GetValueOrDefault((user, month));
    }

    [Fact]
    public void PassOn_WhatWasAdded_IsGivenOnce()
    {
        book.Add(1, March, 500);
        book.Add(1, April, 3);
        book.Add(int.MaxValue, March, -20);
        book.Add(1, March, 70);

        Assert.Equal([new(1, March, 570), new(1, April, 3), new(int.MaxValue, March, -20)], Sorted(book.PassOn()));
        Assert.Empty(book.Added);
        Assert.Empty(book.PassOn());
    }

    [Fact]
    public void PassOn_TheSecondTime_GivesWhatWasAddedSince()
    {
        book.Add(1, March, 500);
        IReadOnlyList<Spending> first = book.PassOn();
        book.Add(1, March, 7);
        book.Add(2, March, 8);

        Assert.Equal([new(1, March, 7), new(2, March, 8)], Sorted(book.PassOn()));
        Assert.Equal([new(1, March, 500)], first);
    }

    [Fact]
    public void Add_ReadsNothing()
    {
        book.Add(1, March, 500);
        book.PassOn();

        Assert.Equal(0, asked);
    }

    [Fact]
    public void PassOn_AUserAskedForBefore_IsRightAtOnceAndNotReadAgain()
    {
        stored[(1, March)] = 100;
        book.Add(1, March, 20);
        Assert.Equal(120, book.Spent(1, March));

        IReadOnlyList<Spending> passed = book.PassOn();
        Assert.Equal(120, book.Spent(1, March));
        book.Add(1, March, 3);
        Assert.Equal(123, book.Spent(1, March));
        Tell(passed);
        Assert.Equal((123, 1), (book.Spent(1, March), asked));
    }

    [Fact]
    public void PassOn_AUserAskedForOnlyAfterTheStoreWasTold_IsCountedOnce()
    {
        stored[(1, March)] = 100;
        book.Add(1, March, 20);
        Tell(book.PassOn());
        book.Add(1, March, 3);

        Assert.Equal(123, book.Spent(1, March));
        Assert.Equal(0, book.Spent(1, April));
    }

    // Batches of some calls and of thousands, asked between them often and hardly ever.
    [Theory]
    [InlineData(100, 10)]
    [InlineData(5_000, 10)]
    [InlineData(5_000, 3_000)]
    public void PassOn_RandomSpendingOverManyBatches_AddsUpWheneverItIsAskedFor(int callsPerBatch, int callsPerQuestion)
    {
        Random random = new(4);
        Dictionary<(int, Month), long> spent = [];
        for (int call = 0; call < 20_000; call++)
        {
            (int user, Month month) = (random.Next(300), random.Next(2) == 0 ? March : April);
            long micros = random.Next(-100, 1_000_000);
            book.Add(user, month, micros);
            spent[(user, month)] = spent.GetValueOrDefault((user, month)) + micros;
            if (random.Next(callsPerBatch) == 0)
            {
                Tell(book.PassOn());
                Assert.All(spent, pair => Assert.Equal(pair.Value, stored[pair.Key]));
            }

            if (random.Next(callsPerQuestion) == 0)
            {
                Assert.Equal(spent[(user, month)], book.Spent(user, month));
            }
        }

        Tell(book.PassOn());
        Assert.All(spent, pair => Assert.Equal(pair.Value, stored[pair.Key]));
        Assert.InRange(asked, 1, 600);
    }

    private static IEnumerable<Spending> Sorted(IReadOnlyList<Spending> added) => added.OrderBy(one => one.User).ThenBy(one => one.Month.Key);

    private void Tell(IReadOnlyList<Spending> passed)
    {
        foreach (Spending one in passed)
        {
            stored[(one.User, one.Month)] = stored.GetValueOrDefault((one.User, one.Month)) + one.Micros;
        }
    }
}
