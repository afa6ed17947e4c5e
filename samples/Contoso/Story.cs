using CommsCredits.Connectors;
using CommsCredits.Engine;
using static System.FormattableString;

namespace Contoso;

/// <summary>A quarter of Contoso, step by step: each day opens the store with the rehearsal clock set to that day.</summary>
public static class Story
{
    static readonly DateTimeOffset FirstDay = new(2025, 12, 29, 9, 0, 0, TimeSpan.Zero);

    // Each month's usage is exported and imported a few days into the next month: reports lag 24 to 48 hours.
    static readonly (DateTimeOffset Day, string Export)[] Imports =
    [
        (new(2026, 2, 3, 9, 0, 0, TimeSpan.Zero), "PSTN.calls.2026-01.csv"),
        (new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero), "PSTN.calls.2026-02.csv"),
        (new(2026, 4, 3, 9, 0, 0, TimeSpan.Zero), "Export.callingplans.*.zip"),
    ];

    /// <summary>Tells it.</summary>
    /// <param name="storePath">A store file that does not exist yet.</param>
    /// <param name="dataFolder">Where users.csv, rates.csv and the exports are.</param>
    /// <param name="output">What happens is written here.</param>
    public static void Tell(string storePath, string dataFolder, TextWriter output)
    {
        using (var day = Day.Open(storePath, FirstDay))
        {
            OpenAccount(day);
            SetPrices(day, RateSheet.Read(Path.Combine(dataFolder, "rates.csv")));
            License(day, Staff.Read(Path.Combine(dataFolder, "users.csv")));
            Fund(day);
        }

        foreach (var (date, export) in Imports)
        {
            using var day = Day.Open(storePath, date);
            foreach (var path in Directory.GetFiles(dataFolder, export))
            {
                foreach (var source in TeamsExport.Open(path))
                {
                    var import = Import(day, source, rejectPath: Path.ChangeExtension(storePath, Invariant($"{date:yyyy-MM}.rejects.csv")));
                    output.WriteLine(LineOf(date, import));
                }
            }
        }

        using (var day = Day.Open(storePath, Imports[^1].Day))
        {
            output.WriteLine();
            foreach (var line in Figures.Of(day.Context)) output.WriteLine(line);
        }
    }

    // 1. One account for the organisation's money, and how it is paid for.
    static void OpenAccount(Day day)
    {
        new CreateAccount(day.Context).Execute("Contoso", "USD", "US", new AccountSettings(), requestId: null, WriteMode.Commit);

        var agreement = new PaymentMethod
        {
            Name = "Enterprise Agreement",
            Kind = PaymentMethodKind.EnterpriseAgreement,
            EnterpriseAgreement = "E-1234567",
        };
        new ManagePaymentMethods(day.Context).Add(accountName: null, agreement, requestId: null, WriteMode.Commit);
    }

    // 2. What calls cost.
    static void SetPrices(Day day, IEnumerable<RateCardLine> sheet) =>
        new ImportRateCard(day.Context).Execute(new RateCardRequest(Account: null, "Example rates 2026"), sheet, WriteMode.Commit);

    // 3. Who there is, and what they may do. Users who hold the same licences get them in one step.
    static void License(Day day, IReadOnlyList<StaffMember> staff)
    {
        List<UserChange> changes = [.. staff.Select(ChangeOf)];
        var saved = new SaveUsers(day.Context).Execute(accountName: null, changes, requestId: null, WriteMode.Commit);
        StopAt(saved.Select(result => result.Error));

        foreach (var alike in staff.GroupBy(member => member.Licenses))
        {
            var request = new LicenseRequest(Account: null, alike.Key.Split(';'), Replace: []);
            List<string> names = [.. alike.Select(member => member.UserPrincipalName)];
            var granted = new AssignLicenses(day.Context).Grant(request, names, WriteMode.Commit);
            StopAt(granted.Select(result => result.Error));
        }
    }

    // A bad item never stops a batch; this story has none, so the first one ends it.
    static void StopAt(IEnumerable<CommsCreditException?> errors)
    {
        if (errors.FirstOrDefault(error => error is not null) is { } refused) throw refused;
    }

    static UserChange ChangeOf(StaffMember member) => new()
    {
        Identity = member.UserPrincipalName,
        ObjectId = member.ObjectId,
        DisplayName = member.DisplayName,
        Department = member.Department,
        UsageLocation = member.UsageLocation,
    };

    // 4. Money, and more of it by itself: 150 whenever less than 100 is left.
    static void Fund(Day day)
    {
        new AddFunds(day.Context).Execute(new AddFundsRequest(Account: null, 300m, PurchaseOrder: "PO-2025-118"), WriteMode.Commit);

        var recharge = new AutoRechargeChange(
            Account: null,
            RechargeAmount: 150m,
            TriggerAmount: 100m,
            PaymentMethod: default,
            BackupPaymentMethod: default,
            MonthlyCeiling: default);
        new SetAutoRecharge(day.Context).Set(recharge, WriteMode.Commit);
    }

    // 5. Every month: each call once, charged to included minutes, to the credits or to nobody.
    static UsageImport Import(Day day, IUsageSource source, string rejectPath)
    {
        using var rejects = new RejectFile(source.Name, rejectPath, fallbackFolder: Path.GetTempPath());
        return new ImportUsage(day.Context, new RecordSorter())
            .Execute(new ImportUsageRequest(Account: null), source, rejects, progress: null, WriteMode.Commit, CancellationToken.None);
    }

    static string LineOf(DateTimeOffset day, UsageImport import) =>
        Invariant($"{day:yyyy-MM-dd} {import.Source}: rows {import.Rows}, imported {import.Imported}, duplicates {import.Duplicates}, ")
        + Invariant($"rejected {import.Rejected}, skipped {import.Skipped}, unrated {import.Unrated}, pool minutes {import.PoolMinutes}, ")
        + Invariant($"charged {Figures.Amount(import.Charged)}, recharges {import.Recharges}, balance {Figures.Amount(import.BalanceAfter)}");
}
