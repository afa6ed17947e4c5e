using CommsCredits.Engine;

namespace CommsCredits.Tests;

public class MainJobTests
{
    [Fact]
    public void MainJob_FundLicenseImport_ChargesAndKeepsTheBalance()
    {
        using TestStore store = new();
        store.WithAccount();
        store.Fund(100m);
        store.Rates(Calls.Rate("44", "0.10", fee: "0.05"), Calls.Rate("1", "0.02"));
        store.User("ada@contoso.example", "US", "PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits");

        UsageImport import = store.Import(
            Calls.UserOut(1, seconds: 61),
            Calls.UserOut(2, to: "+12065550111", seconds: 600),
            Calls.UserOut(3, seconds: 0),
            Calls.TollFreeIn(4, seconds: 90));

        Assert.Equal((4, 4, 0, 0), (import.Rows, import.Imported, import.Duplicates, import.Unrated));
        Assert.Equal(250_000 + 40_000, import.Charged);
        Assert.Equal(10, import.PoolMinutes);
        Assert.Equal(99_710_000, store.Balance().Balance);
    }
}
