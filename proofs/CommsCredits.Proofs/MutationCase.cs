using System.Diagnostics;
using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Proofs;

/// <summary>One spoiled file after the other, read and looked at; a failure leaves its bytes behind.</summary>
/// <param name="folder">Where the files are made.</param>
/// <param name="seed">What tells how they are spoiled.</param>
internal sealed class MutationCase(string folder, int seed)
{
    private int number;
    private long began = Stopwatch.GetTimestamp();
    private string extension = string.Empty;
    private byte[] bytes = [];

    /// <summary>Files that were refused as a whole.</summary>
    public int Refused { get; private set; }

    /// <summary>Rows that became a record.</summary>
    public long Records { get; private set; }

    /// <summary>Rows that were named as bad.</summary>
    public long Rejects { get; private set; }

    /// <summary>Rows that are of Direct Routing.</summary>
    public long Skipped { get; private set; }

    /// <summary>How long the slowest case took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Ends the program when a case takes too long: what hangs cannot be asked to stop.</summary>
    /// <remarks>Looks are counted, not seconds: on a busy machine this program stands still with them.</remarks>
    /// <param name="looks">At how many looks, a second apart, a case may be the same.</param>
    public IDisposable Watch(int looks)
    {
        int seen = 0;
        int same = 0;
        return new Timer(
            _ =>
            {
                int now = Volatile.Read(ref number);
                same = now == seen ? same + 1 : 0;
                seen = now;
                if (same >= looks)
                {
                    Console.WriteLine(Failure($"it took longer than {looks} s"));
                    Environment.Exit(1);
                }
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
    }

    /// <summary>Spoils a file and reads it.</summary>
    /// <param name="next">The number of the case.</param>
    /// <param name="sorts">Whether its records also go through the temporary file of the sorter.</param>
    public void Run(int next, bool sorts)
    {
        Volatile.Write(ref number, next);
        began = Stopwatch.GetTimestamp();
        (extension, bytes) = new Mutator(new Random(HashOf(seed, next))).Next();
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{next}{extension}"));
        File.WriteAllBytes(path, bytes);
        try
        {
            foreach (IUsageSource source in TeamsExport.Open(path))
            {
                Read(source, sorts);
            }
        }
        catch (CommsCreditException refused) when (refused.Id == ErrorIds.FileFormatUnknown && refused.Advice is { Length: > 0 })
        {
            Refused++;
        }
        catch (Exception failure) when (failure is not ProofFailedException)
        {
            throw new ProofFailedException($"{failure.GetType().Name} {PlaceOf(failure)}", Failure(failure.ToString()));
        }

        finally
        {
            File.Delete(path);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            Slowest = took > Slowest ? took : Slowest;
        }
    }

    /// <summary>Fails unless something holds.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What is wrong if not.</param>
    public void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ProofFailedException(string.Concat(otherwise.Where(letter => !char.IsDigit(letter))), Failure(otherwise));
        }
    }

    // Not HashCode, which differs from one process to the next.
    private static int HashOf(int seed, int number) => unchecked((seed * 1_000_003) + (number * 7_919));

    private void Read(IUsageSource source, bool sorts)
    {
        List<CallRecord> records = [];
        List<long> lines = [];
        foreach (UsageRow row in source.Read(CancellationToken.None))
        {
            Demand(lines.Count == 0 || row.Line > lines[^1], $"line {row.Line} comes behind line {(lines.Count == 0 ? 0 : lines[^1])}");
            Demand(row.Record is null || row.Reject is null, $"line {row.Line} is a record and rejected");
            lines.Add(row.Line);
            if (row.Record is { } record)
            {
                Demand(IsUsable(record) && record.Line == row.Line, $"line {row.Line} is a record that cannot be charged");
                records.Add(record);
            }
            else if (row.Reject is { } reject)
            {
                Demand(reject.Line == row.Line && reject.Reason.Length > 0, $"line {row.Line} is rejected without a line or reason");
                Demand(reject.Reason.StartsWith(reject.Column, StringComparison.Ordinal), $"line {row.Line}: '{reject.Reason}' names another column");
                Rejects++;
            }
            else
            {
                Skipped++;
            }
        }

        Records += records.Count;
        CheckRaw(source, lines);
        if (sorts && records.Count > 0)
        {
            CheckSorted(records);
        }
    }

    // What is asked for by its line is found again, row by row.
    private void CheckRaw(IUsageSource source, List<long> lines)
    {
        long[] found = [.. source.ReadRaw(lines.ToHashSet(), CancellationToken.None).Select(row => row.Line)];
        Demand(found.SequenceEqual(lines), $"{lines.Count} rows were read and {found.Length} found again");
    }

    private void CheckSorted(List<CallRecord> records)
    {
        CallRecord[] sorted = [.. new RecordSorter(1, folder).Sort(records)];
        Demand(
            sorted.OrderBy(record => record.Line).SequenceEqual(records) && sorted.Zip(sorted.Skip(1)).All(pair => pair.First.StartTime <= pair.Second.StartTime),
            "the sorter gave out other records than it took");
    }

    private static bool IsUsable(CallRecord record) => record.UsageId != Guid.Empty && record.CallType.Length > 0
        && record.DurationSeconds >= 0 && record.StartTime.Year is >= 1999 and <= 2200 && record.Charge is null or >= 0 && record.ConnectionFee is null or >= 0;

    private static string PlaceOf(Exception failure) => (failure.StackTrace ?? string.Empty).Split('\n')
        .FirstOrDefault(frame => frame.Contains("CommsCredits", StringComparison.Ordinal), string.Empty).Trim();

    private string Failure(string what)
    {
        string kept = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"mutation-{seed}-{number}{extension}"));
        File.WriteAllBytes(kept, bytes);
        return string.Create(CultureInfo.InvariantCulture, $"Mutation {number} of seed {seed}, kept as {kept}: {what}");
    }
}
