using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>An account with funds, a small card and users on one plan.</summary>
internal static class BenchAccount
{
    public static void Prepare(OperationContext context, int count)
    {
        new CreateAccount(context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        new AddFunds(context).Execute(new AddFundsRequest(null, 1_000_000m), WriteMode.Commit);
        RateCardLine[] lines = [new(2, "1", "0.01"), new(3, "44", "0.02"), new(4, "49", "0.02"), new(5, "33", "0.02"), new(6, "4420", "0.015")];
        new ImportRateCard(context).Execute(new RateCardRequest(null, "Bench"), lines, WriteMode.Commit);
        string[] users = [.. Enumerable.Range(1, count).Select(number => $"user{number}@contoso.example")];
        new SaveUsers(context).Execute(
            null, [.. users.Select(user => new UserChange { Identity = user, UsageLocation = "US" })], null, WriteMode.Commit);
        LicenseRequest licenses = new(null, ["PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits"], [], DateTimeOffset.UnixEpoch);
        new AssignLicenses(context).Grant(licenses, users, WriteMode.Commit);
    }
}
