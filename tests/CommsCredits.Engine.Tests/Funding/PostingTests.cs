using CommsCredits.Engine;

namespace CommsCredits.Tests.Funding;

/// <summary>The lines of each kind of posting (laws L1, L3, L7, L8).</summary>
public class PostingTests
{
    private static readonly Guid Id = new("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Other = new("00000000-0000-4000-8000-000000000002");
    private static readonly Guid Request = new("00000000-0000-4000-8000-000000000003");
    private static readonly DateTimeOffset Bought = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 2, 28);
    private static readonly DateTimeOffset Midnight = new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lot Lot = new(7, Guid.Empty, Guid.Empty, Bought, Lot.ExpiryOf(Bought), 90, 20, 0);

    [Theory]
    [InlineData(OrderKind.Manual, PostingKind.Funding, null, "Funds recorded")]
    [InlineData(OrderKind.Recharge, PostingKind.Recharge, "Visa", "Paid by Visa")]
    public void L1_Purchase_GoesFromThePaymentsIntoItsLot(OrderKind kind, PostingKind expected, string? method, string description)
    {
        Posting posting = Posting.Purchase(Id, Order(kind) with { PaymentMethod = method }, Lot, repaid: 0, Now);

        Assert.Equal([new Entry(Book.Payments, 0, -90), new Entry(Book.Lot, 7, 90)], posting.Entries);
        Assert.Equal((Id, Now, Bought, expected), (posting.PostingId, posting.At, posting.EffectiveAt, posting.Kind));
        Assert.Equal((description, (Guid?)Request), (posting.Description, posting.RequestId));
        Assert.Equal(90, posting.BalanceChange);
        Assert.Null(posting.Batch);
        Assert.Null(posting.Corrects);
    }

    [Fact]
    public void L1_Purchase_RepaysWhatWasOwed_AndTheBalanceGrowsByAllOfIt()
    {
        Posting posting = Posting.Purchase(Id, Order(OrderKind.Manual), Lot, repaid: 1, Now);

        Assert.Equal(
            [new Entry(Book.Payments, 0, -90), new Entry(Book.Lot, 7, 90), new Entry(Book.Lot, 7, -1), new Entry(Book.Overdraft, 0, 1)],
            posting.Entries);
        Assert.Equal(90, posting.BalanceChange);
    }

    [Theory]
    [InlineData(7, Book.Lot, 7)]
    [InlineData(LotShelf.Overdraft, Book.Overdraft, 0)]
    public void L1_Usage_GoesFromTheLotOrTheOverdraftToTheCalls(int lot, Book book, int number)
    {
        Posting posting = Posting.Usage(Id, batch: 4, lot, Day, micros: 30, calls: 2, Now);

        Assert.Equal([new Entry(book, number, -30), new Entry(Book.Usage, 0, 30)], posting.Entries);
        Assert.Equal((Id, Now, Midnight, PostingKind.Usage, (long?)4), (posting.PostingId, posting.At, posting.EffectiveAt, posting.Kind, posting.Batch));
        Assert.Equal(-30, posting.BalanceChange);
        Assert.Equal("2 calls", posting.Description);
        Assert.Equal("1 call", Posting.Usage(Id, 4, lot, Day, 30, 1, Now).Description);
    }

    [Theory]
    [InlineData(true, PostingKind.Correction, "Calls priced again")]
    [InlineData(false, PostingKind.Usage, "Calls priced later")]
    public void L8_Repriced_NamesWhatItCorrects_OrIsUsageWhereNothingWasPosted(bool corrects, PostingKind kind, string description)
    {
        Posting posting = Posting.Repriced(Id, batch: 4, new LotDraw(7, 30), Day, corrects ? Other : null, Now);

        Assert.Equal([new Entry(Book.Lot, 7, 30), new Entry(Book.Usage, 0, -30)], posting.Entries);
        Assert.Equal((kind, corrects ? Other : null, description), (posting.Kind, posting.Corrects, posting.Description));
        Assert.Equal((Id, Now, Midnight, (long?)4), (posting.PostingId, posting.At, posting.EffectiveAt, posting.Batch));
        Assert.Equal(
            [new Entry(Book.Overdraft, 0, -5), new Entry(Book.Usage, 0, 5)],
            Posting.Repriced(Id, 4, new LotDraw(LotShelf.Overdraft, -5), Day, null, Now).Entries);
    }

