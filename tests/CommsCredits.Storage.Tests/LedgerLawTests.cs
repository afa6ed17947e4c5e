using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

public class LedgerLawTests
{
    [Fact]
    public void L1_L2_L11_PostingsAndKeptTotals_AddUp()
    {
        using TestStore store = Busy();

        BooksCheck.Holds(store.Path);
        Assert.True(Scalar(store, "SELECT count(*) FROM posting") > 5);
    }

    [Fact]
    public void Ledger_AddedByHand_IsFundingsPlusRechargesMinusChargesMinusExpiries()
    {
        using TestStore store = Busy();

        long fundings = Scalar(store, "SELECT sum(amount) FROM purchase_order WHERE status = 'Settled' AND kind = 'Manual'");
        long recharges = Scalar(store, "SELECT sum(amount) FROM purchase_order WHERE status = 'Settled' AND kind = 'Recharge'");
        long charges = Scalar(store, "SELECT sum(charge) FROM call");
        long expiries = Scalar(store, "SELECT coalesce(sum(amount), 0) FROM entry WHERE book = 'Forfeited'");
        BalanceView balance = store.Balance();

        Assert.True(recharges > 0);
        Assert.Equal(fundings + recharges - charges - expiries, balance.Balance + balance.InGrace);
    }

    [Theory]
    [InlineData("UPDATE entry SET amount = amount + 1")]
    [InlineData("DELETE FROM entry")]
    [InlineData("UPDATE posting SET description = ''")]
    [InlineData("DELETE FROM posting")]
    public void L3_EditByHand_IsRefusedByTheStore(string edit)
    {
        using TestStore store = Busy();

        Assert.Throws<SqliteException>(() => Scalar(store, edit));
    }

    internal static long Scalar(TestStore store, string sql)
    {
        using SqliteConnection connection = new($"Data Source={store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L);
    }

    // Two fundings, an import that overdraws and recharges, and a funding that repays.
    private static TestStore Busy()
    {
        TestStore store = new();
        store.WithAccount();
        store.Fund(50m);
        store.Fund(60m);
        store.Rates(Calls.Rate("44", "7.123457", fee: "0.333333"), Calls.Rate("1", "0.02"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");
        new SetAutoRecharge(store.Context).Set(
            new AutoRechargeChange(null, 70m, 55m, default, default, (decimal?)140m), WriteMode.Commit);
        store.Import([.. Enumerable.Range(1, 40).Select(number => Calls.UserOut(number, seconds: number * 7, start: Calls.Noon.AddHours(number)))]);
        store.Fund(1_000m);
        store.Import([.. Enumerable.Range(41, 10).Select(number => Calls.UserOut(number, seconds: number * 7, start: Calls.Noon.AddHours(number)))]);
        return store;
    }
}
