using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

public class LedgerLawTests
{
    [Fact]
    public void L1_EveryPosting_SumsToZero()
    {
        using TestStore store = Busy();

        Assert.Equal(0L, Scalar(store, "SELECT count(*) FROM (SELECT posting_no FROM entry GROUP BY account_id, posting_no HAVING sum(amount) <> 0)"));
        Assert.True(Scalar(store, "SELECT count(*) FROM posting") > 5);
    }

    [Fact]
    public void L2_L11_KeptTotals_EqualTheEntries()
    {
        using TestStore store = Busy();

        Assert.Equal(0L, Scalar(store, """
            SELECT count(*) FROM lot WHERE amount - used - expired <>
                (SELECT sum(entry.amount) FROM entry WHERE entry.book = 'Lot' AND entry.lot_no = lot.lot_no AND entry.account_id = lot.account_id)
            """));
        Assert.Equal(
            Scalar(store, "SELECT -overdraft FROM account"),
            Scalar(store, "SELECT coalesce(sum(amount), 0) FROM entry WHERE book = 'Overdraft'"));
        Assert.Equal(
            Scalar(store, "SELECT ledger_sum FROM account"),
            Scalar(store, "SELECT sum(amount) FROM entry WHERE book IN ('Lot', 'Overdraft')"));
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

    [Fact]
    public void Draws_PerBatchLotAndDay_EqualTheUsagePostings()
    {
        using TestStore store = Busy();

        const string Drawn = """
            SELECT batch_no, lot_no, start_time / 864000000000 AS day, sum(amount) AS amount
            FROM call JOIN call_draw USING (call_no) GROUP BY 1, 2, 3
            """;
        const string Posted = """
            SELECT batch_no, lot_no, effective_at / 864000000000 AS day, -sum(amount) AS amount
            FROM posting JOIN entry USING (account_id, posting_no)
            WHERE kind = 'Usage' AND book IN ('Lot', 'Overdraft') GROUP BY 1, 2, 3
            """;
        Assert.Equal(0L, Scalar(store, $"SELECT count(*) FROM ({Drawn} EXCEPT {Posted})"));
        Assert.Equal(0L, Scalar(store, $"SELECT count(*) FROM ({Posted} EXCEPT {Drawn})"));
        Assert.Equal(Scalar(store, "SELECT sum(charge) FROM call"), Scalar(store, "SELECT sum(amount) FROM call_draw"));
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
