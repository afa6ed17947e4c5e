using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Tests;

public class TermsObjectsTests
{
    private static readonly CallRecord Record = Calls.UserOut(1);

    // Today the rest of a decision tells who pays; what stands once for many calls may not rely on that.
    [Fact]
    public void L11_TermsOfTwoPayers_AreTwo()
    {
        PricedCall one = Priced(Payer.Credits);
        PricedCall other = Priced(Payer.Included);

        Assert.Equal(new TermsObjects(one, one.Quote), new TermsObjects(Priced(Payer.Credits), Priced(Payer.Credits).Quote));
        Assert.NotEqual(new TermsObjects(one, one.Quote), new TermsObjects(other, other.Quote));
        Assert.NotEqual(CallTerms.Of(one), CallTerms.Of(other));
    }

    private static PricedCall Priced(Payer payer) => new()
    {
        Record = Record,
        Direction = CallDirection.Outbound,
        Quote = new Quote { Allowed = true, Payer = payer, Charge = 0 },
        Draws = [],
    };
}
