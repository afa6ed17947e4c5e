using System.Diagnostics;
using CommsCredits.Engine;
using CommsCredits.Storage;

namespace CommsCredits.Bench;

/// <summary>Asks a store who would pay for calls, and measures each question.</summary>
internal static class QuestionMeter
{
    private const int Users = 1_000;
    private const int Questions = 200_000;

    private static readonly string[] Numbers = ["+12065550111", "+442079460000", "+4930123456", "+33142685300", "+81312345678", "112"];

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("commscredits-bench-").FullName;
        try
        {
            DateTimeOffset now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
            using SqliteStore store = SqliteStore.Open(new SqliteStoreOptions(Path.Combine(folder, "questions.db")) { Rehearsal = true, Now = now });
            OperationContext context = new(store, new RehearsalTime(now), new RandomIdSource(), new OfflineGateway(), "bench");
            BenchAccount.Prepare(context, Users);
            Ask(context, Questions / 10);
            double[] micros = Ask(context, Questions);
            Array.Sort(micros);
            double p99 = micros[(int)(micros.Length * 0.99)];
            Console.WriteLine($"{Questions:N0} questions about {Users:N0} users, each checked against the store's version.");
            Console.WriteLine();
            Console.WriteLine("| median (µs) | p99 (µs) | p99.9 (µs) |");
            Console.WriteLine("|---:|---:|---:|");
            Console.WriteLine($"| {micros[micros.Length / 2]:0.0} | {p99:0.0} | {micros[(int)(micros.Length * 0.999)]:0.0} |");
            Console.WriteLine();
            Console.WriteLine($"The budget of 20 µs for p99 is {(p99 <= 20 ? "met" : "not met")}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Ask(OperationContext context, int count)
    {
        SeededNumbers numbers = new(20_260_106);
        AskQuote ask = new(context);
        double[] micros = new double[count];
        for (int index = 0; index < count; index++)
        {
            CallQuestion question = new()
            {
                User = $"user{numbers.Below(Users) + 1}@contoso.example",
                Number = Numbers[numbers.Below(Numbers.Length)],
                Duration = TimeSpan.FromSeconds(numbers.Below(3_600)),
            };
            long started = Stopwatch.GetTimestamp();
            ask.Execute(question);
            micros[index] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        return micros;
    }
}
