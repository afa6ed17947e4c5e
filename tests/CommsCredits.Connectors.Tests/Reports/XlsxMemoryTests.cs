using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Keeps its tests apart from all others: what these allocate meanwhile would be counted, too.</summary>
[CollectionDefinition(nameof(AloneTests), DisableParallelization = true)]
public sealed class AloneTests;

[Collection(nameof(AloneTests))]
public class XlsxMemoryTests
{
    [Fact]
    public void Memory_DoesNotGrowWithTheCalls()
    {
        // What is alive while the last calls are written, above what was alive at the start of the same file.
        long few = AliveAtEnd(1_000);
        long many = AliveAtEnd(20_000);
        Assert.InRange(many - few, long.MinValue, 2_000_000);
    }

    private static long AliveAtEnd(int calls)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long alive = 0;
        IEnumerable<CallView> source = Enumerable.Range(0, calls).Select(number =>
        {
            if (number == calls - 1) alive = GC.GetTotalMemory(forceFullCollection: true) - before;
            return SheetScene.Call(number & ~15);
        });
        UsageTotals totals = new([UsageKey.Department]);
        UsageReport report = SheetScene.Report(0) with { Calls = totals.Watch(source), GroupBy = [UsageKey.Department], Summary = totals };
        new XlsxUsageReport().Write(Stream.Null, report, CultureInfo.InvariantCulture, CancellationToken.None);
        return alive;
    }
}
