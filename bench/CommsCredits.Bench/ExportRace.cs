using System.Diagnostics;
using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Bench;

/// <summary>
/// Writes the same calls as workbook and as CSV, turn by turn: made-up ones, and those of a store through the query of the cmdlet. Watches
/// the memory of the workbook.
/// </summary>
internal static class ExportRace
{
    private const int Calls = 100_000;
    private const int Rounds = 5;
    private const double RatioBudget = 1.5;
    private const long GrowthBudget = 1_000_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly record struct Time(TimeSpan Elapsed, TimeSpan Processor)
    {
        public static readonly Time Endless = new(TimeSpan.MaxValue, TimeSpan.MaxValue);

        public Time Best(Time other) =>
            new(Elapsed < other.Elapsed ? Elapsed : other.Elapsed, Processor < other.Processor ? Processor : other.Processor);
    }

    public static void Run()
    {
        using ExportStore store = new(Calls);
        Console.WriteLine($"{Calls:N0} calls, the best of {Rounds} rounds each, into files.");
        Console.WriteLine();
        Console.WriteLine("| calls | csv (ms) | xlsx (ms) | ratio | csv, processor (ms) | xlsx, processor (ms) | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        double worst = Math.Max(Race("made up", MadeUp), Race("of a store", store.Read));
        Console.WriteLine();
        Console.WriteLine($"The budget of {RatioBudget} is {Verdict(worst <= RatioBudget)}.");
        Console.WriteLine();
        long few = Alive(Calls / 10);
        long many = Alive(Calls);
        Console.WriteLine($"Bytes alive at the last call: {few:N0} of {Calls / 10:N0}, {many:N0} of {Calls:N0}.");
        Console.WriteLine($"The budget of {GrowthBudget:N0} bytes more is {Verdict(many - few <= GrowthBudget)}.");
    }

    private static string Verdict(bool met) => met ? "met" : "not met";

    private static double Race(string name, Func<int, IEnumerable<CallView>> source)
    {
        Write(new CsvUsageReport(), Report(source(Calls / 10)));
        Write(new XlsxUsageReport(), Report(source(Calls / 10)));
        Time csv = Time.Endless;
        Time xlsx = Time.Endless;
        for (int round = 0; round < Rounds; round++)
        {
            csv = csv.Best(Write(new CsvUsageReport(), Report(source(Calls))));
            xlsx = xlsx.Best(Write(new XlsxUsageReport(), Report(source(Calls))));
        }

        double elapsed = xlsx.Elapsed / csv.Elapsed;
        double processor = xlsx.Processor / csv.Processor;
        Console.WriteLine(
            $"| {name} | {csv.Elapsed.TotalMilliseconds:0} | {xlsx.Elapsed.TotalMilliseconds:0} | {elapsed:0.00} "
            + $"| {csv.Processor.TotalMilliseconds:0} | {xlsx.Processor.TotalMilliseconds:0} | {processor:0.00} |");
        return Math.Max(elapsed, processor);
    }

    private static Time Write(IUsageReportWriter writer, UsageReport report)
    {
        string path = Path.GetTempFileName();
        try
        {
            long began = Stopwatch.GetTimestamp();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            using (FileStream file = File.Create(path))
            {
                writer.Write(file, report, CultureInfo.InvariantCulture, CancellationToken.None);
            }

            return new Time(Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - used);
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

    private static IEnumerable<CallView> MadeUp(int calls) => Enumerable.Range(0, calls).Select(Call);

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
