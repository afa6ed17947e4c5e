using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>The story's store, its rows added up with plain SQL, apart from everything that keeps totals.</summary>
public sealed class LedgerSumTests(ToldStory story) : IClassFixture<ToldStory>
{
    const string InTheBooks = "SELECT sum(amount) FROM entry WHERE book IN ('Lot', 'Overdraft')";
    const string PaidIn = "SELECT sum(amount) FROM purchase_order WHERE status = 'Settled'";
    const string Charged = "SELECT sum(charge) FROM call";

    [Fact]
    public void LedgerSum_IsFundingsAndRechargesWithoutCharges() => Assert.Equal(Ask(PaidIn) - Ask(Charged), Ask(InTheBooks));

    [Fact]
    public void LedgerSum_IsTheBalance()
    {
        var view = new LedgerQueries(story.Context).Balance(null);
        Assert.Equal(Ask(InTheBooks), view.Balance + view.InGrace);
    }

    [Fact]
    public void Lots_HoldWhatIsLeft() =>
        Assert.Equal(Ask(InTheBooks), Ask("SELECT sum(amount - used - expired) FROM lot") - Ask("SELECT overdraft FROM account"));

    [Fact]
    public void EveryPosting_SumsToZero() =>
        Assert.Equal(0, Ask("SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY posting_no HAVING sum(amount) <> 0)"));

    [Fact]
    public void EveryCall_DrewItsCharge() => Assert.Equal(0, Ask("""
        SELECT count(*) FROM call
        WHERE ifnull(charge, 0) <> (SELECT ifnull(sum(amount), 0) FROM call_draw WHERE call_draw.call_no = call.call_no)
        """));

    [Fact]
    public void PostingsOfALot_AreTheDrawsOfItsCalls() => Assert.Equal(0, Ask("""
        SELECT count(*) FROM lot
        WHERE (SELECT ifnull(-sum(amount), 0) FROM entry JOIN posting USING (posting_no)
               WHERE kind = 'Usage' AND book = 'Lot' AND entry.lot_no = lot.lot_no)
           <> (SELECT ifnull(sum(amount), 0) FROM call_draw WHERE call_draw.lot_no = lot.lot_no)
        """));

    long Ask(string query)
    {
        using var connection = new SqliteConnection($"Data Source={story.StorePath};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }
}
