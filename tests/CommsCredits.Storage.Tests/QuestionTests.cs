using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

/// <summary>Questions at the edges of what can be asked.</summary>
public class QuestionTests
{
    [Fact]
    public void Quote_LongestDuration_DoesNotOverflow()
    {
        using TestStore store = RuleStore.Open();
        store.User(RuleStore.Ada, "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        AskQuote quotes = new(store.Context);

        CallAnswer answer = quotes.Execute(
            new CallQuestion { User = RuleStore.Ada, Number = RuleStore.Seattle, Duration = TimeSpan.FromSeconds(int.MaxValue) });
        
        Assert.Equal(3000, answer.Quote.PoolMinutes);
        Assert.Throws<CommsCreditException>(() => quotes.Execute(
            new CallQuestion { User = RuleStore.Ada, Number = RuleStore.Seattle, Duration = TimeSpan.MaxValue }));
    }

    [Fact]
    public async Task InMemory_Question_IsAnswered()
    {
        using SqliteStore memory = SqliteStore.InMemory(new SqliteStoreOptions("none.db"));
        OperationContext context = new(memory, TimeProvider.System, new SeededIdSource("x"), new OfflineGateway(), "tests");
        new CreateAccount(context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);

        CallQuestion question = new() { User = RuleStore.Ada, Number = RuleStore.Seattle };

        Task<CallAnswer> asked = Task.Run(() => new AskQuote(context).Execute(question));

        Assert.NotNull(await asked.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }
}
