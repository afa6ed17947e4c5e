using System.Diagnostics;
using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>Writes the same calls as workbook and as CSV, turn by turn, and watches the memory of the workbook.</summary>
internal static class ExportRace
{
    private const int Calls = 100_000;
    private const int Rounds = 5;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        TimeSpan csv = TimeSpan.MaxValue;
        TimeSpan xlsx = TimeSpan.MaxValue;
        Write(new CsvUsageReport(), Calls / 10);
        Write(new XlsxUsageReport(), Calls / 10);
        for (int round = 0; round < Rounds; round++)
        {
            csv = Faster(csv, Write(new CsvUsageReport(), Calls));
            xlsx = Faster(xlsx, Write(new XlsxUsageReport(), Calls));
        }

        double ratio = xlsx / csv;
        Console.WriteLine($"{Calls:N0} calls, the best of {Rounds} rounds each, into files.");
        Console.WriteLine();
        Console.WriteLine("| csv (ms) | xlsx (ms) | ratio |");
        Console.WriteLine("|---:|---:|---:|");
        Console.WriteLine($"| {csv.TotalMilliseconds:0} | {xlsx.TotalMilliseconds:0} | {ratio:0.00} |");
        Console.WriteLine();
        Console.WriteLine($"The budget of 1.5 is {(ratio <= 1.5 ? "met" : "not met")}.");
        Console.WriteLine();
        Console.WriteLine($"Bytes alive at the last call: {Alive(Calls / 10):N0} of {Calls / 10:N0}, {Alive(Calls):N0} of {Calls:N0}.");
    }

    private static TimeSpan Faster(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Write(IUsageReportWriter writer, int calls)
    {
        string path = Path.GetTempFileName();
        try
        {
            UsageReport report = Report(Enumerable.Range(0, calls).Select(Call));
            long began = Stopwatch.GetTimestamp();
            using (FileStream file = File.Create(path))
            {
                writer.Write(file, report, CultureInfo.InvariantCulture, CancellationToken.None);
            }

            return Stopwatch.GetElapsedTime(began);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static long Alive(int calls)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long alive = 0;
        IEnumerable<CallView> source = Enumerable.Range(0, calls).Select(number =>
        {
            if (number == calls - 1)
            {
                alive = GC.GetTotalMemory(forceFullCollection: true) - before;
            }

            return Call(number);
        });
        new XlsxUsageReport().Write(Stream.Null, Report(source), CultureInfo.InvariantCulture, CancellationToken.None);
        return alive;
    }

    private static UsageReport Report(IEnumerable<CallView> calls)
    {
        UsageTotals totals = new([UsageKey.Department]);
        Account account = new(1, "Contoso", Currency.FromStored("USD"), "US", IsDefault: true, new AccountSettings());
        return new UsageReport(
            account, "Contoso", null, null, Start, totals.Watch(calls), [UsageKey.Department], totals, [], Money: null);
    }

    private static CallView Call(int number) => new()
    {
        Record = new CallRecord
        {
            UsageId = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            CallId = $"call-{number}",
            DisplayName = "Ada Lovelace",
            CallerId = "+14255550100",
            DestinationNumber = "+81312345678",
            NumberType = "Subscriber",
            Capability = "MCOPSTNPP",
            CallType = "user_out",
            StartTime = Start.AddSeconds(number * 7L),
            DurationSeconds = number % 1_800,
        },
        UserPrincipalName = FormattableString.Invariant($"person.{number % 1_000}@contoso.example"),
        Department = FormattableString.Invariant($"Department {number % 20}"),
        Direction = CallDirection.Outbound,
        Country = "JP",
        Domestic = false,
        Payer = Payer.Credits,
        Reason = QuoteReason.Ok,
        Refused = false,
        PoolMinutes = 0,
        BilledSeconds = 60 * (number % 30),
        RatePerMinute = 125_000,
        ConnectionFee = 0,
        Charge = 125_000L * (number % 30),
        RateCard = "Standard",
        Prefix = "81",
    };
}