    [Fact]
    public void L8_RepaymentUndone_MovesTheDebtBack_AndTheBalanceStays()
    {
        Posting posting = Posting.RepaymentUndone(Id, Other, new LotDraw(7, 30), Now);

        Assert.Equal([new Entry(Book.Overdraft, 0, -30), new Entry(Book.Lot, 7, 30)], posting.Entries);
        Assert.Equal((PostingKind.Correction, (Guid?)Other, Now, Now), (posting.Kind, posting.Corrects, posting.At, posting.EffectiveAt));
        Assert.Equal(0, posting.BalanceChange);
        Assert.Equal("Repaid overdraft taken back", posting.Description);
    }

    [Fact]
    public void L3_PurchaseUndone_IsANewPostingThatNamesTheFunding()
    {
        Posting posting = Posting.PurchaseUndone(Id, Other, Lot, Request, Now);

        Assert.Equal([new Entry(Book.Lot, 7, -90), new Entry(Book.Payments, 0, 90)], posting.Entries);
        Assert.Equal((PostingKind.Correction, (Guid?)Other, (Guid?)Request), (posting.Kind, posting.Corrects, posting.RequestId));
        Assert.Equal((Id, Now, Now, "Funds taken back"), (posting.PostingId, posting.At, posting.EffectiveAt, posting.Description));
    }

    [Fact]
    public void L7_Expiry_ForfeitsTheRest_AsOfTheExpiry()
    {
        Posting posting = Posting.Expiry(Id, Lot, micros: 70, Now);

        Assert.Equal([new Entry(Book.Lot, 7, -70), new Entry(Book.Forfeited, 0, 70)], posting.Entries);
        Assert.Equal((PostingKind.Expiry, Lot.ExpiresAt, Now), (posting.Kind, posting.EffectiveAt, posting.At));
        Assert.Equal((Id, "Funds of 2026-01-05 expired"), (posting.PostingId, posting.Description));
        Assert.Equal(-70, posting.BalanceChange);
    }

    [Fact]
    public void L1_PostingThatDoesNotSumToZero_CannotBeMade()
    {
        Posting posting = Posting.Expiry(Id, Lot, 70, Now);

        Assert.Throws<InvalidOperationException>(() => posting with { Entries = [new Entry(Book.Lot, 7, -70), new Entry(Book.Forfeited, 0, 69)] });
    }

    [Theory]
    [InlineData(Book.Lot, true)]
    [InlineData(Book.Overdraft, true)]
    [InlineData(Book.Payments, false)]
    [InlineData(Book.Usage, false)]
    [InlineData(Book.Forfeited, false)]
    public void Entry_OfALotOrTheOverdraft_IsBalance(Book book, bool isBalance) => Assert.Equal(isBalance, new Entry(book, 0, 1).IsBalance);

    [Fact]
    public void L3_Image_HasEveryValueOfThePosting()
    {
        Posting posting = Posting.Purchase(Id, Order(OrderKind.Manual), Lot, repaid: 0, Now) with { Batch = 3, Corrects = Other };

        PostingImage image = PostingImage.Of(5, posting, sumAfter: 12);

        Assert.Equal((5, Id, (long?)3, (Guid?)Other, (Guid?)Request), (image.Number, image.PostingId, image.Batch, image.Corrects, image.RequestId));
        Assert.Equal(((Now - DateTimeOffset.UnixEpoch).Ticks, (Bought - DateTimeOffset.UnixEpoch).Ticks), (image.WrittenTicks, image.EffectiveTicks));
        Assert.Equal(("Funding", "Funds recorded", 12), (image.Kind, image.Description, image.SumAfter));
        Assert.Equal([(1L, "Payments", 0L, -90L), (2L, "Lot", 7L, 90L)], image.Entries.Select(line => (line.Line, line.Book, line.LotNumber, line.Micros)));
    }

    private static Order Order(OrderKind kind) => new()
    {
        OrderId = Guid.Empty,
        Kind = kind,
        Amount = 90,
        Status = OrderStatus.Settled,
        OrderedAt = Now,
        PurchasedAt = Bought,
        RequestId = Request,
    };
}
