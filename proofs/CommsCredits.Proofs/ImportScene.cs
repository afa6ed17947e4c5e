using System.Globalization;
using System.Text;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>An export of calls that empty pools and run down credits, a store that charges them, and the import of the one into the other.</summary>
internal static class ImportScene
{
    /// <summary>One row in so many stands in the file a second time.</summary>
    public const int RowsPerRepeated = 500;

    private const int RowsPerBroken = 1_000;

    // Far smaller than that of the cmdlet, so that kills come between batches, too.
    private const int BatchSize = 10_000;
    private const int Minutes = 59 * 24 * 60;

    private static readonly string[] Users = ["ada", "ben", "cleo", "dan", "eve", "fay"];
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string Header =
        "UsageId,Call ID,Conference ID,User Location,Microsoft Entra ObjectId,UPN,User Display Name,Caller ID,Call Type,Call Direction,"
        + "Number Type,Domestic/International,Destination Dialed,Destination Number,External Country,Start Time,End Time,Duration Seconds,"
        + "Connection Fee,Charge,Currency,Capability,Operator,Source of Call Duration,Administrative Units";

    /// <summary>Writes the export: two months in no order, some rows twice, some broken, some of Direct Routing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="seed">What tells the calls.</param>
    public static void Write(string path, int rows, int seed)
    {
        Random random = new(seed);
        using StreamWriter file = new(path, append: false, new UTF8Encoding(false));
        file.WriteLine(Header);
        string last = string.Empty;
        for (int row = 1; row <= rows; row++)
        {
            last = row % RowsPerRepeated == 0 ? last : Row(seed, row, random);
            file.WriteLine(row % RowsPerBroken == 1 ? last.Replace(",MCOPSTN", ",\"MCOPSTN", StringComparison.Ordinal) : last);
        }
    }

    /// <summary>Makes the store: users with and without pool, limit and credits; funds that do not last, and auto-recharge.</summary>
    /// <param name="path">The store.</param>
    /// <param name="rows">How many calls it is made for.</param>
    public static void Prepare(string path, int rows)
    {
        using ProofStore store = new(path);
        OperationContext context = store.Context;
        decimal amount = Math.Max(50, rows / 400);
        new CreateAccount(context).Execute("Contoso", "USD", "US", new AccountSettings(), null, WriteMode.Commit);
        RateCardLine[] rates =
            [new(2, "44", "0.07"), new(3, "1", "0.012"), new(4, "33", "0.09", ConnectionFee: "0.02", IncrementSeconds: "6"), new(5, "1800", "0.03")];
        new ImportRateCard(context).Execute(new RateCardRequest(null, "Card"), rates, WriteMode.Commit);
        UserChange[] users = [.. Users.Select((name, index) => new UserChange
        {
            Identity = Upn(name),
            UsageLocation = name == "fay" ? "GB" : "US",
            SpendLimit = index == 1 ? new Given<decimal?>(true, amount / 4) : default,
        })];
        new SaveUsers(context).Execute(null, users, null, WriteMode.Commit);
        Grant(context, users, "PhoneSystem", "CallingPlanDomestic", "AudioConferencing", "CommunicationsCredits");
        new AddFunds(context).Execute(new AddFundsRequest(null, amount), WriteMode.Commit);
        new SetAutoRecharge(context).Set(new AutoRechargeChange(null, amount, amount, default, default, default), WriteMode.Commit);
    }

    /// <summary>Imports the file into the store, and tells how many rows are stored whenever the import does; then what it did.</summary>
    /// <param name="store">The store.</param>
    /// <param name="file">The export.</param>
    /// <param name="told">Where to tell.</param>
    /// <param name="gateway">Who is asked for recharges, or null for one that always settles.</param>
    /// <returns>0.</returns>
    public static int Import(string store, string file, TextWriter told, IPaymentGateway? gateway = null)
    {
        using ProofStore open = new(store, gateway: gateway);
        Rejects rejects = new();
        told.WriteLine("0");
        told.Flush();
        UsageImport done = new ImportUsage(open.Context, new RecordSorter(), BatchSize).Execute(
            new ImportUsageRequest(null), TeamsExport.Open(file)[0], rejects, new Told(told), WriteMode.Commit, CancellationToken.None);
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {done.Rows} {done.Imported + done.Duplicates} {done.Rejected} {done.Skipped} {rejects.Count}"));
        told.Flush();
        return 0;
    }

    private static string Row(int seed, int row, Random random)
    {
        DateTimeOffset start = From.AddMinutes(random.Next(Minutes)).AddSeconds(random.Next(60));
        int seconds = random.Next(12) == 0 ? 0 : random.Next(1, 900);
        string user = random.Next(50) == 0 ? "stranger" : Users[random.Next(Users.Length)];
        (string type, string number) = random.Next(20) switch
        {
            < 9 => ("user_out", "+12065550111"),
            < 12 => ("user_out", "+442079460000"),
            < 13 => ("user_out", "+33140000000"),
            < 14 => ("user_out", "+81312345678"),
            < 16 => ("conf_out", "+442079460001"),
            < 17 => ("conf_in", "+18005550100"),
            < 18 => ("user_in", "+12065550100"),
            < 19 => ("dr_out", "+12065550100"),
            _ => ("emergency_out", "911"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{new Guid(seed, 3, 3, BitConverter.GetBytes(row * 2_654_435_761L))},call{row},,US,,{Upn(user)},{user},+12065550199,{type},,{(type == "conf_in" ? "TollFree" : "Subscriber")},,,{number},,")
            + string.Create(CultureInfo.InvariantCulture, $"{start:yyyy-MM-ddTHH:mm:ss.fffffffZ},{start.AddSeconds(seconds):yyyy-MM-ddTHH:mm:ssZ},{seconds},0,0,USD,MCOPSTN1,Microsoft,Microsoft,");
    }

    private static string Upn(string name) => $"{name}@contoso.example";

    private static void Grant(OperationContext context, UserChange[] users, params string[] licenses) => new AssignLicenses(context).Grant(
        new LicenseRequest(null, licenses, [], DateTimeOffset.UnixEpoch), [.. users.Select(user => user.Identity)], WriteMode.Commit);

    private sealed class Told(TextWriter writer) : IProgress<ImportProgress>
    {
        private long last;

        public void Report(ImportProgress value)
        {
            if (value.Charged > last)
            {
                last = value.Charged;
                writer.WriteLine(last.ToString(CultureInfo.InvariantCulture));
                writer.Flush();
            }
        }
    }

    private sealed class Rejects : IRejectSink
    {
        public long Count { get; private set; }

        public string? Path => null;

        public void Write(RejectedRow row) => Count++;
    }
}
