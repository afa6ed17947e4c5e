using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Writes an export to disk, and imports it as the cmdlet does.</summary>
internal static class ExportFile
{
    private const string Header =
        "UsageId,UPN,User Location,Caller ID,Call Type,Number Type,Destination Number,Start Time,Duration Seconds,Capability";

    /// <summary>Writes calls that cost credits, a minute apart.</summary>
    /// <param name="path">The file.</param>
    /// <param name="calls">How many.</param>
    public static void Write(string path, int calls) =>
        File.WriteAllLines(path, [Header, .. Enumerable.Range(1, calls).Select(number => Row(Calls.UserOut(number, seconds: 30 + (number % 300))))]);

    /// <summary>Imports a file in order.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="path">The file.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="sorter">Puts the records in order; null: as the cmdlet does.</param>
    /// <param name="batchSize">The records of one transaction.</param>
    /// <param name="cancellation">Ends it after a batch.</param>
    public static UsageImport Import(
        OperationContext context,
        string path,
        IProgress<ImportProgress>? progress = null,
        IRecordSorter? sorter = null,
        int batchSize = ImportUsage.DefaultBatch,
        CancellationToken cancellation = default) =>
        new ImportUsage(context, sorter ?? new RecordSorter(), batchSize).Execute(
            new ImportUsageRequest(null), TeamsExport.Open(path)[0], new MemoryRejects(), progress, WriteMode.Commit, cancellation);

    /// <summary>An account with funds, a price, a user and auto-recharge.</summary>
    /// <param name="context">What operations work with.</param>
    public static void Prepare(OperationContext context)
    {
        new CreateAccount(context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        new ImportRateCard(context).Execute(new RateCardRequest(null, "Card"), [Calls.Rate("44", "0.05")], WriteMode.Commit);
        const string Ada = "ada@contoso.example";
        new SaveUsers(context).Execute(null, [new UserChange { Identity = Ada, UsageLocation = "US" }], null, WriteMode.Commit);
        new AssignLicenses(context).Grant(
            new LicenseRequest(null, ["PhoneSystem", "CallingPlanDomestic", "CommunicationsCredits"], [], DateTimeOffset.UnixEpoch), [Ada], WriteMode.Commit);
        new AddFunds(context).Execute(new AddFundsRequest(null, 100m), WriteMode.Commit);
        new SetAutoRecharge(context).Set(new AutoRechargeChange(null, 500m, 60m, default, default, default), WriteMode.Commit);
    }

    private static string Row(CallRecord call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.UsageId},{call.UserPrincipalName},{call.UserLocation},{call.CallerId},{call.CallType},{call.NumberType},")
        + string.Create(CultureInfo.InvariantCulture, $"{call.DestinationNumber},{call.StartTime:yyyy-MM-ddTHH:mm:ssZ},{call.DurationSeconds},{call.Capability}");
}
