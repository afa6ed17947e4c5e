using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>The statement of every month of the sample against its ledger, added up with plain SQL.</summary>
public sealed class StatementTests(ToldStory story) : IClassFixture<ToldStory>
{
    static readonly Month[] Months = [new(2025, 11), new(2025, 12), new(2026, 1), new(2026, 2), new(2026, 3), new(2026, 4)];

    public static TheoryData<int> Keys => [.. Months.Select(month => month.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Statement_AddsUpToTheLedger(int key)
    {
        var statement = Of(key);
        Assert.Equal(BalanceBefore(statement.From), statement.Opening);
        Assert.Equal(BalanceBefore(statement.To), statement.Closing);
        Assert.Equal(
            statement.Closing,
            statement.Opening + statement.Fundings + statement.Recharges - statement.Charges - statement.Expiries + statement.Repriced
                - statement.Undone);
        Assert.Equal(statement.Closing, statement.Lots.Sum(lot => lot.Remaining));
        Assert.Equal(statement.Closing, statement.Money.Days[^1].Balance);
        Assert.Equal(statement.Fundings + statement.Recharges, statement.Payments.Sum(payment => payment.Posting.BalanceChange));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Charges_AreDividedByDepartmentAndByUser(int key)
    {
        var statement = Of(key);
        Assert.Equal(0, statement.NotDivided);
        Assert.Equal(statement.Charges, statement.ByDepartment.Sum(sum => sum.Charge));
        Assert.Equal(statement.Charges, statement.ByUser.Sum(sum => sum.Charge));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Workbook_HasTheNumbersOfTheLedger(int key)
    {
        var statement = Of(key);
        using var file = new MemoryStream();
        new XlsxStatement().Write(file, statement, CultureInfo.GetCultureInfo("en-US"));
        var book = ReadWorkbook.Of(file.ToArray());
        var summary = book.Sheets["Summary"];
        var closing = summary.FindIndex(row => row[0].Text == "Closing balance");
        Assert.Equal(Money.ToDecimal(BalanceBefore(statement.From)), summary[1][1].Number);
        Assert.Equal(Money.ToDecimal(BalanceBefore(statement.To)), summary[closing][1].Number);
        Assert.Equal(summary[closing][1].Number, summary[1..closing].Sum(row => row[1].Number));
        Assert.Equal(summary[2][1].Number + summary[3][1].Number, book.Sheets["Payments"].Skip(1).SkipLast(1).Sum(row => row[8].Number));
        Assert.Equal(-summary[4][1].Number, book.Sheets["Departments"].Skip(1).SkipLast(1).Sum(row => row[4].Number));
        Assert.Equal(-summary[4][1].Number, book.Sheets["Users"].Skip(1).SkipLast(1).Sum(row => row[4].Number));
        Assert.Equal(summary[6][1].Number, book.Sheets["Expired"].Skip(1).Sum(row => row[2].Number));
        Assert.Equal(summary[closing][1].Number, book.Sheets["Funds"].Skip(1).Sum(row => row[3].Number));
    }

    [Fact]
    public void Months_FollowOnEachOther()
    {
        var statements = Months.Select(month => Of(month.Key)).ToList();
        Assert.Equal(0, statements[0].Opening);
        Assert.All(statements.Zip(statements.Skip(1)), pair => Assert.Equal(pair.First.Closing, pair.Second.Opening));
        Assert.Equal(new LedgerQueries(story.Context).Balance(null).Balance, statements[^1].Closing);
        Assert.Equal(831_805_600, statements.Sum(statement => statement.Charges));
    }

    [Fact]
    public void Payments_NameTheAgreementAndThePurchaseOrder()
    {
        var funding = Assert.Single(Of(202512).Payments);
        Assert.Equal((OrderKind.Manual, "PO-2025-118"), (funding.Order!.Kind, funding.Order.PurchaseOrder));
        Assert.Equal(("Enterprise Agreement E-1234567", 300_000_000L), (funding.Method!.Display, funding.Posting.BalanceChange));
        var recharges = Of(202602).Payments;
        Assert.NotEmpty(recharges);
        Assert.All(recharges, recharge => Assert.Equal(OrderKind.Recharge, recharge.Order!.Kind));
    }

    [Fact]
    public void CallDays_AreThoseOfTheRecordsThatArrived() =>
        Assert.Equal((1, 1), (Of(202602).CallDays!.Value.First.Month, Of(202602).CallDays!.Value.Last.Month));

    [Fact]
    public void MonthToCome_IsRefused() =>
        Assert.Equal(ErrorIds.MonthInvalid, Assert.Throws<CommsCreditException>(() => Of(202605)).Id);

    Statement Of(int key) => new StatementQueries(story.Context).Of(null, Month.FromKey(key));

    long BalanceBefore(DateTimeOffset moment)
    {
        using var connection = new SqliteConnection($"Data Source={story.StorePath};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT coalesce(sum(entry.amount), 0) FROM entry JOIN posting USING (account_id, posting_no)
            WHERE book IN ('Lot', 'Overdraft') AND written_at < $before
            """;
        command.Parameters.AddWithValue("$before", (moment - DateTimeOffset.UnixEpoch).Ticks);
        return (long)command.ExecuteScalar()!;
    }
}
