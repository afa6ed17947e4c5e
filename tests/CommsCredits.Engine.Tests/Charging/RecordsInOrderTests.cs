using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class RecordsInOrderTests
{
    [Fact]
    public void MoveNext_RecordsInOrder_PassesThemOn()
    {
        CallRecord[] records = [Record(1, 5), Record(2, 5), Record(3, 6), Record(3, 6)];
        Assert.Equal(records, new RecordsInOrder(records));
    }

    [Fact]
    public void MoveNext_RecordOutOfOrder_IsTheEnd()
    {
        List<CallRecord> read = [];
        CommsCreditException failed = Assert.Throws<CommsCreditException>(() =>
        {
            foreach (CallRecord record in new RecordsInOrder([Record(1, 5), Record(3, 6), Record(2, 6), Record(4, 7)]))
            {
                read.Add(record);
            }
        });
        Assert.Equal(ErrorIds.FileLocked, failed.Id);
        Assert.Equal(2, read.Count);
    }

    [Fact]
    public void Dispose_LetsGoOfTheRecords()
    {
        bool isLetGo = false;
        Assert.Equal(1, new RecordsInOrder(Records()).First().DurationSeconds);
        Assert.True(isLetGo);

        IEnumerable<CallRecord> Records()
        {
            try
            {
                yield return Record(1, 1);
                yield return Record(2, 2);
            }
            finally
            {
                isLetGo = true;
            }
        }
    }

    [Fact]
    public void GetEnumerator_ASecondTime_IsRefused()
    {
        RecordsInOrder records = new([Record(1, 1)]);
        Assert.Single(records);
        Assert.Throws<InvalidOperationException>(() => records.Count());
        Assert.Throws<NotSupportedException>(records.Reset);
    }

    private static CallRecord Record(int id, int minute) => new()
    {
        UsageId = new Guid(id, 0, 0, new byte[8]),
        CallType = "user_out",
        StartTime = new DateTimeOffset(2026, 1, 1, 0, minute, 0, TimeSpan.Zero),
        DurationSeconds = id,
    };
}
