using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class RecordSorterTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2025, 3, 12, 9, 0, 0, TimeSpan.Zero);

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(250)]
    [InlineData(1000)]
    public void Sort_MoreThanItHolds_IsTheSameAsInMemory(int chunk)
    {
        var records = Some(1000);
        var expected = records.Order(RecordOrder.Instance).ToArray();
        Assert.Equal(expected, new RecordSorter(chunk, folder.Path).Sort(records));
        Assert.Equal(expected, new RecordSorter(1000, folder.Path).Sort(records));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Sort_EqualKeys_StayInTheOrderOfTheirLines()
    {
        var records = Enumerable.Range(1, 50).Select(line => Plain(line) with { UsageId = UsageCsv.Id(1), StartTime = Start });
        Assert.Equal(Enumerable.Range(1, 50).Select(line => (long)line), new RecordSorter(3, folder.Path).Sort(records).Select(r => r.Line));
    }

    [Fact]
    public void Sort_Nothing_IsNothing() => Assert.Empty(new RecordSorter(1, folder.Path).Sort([]));

    [Fact]
    public void Sort_ReadOnlyInPart_LeavesNoFile()
    {
        Assert.Equal(3, new RecordSorter(10, folder.Path).Sort(Some(100)).Take(3).Count());
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Sort_ReaderThatThrows_LeavesNoFile()
    {
        Assert.Throws<FormatException>(() =>
        {
            foreach (var _ in new RecordSorter(10, folder.Path).Sort(Some(100)))
                throw new FormatException();
        });
        Assert.Throws<FormatException>(() => new RecordSorter(10, folder.Path).Sort(Failing()).Count());
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Sort_NoPlaceForTheFile_SaysSo()
    {
        var sorter = new RecordSorter(10, folder.Join("nowhere"));
        Assert.Equal(ErrorIds.FileLocked, Assert.Throws<CommsCreditException>(() => sorter.Sort(Some(100)).Count()).Id);
    }

    [Fact]
    public void Compare_UsageIds_GoByTheirBytesFromLeftToRight()
    {
        var random = new Random(17);
        for (var round = 0; round < 10_000; round++)
        {
            var (left, right) = (Scrambled(random), Scrambled(random));
            var expected = left.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(right.ToByteArray(bigEndian: true));
            var actual = RecordOrder.Instance.Compare(Plain(1) with { UsageId = left }, Plain(1) with { UsageId = right });
            Assert.Equal(Math.Sign(expected), Math.Sign(actual));
        }
    }

    static Guid Scrambled(Random random)
    {
        // Few different bytes, so that also the later ones decide.
        var bytes = new byte[16];
        for (var index = 0; index < bytes.Length; index++)
            bytes[index] = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)0x7F;
        return new Guid(bytes);
    }

    static CallRecord[] Some(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(1, count).Select(line => random.Next(2) == 0 ? Plain(line) : Full(line)).OrderBy(_ => random.Next())];
    }

    static IEnumerable<CallRecord> Failing() => Some(100).Select(record => record.Line == 50 ? throw new FormatException() : record);

    static CallRecord Plain(int line) => new()
    {
        UsageId = UsageCsv.Id(line),
        CallType = "user_out",
        StartTime = Start.AddSeconds(line % 17),
        DurationSeconds = line,
        Line = line,
    };

    static CallRecord Full(int line)
    {
        var record = Plain(line) with
        {
            StartTime = Start.AddSeconds(line % 17).ToOffset(TimeSpan.FromMinutes(-210)),
            EndTime = Start.AddTicks(line),
            ObjectId = UsageCsv.Id(-line),
            Charge = line,
            ConnectionFee = long.MaxValue - line,
        };
        // Every text there is, also one that is added later.
        foreach (var text in typeof(CallRecord).GetProperties().Where(property => property.PropertyType == typeof(string)))
            text.SetValue(record, $"{text.Name} çãπ {line}");
        Assert.DoesNotContain(typeof(CallRecord).GetProperties(), property => property.GetValue(record) is null);
        return record;
    }
}
