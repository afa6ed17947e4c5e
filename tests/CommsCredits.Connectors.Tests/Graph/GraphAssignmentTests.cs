using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class GraphAssignmentTests
{
    private static readonly Guid Credits = Guid.Parse("47794cd0-f0e5-45c5-9033-2eb6b5fc84e0");
    private static readonly Guid Plan = Guid.Parse("0dab259f-bf13-4952-b7f8-7db8f131b28d");

    [Fact]
    public void Assign_FiveThousand_FivePercentThrottledOnePercentFailing_EveryUserHasOneTruthfulResult()
    {
        using GraphServer server = new()
        {
            Part = (part, attempt) => NumberOf(part.User) switch
            {
                int number when number % 100 == 7 =>
                    GraphAnswer.Error(400, "Request_BadRequest", "Subscription with SKU 47794cd0 does not have any available licenses."),
                int number when number % 20 == 3 && attempt <= 1 + (number % 3) => GraphAnswer.Error(429, "TooManyRequests", "Slow down.", "0"),
                _ => new GraphAnswer(200, """{"id":"x"}"""),
            },
        };
        TenantChange[] changes = Changes(5000);

        TenantOutcome[] outcomes = Assign(server, changes);

        Assert.Equal(changes, outcomes.Select(outcome => outcome.Change));
        Assert.All(outcomes, outcome => Assert.Equal(
            NumberOf(outcome.Change.ObjectId) % 100 == 7 ? ErrorIds.LicenseCountExceeded : null, outcome.Error?.Id));
        Assert.Equal(50, outcomes.Count(outcome => outcome.Error is not null));
        int firsts = server.Batches.Count(batch => Array.Exists(batch, part => NumberOf(part.User) % 20 == 0));
        Assert.Equal(250, firsts);
        Assert.True(server.Batches.Count <= 250 + (250 * 3), $"{server.Batches.Count} batches");
        Assert.Equal(5000 + RepeatsOf(5000), server.Batches.Sum(batch => batch.Length));
    }

    [Fact]
    public void Assign_AnswersOutOfOrder_BelongToTheirUsers()
    {
        using GraphServer server = new()
        {
            Part = (part, _) => NumberOf(part.User) % 2 == 0 ? new GraphAnswer(200) : GraphAnswer.Error(404, "Request_ResourceNotFound", "No such user."),
        };

        TenantOutcome[] outcomes = Assign(server, Changes(45));

        Assert.All(outcomes, outcome => Assert.Equal(
            NumberOf(outcome.Change.ObjectId) % 2 == 0 ? null : ErrorIds.UserNotFound, outcome.Error?.Id));
        Assert.Equal([5, 20, 20], server.Batches.Select(batch => batch.Length).Order());
    }

    [Fact]
    public void Assign_RetryAfter_IsWaitedForAndOnlyTheThrottledAreSentAgain()
    {
        HurriedTime clock = new();
        using GraphServer server = new()
        {
            Part = (part, attempt) => NumberOf(part.User) is 2 or 5 && attempt == 1
                ? GraphAnswer.Error(429, "TooManyRequests", "Slow down.", NumberOf(part.User) == 2 ? "7.5" : "3")
                : new GraphAnswer(200),
        };

        TenantOutcome[] outcomes = Assign(server, Changes(20), server.Settings(clock));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
        Assert.Equal([2, 5], server.Batches.Last().Select(part => NumberOf(part.User)));
        Assert.Equal([TimeSpan.FromSeconds(7.5)], clock.Waits);
    }

    [Fact]
    public void Assign_ThrottledWithoutRetryAfter_BacksOffTwiceAsLongEachTime()
    {
        HurriedTime clock = new();
        using GraphServer server = new() { Part = (_, attempt) => attempt <= 3 ? GraphAnswer.Error(429, "TooManyRequests", "") : new GraphAnswer(200) };

        Assert.Null(Assign(server, Changes(1), server.Settings(clock) with { FirstWait = TimeSpan.FromSeconds(1) }).Single().Error);

        Assert.Equal([1, 2, 4], clock.Waits.Select(wait => (int)wait.TotalSeconds));
    }

    [Fact]
    public void Assign_StillThrottled_IsGraphThrottled()
    {
        using GraphServer server = new() { Part = (_, _) => GraphAnswer.Error(429, "TooManyRequests", "Slow down.", "0") };

        TenantOutcome outcome = Assign(server, Changes(1)).Single();

        Assert.Equal(ErrorIds.GraphThrottled, outcome.Error?.Id);
        Assert.Equal(7, server.Batches.Count);
    }

    [Fact]
    public void Assign_RetryAfterBeyondPatience_EndsTheAttemptsOfThatUserAlone()
    {
        using GraphServer server = new()
        {
            Part = (part, attempt) => NumberOf(part.User) == 1 ? GraphAnswer.Error(429, "TooManyRequests", "Slow down.", "3600")
                : attempt == 1 ? GraphAnswer.Error(503, "ServiceUnavailable", "Later.")
                : new GraphAnswer(200),
        };

        TenantOutcome[] outcomes = Assign(server, Changes(3), server.Settings(new HurriedTime()));

        Assert.Equal([null, ErrorIds.GraphThrottled, null], outcomes.Select(outcome => outcome.Error?.Id));
        Assert.Contains("3600", outcomes[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Batches.Count);
    }

    [Theory]
    [InlineData("CountViolation", "", ErrorIds.LicenseCountExceeded)]
    [InlineData("Request_BadRequest", "Subscription with SKU 1 does not have any available licenses.", ErrorIds.LicenseCountExceeded)]
    [InlineData("DependencyViolation", "", ErrorIds.LicensePrerequisiteMissing)]
    [InlineData("Request_BadRequest", "License assignment failed because service plan 1 depends on the service plan(s) 2", ErrorIds.LicensePrerequisiteMissing)]
    [InlineData("MutuallyExclusiveViolation", "", ErrorIds.LicenseConflict)]
    [InlineData("Request_BadRequest", "License assignment failed because service plans 1, 2 are mutually exclusive", ErrorIds.LicenseConflict)]
    [InlineData("ProhibitedInUsageLocationViolation", "", ErrorIds.UsageLocationMissing)]
    [InlineData("Request_BadRequest", "License assignment cannot be done for user with invalid usage location.", ErrorIds.UsageLocationMissing)]
    [InlineData("Request_ResourceNotFound", "Resource does not exist.", ErrorIds.UserNotFound)]
    [InlineData("Request_BadRequest", "No license changes provided", ErrorIds.GraphRequestFailed)]
    [InlineData("UniquenessViolation", "Something new", ErrorIds.GraphRequestFailed)]
    public void Assign_GraphsOwnCode_IsTranslatedAndTold(string code, string text, string id)
    {
        using GraphServer server = new() { Part = (_, _) => GraphAnswer.Error(400, code, text) };

        CommsCreditException error = Assign(server, Changes(1)).Single().Error!;

        Assert.Equal(id, error.Id);
        Assert.Contains(code, error.Message, StringComparison.Ordinal);
        Assert.Contains(text.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.Single(server.Batches);
    }

    [Fact]
    public void Assign_MissingPermission_IsNamedAndNotTriedOnEveryBatch()
    {
        using GraphServer server = new() { Whole = _ => GraphAnswer.Error(403, "Authorization_RequestDenied", "Insufficient privileges.") };

        TenantOutcome[] outcomes = Assign(server, Changes(400), server.Settings() with { Concurrency = 1 });

        Assert.All(outcomes, outcome => Assert.Equal(ErrorIds.GraphSignInFailed, outcome.Error?.Id));
        Assert.Contains("LicenseAssignment.ReadWrite.All", outcomes[0].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(400, outcomes.Length);
        Assert.Single(server.Batches);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    [InlineData(429)]
    public void Assign_WholeBatchFailsOnce_IsSentAgain(int status)
    {
        using GraphServer server = new() { Whole = number => number == 1 ? new GraphAnswer(status, RetryAfter: status == 429 ? "0.01" : null) : null };

        Assert.All(Assign(server, Changes(20)), outcome => Assert.Null(outcome.Error));

        Assert.Equal([20, 20], server.Batches.Select(batch => batch.Length));
    }

    [Fact]
    public void Assign_SlowAnswer_TimesOutAndIsSentAgain()
    {
        using GraphServer server = new() { Whole = number => number == 1 ? new GraphAnswer(200, DelayMilliseconds: 5000) : null };

        TenantOutcome outcome = Assign(server, Changes(1), server.Settings() with { Timeout = TimeSpan.FromMilliseconds(300) }).Single();

        Assert.Null(outcome.Error);
        Assert.Equal(2, server.Batches.Count);
    }

    [Fact]
    public void Assign_SwapWhoseAnswerIsLost_IsDoneWhenTheOldLicenceIsGone()
    {
        using GraphServer server = new()
        {
            DropAfter = number => number == 1,
            Part = (_, attempt) => attempt == 1
                ? new GraphAnswer(200)
                : GraphAnswer.Error(400, "Request_BadRequest", "User does not have a corresponding license."),
        };
        TenantChange swap = new(IdOf(1), "ada@contoso.com", [Credits], [Plan]);

        Assert.Null(Assign(server, [swap]).Single().Error);
    }

    [Fact]
    public void Assign_LicenceThatWasNeverThere_Fails()
    {
        using GraphServer server = new() { Part = (_, _) => GraphAnswer.Error(400, "Request_BadRequest", "User does not have a corresponding license.") };

        TenantOutcome outcome = Assign(server, [new TenantChange(IdOf(1), "ada@contoso.com", [], [Plan])]).Single();

        Assert.Equal(ErrorIds.GraphRequestFailed, outcome.Error?.Id);
    }

    [Fact]
    public void Assign_NeverAnAnswer_SaysThatTheOutcomeIsNotKnown()
    {
        using GraphServer server = new() { Whole = _ => new GraphAnswer(0) };

        CommsCreditException error = Assign(server, Changes(1)).Single().Error!;

        Assert.Equal(ErrorIds.GraphRequestFailed, error.Id);
        Assert.Contains("not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Assign_Stopped_GivesOutWhatIsUnderWayAndStartsNoMore()
    {
        using GraphServer server = new();
        using CancellationTokenSource stop = new();
        using GraphDirectory directory = new(server.Settings() with { Concurrency = 1 });
        List<TenantOutcome> outcomes = [];

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (TenantOutcome outcome in directory.Assign(Changes(400), stop.Token))
            {
                outcomes.Add(outcome);
                stop.Cancel();
            }
        });

        Assert.Equal(server.Batches.Sum(batch => batch.Length), outcomes.Count(outcome => outcome.Error is null));
        Assert.True(outcomes.Count <= 40, $"{outcomes.Count} outcomes");
    }

    [Fact]
    public void Errors_WithTheTokenInThem_DoNotRepeatIt()
    {
        using GraphServer server = new()
        {
            Part = (_, _) => GraphAnswer.Error(400, GraphServer.Token, $"Bearer {GraphServer.Token} and eyJhbGciOiJub25lIn0.AAAA.BBBB are not good."),
            Get = (_, _) => GraphAnswer.Error(401, "InvalidAuthenticationToken", $"Bearer {GraphServer.Token}"),
        };
        using GraphDirectory directory = new(server.Settings());

        string told = Assign(server, Changes(1)).Single().Error!
            + Assert.Throws<CommsCreditException>(() => directory.Users(default).ToList()).ToString() + server.Settings();

        Assert.DoesNotContain("eyJ", told, StringComparison.Ordinal);
    }

    private static TenantOutcome[] Assign(GraphServer server, TenantChange[] changes, GraphSettings? settings = null)
    {
        using GraphDirectory directory = new(settings ?? server.Settings());
        return [.. directory.Assign(changes, TestContext.Current.CancellationToken)];
    }

    private static TenantChange[] Changes(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new TenantChange(IdOf(number), $"user{number}@contoso.com", [Credits], []))];

    private static int RepeatsOf(int count) =>
        Enumerable.Range(0, count).Where(number => number % 100 != 7 && number % 20 == 3).Sum(number => 1 + (number % 3));

    private static Guid IdOf(int number) => new(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static int NumberOf(Guid user) => BitConverter.ToInt32(user.ToByteArray(), 0);
}
