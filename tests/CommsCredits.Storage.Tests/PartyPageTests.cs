using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A user's calls come in the order of their starts, page by page, whatever days and parties they stand under.</summary>
public sealed class PartyPageTests : IDisposable
{
    private const string Ada = "ada@contoso.example";

    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Page_OfAUserOfTwoParties_IsThatOfAllCallsFiltered(int limit)
    {
        CallRecord[] records = Import();
        CallFilter filter = new() { User = new UserIdentity(Ada, null), From = Calls.Noon.AddDays(3), To = Calls.Noon.AddDays(50) };

        Guid[] expected =
        [
            .. records.Where(record => record.UserPrincipalName == Ada && record.StartTime >= filter.From && record.StartTime < filter.To)
                .Order(RecordOrder.Instance).Select(record => record.UsageId),
        ];

        Assert.True(expected.Length > 40);
        Assert.Equal(expected, store.Pages(filter, limit));
    }

    [Fact]
    public void Page_OfAUserAndAPayer_PassesOverDaysWithoutAny()
    {
        CallRecord[] records = Import();

        Assert.Empty(store.Pages(new CallFilter { User = new UserIdentity(Ada, null), Payer = Payer.Pool }, 5));
        Assert.Equal(
            records.Count(record => record.UserPrincipalName == Ada),
            store.Pages(new CallFilter { User = new UserIdentity(Ada, null), Payer = Payer.None }, 5).Count);
    }

    [Fact]
    public void Page_OfAUserAndAUsageId_IsTheCallIfItIsHis()
    {
        CallRecord[] records = Import();
        Guid his = records.First(record => record.UserPrincipalName == Ada).UsageId;
        Guid anothers = records.First(record => record.UserPrincipalName != Ada).UsageId;

        Assert.Equal([his], store.Pages(new CallFilter { User = new UserIdentity(Ada, null), UsageId = his }, 5));
        Assert.Empty(store.Pages(new CallFilter { User = new UserIdentity(Ada, null), UsageId = anothers }, 5));
    }

    [Fact]
    public void L11_CallsThatGetAnOwner_AreListedUnderHimAndNoLongerUnderTheirName()
    {
        Import();
        store.User(Ada, "US");

        new UpdateUsage(store.Context).Execute(
            new UpdateUsageRequest(null, new CallFilter()), WriteMode.Commit, null, CancellationToken.None);

        BooksCheck.Holds(store.Path);
        Assert.Equal(60, store.Pages(new CallFilter { User = new UserIdentity(Ada, null) }, 11).Count);
    }

    // Ninety calls on some sixty days, some of them at the same moment; Ada's name is written in two ways.
    private CallRecord[] Import()
    {
        store.WithAccount();
        Random random = new(3);
        CallRecord[] records =
        [
            .. Enumerable.Range(1, 90).Select(number => Calls.UserOut(
                number, number % 3 == 0 ? "ben@contoso.example" : Ada, start: Calls.Noon.AddHours(random.Next(60) * 24)) with
            {
                DisplayName = number % 2 == 0 ? "Ada" : "Ada L.",
            }),
        ];
        store.Import(records[..30]);
        store.Import(records[30..]);
        return records;
    }
}
