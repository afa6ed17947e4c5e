using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>L4: a call of the open batch is found by its id, whether few are asked for or many.</summary>
public class FreshCallsTests
{
    private const int Asked = 200;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(2));

    private readonly FreshCalls fresh = new(10_000);

    [Fact]
    public void L4_TryFind_AskedOftenWhileCallsAreAdded_AnswersTheSameAllTheTime()
    {
        Random random = new(3);
        int count = 0;
        for (int asked = 0; asked < Asked; asked++)
        {
            for (int more = random.Next(4); more > 0; more--)
            {
                fresh.Add(Record(count++));
            }

            int number = random.Next(2 * (count + 1));
            Assert.Equal(number < count ? StoredCall.Of(Record(number)) : null, Find(Id(number)));
        }
    }

    [Fact]
    public void L4_TryFind_EveryCallAndAsManyThatAreNone_IsRightForEach()
    {
        AddMany(Asked);
        for (int number = 0; number < Asked; number++)
        {
            Assert.Equal(StoredCall.Of(Record(number)), Find(Id(number)));
            Assert.Null(Find(Id(Asked + number)));
        }
    }

    [Fact]
    public void L4_TryFind_NothingAdded_FindsNothing()
    {
        for (int asked = 0; asked < Asked; asked++)
        {
            Assert.Null(Find(asked == 0 ? Guid.Empty : Id(asked)));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Asked)]
    public void L4_TryFind_AfterClear_KnowsOnlyWhatWasAddedSince(int asked)
    {
        AddMany(Asked);
        for (int number = 0; number < asked; number++)
        {
            Assert.NotNull(Find(Id(number)));
        }

        fresh.Clear();
        fresh.Add(Record(7));
        for (int number = 0; number < Asked; number++)
        {
            Assert.Equal(number == 7, Find(Id(number)) is not null);
        }

        fresh.Add(Record(8));
        Assert.Equal(StoredCall.Of(Record(8)), Find(Id(8)));
    }

    private static CallRecord Record(int number) => new()
    {
        UsageId = Id(number),
        CallType = number % 2 == 0 ? "user_out" : "conf_out",
        ObjectId = number % 3 == 0 ? null : new Guid(number, 9, 9, new byte[8]),
        UserPrincipalName = number % 5 == 0 ? null : $"user{number}@contoso.example",
        StartTime = Start.AddSeconds(number),
        DurationSeconds = number,
    };

    // Only the last byte tells seven neighbours apart.
    private static Guid Id(int number) => new(number / 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)(number % 7));

    private void AddMany(int count)
    {
        for (int number = 0; number < count; number++)
        {
            fresh.Add(Record(number));
        }
    }

    private StoredCall? Find(Guid id) => fresh.TryFind(id, out StoredCall stored) ? stored : null;
}
