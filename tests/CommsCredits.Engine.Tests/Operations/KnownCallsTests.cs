using System.Reflection;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>L4: of calls that are stored each is found; of the others hardly any is looked for, whatever is stored already.</summary>
public sealed class KnownCallsTests
{
    private const int Rows = 1_000;

    private readonly StubCalls calls;
    private readonly LazyView view;
    private readonly KnownCalls known = new(Rows, Rows);

    public KnownCallsTests()
    {
        calls = StubCalls.Make();
        view = new LazyView(null!, null!, StubBooks.Of(calls.Table));
    }

    [Fact]
    public void L4_Look_AnAccountWithoutCalls_LooksForNone()
    {
        Assert.Equal(0, known.Begin(1, calls.Table));
        Assert.DoesNotContain(true, Look(0, Rows));
        Assert.Equal((0, 0), (calls.Read, calls.Asked));
    }

    [Fact]
    public void L4_Look_CallsThatAreStored_AreFoundAndOthersNotLookedFor()
    {
        calls.Store(3, 0, 500);
        Assert.Equal(3, known.Begin(1, calls.Table));

        Assert.DoesNotContain(false, Look(0, 500));
        int asked = calls.Asked;
        Assert.DoesNotContain(true, Look(500, 500));
        Assert.InRange(calls.Asked - asked, 0, 5);
        Assert.Equal(1, calls.Read);
    }

    [Fact]
    public void L4_Begin_OnlyOwnBatchesSinceTheLastTurn_ReadsNothingAnew()
    {
        calls.Store(1, 0, 10);
        known.Begin(1, calls.Table);
        known.Opened(2);
        calls.Store(2, 10, 10);
        known.Begin(1, calls.Table);

        Assert.Equal(1, calls.Read);
    }

    [Fact]
    public void L4_Begin_AnotherImportStoredCallsMeanwhile_ThoseAreFound()
    {
        known.Begin(1, calls.Table);
        Assert.DoesNotContain(true, Look(0, 10));
        known.Opened(1);
        calls.Store(1, 0, 10);
        calls.Store(2, 100, 10);
        known.Begin(1, calls.Table);

        Assert.Equal(1, calls.Read);
        Assert.DoesNotContain(false, Look(100, 10));
    }

    [Fact]
    public void L4_Begin_FarMoreStoredThanComes_LooksForEach()
    {
        calls.Store(1, 0, 10);
        calls.More = 100 * Rows;
        known.Begin(1, calls.Table);

        Assert.Equal([true, false], [Look(0, 10).All(found => found), Look(10, 10).Any(found => found)]);
        Assert.Equal((0, 20), (calls.Read, calls.Asked));
    }

    private List<bool> Look(int first, int count)
    {
        CallRecord[] records = [.. Enumerable.Range(first, count).Select(Record)];
        known.Look(records, view);
        return [.. records.Select((record, index) => known.IsStored(index, record))];
    }

    private static CallRecord Record(int number) => new()
    {
        UsageId = StubCalls.Id(number),
        CallType = "user_out",
        StartTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        DurationSeconds = 1,
    };

    /// <summary>Calls of which there is what is asked of them here.</summary>
    public class StubCalls : DispatchProxy
    {
        private readonly HashSet<Guid> stored = [];
        private long last;

        public ICallTable Table { get; private set; } = null!;

        public int More { get; set; }

        public int Read { get; private set; }

        public int Asked { get; private set; }

        public static Guid Id(int number) => new(number, 7, 7, new byte[8]);

        public static StubCalls Make()
        {
            ICallTable table = Create<ICallTable, StubCalls>();
            StubCalls stub = (StubCalls)table;
            stub.Table = table;
            return stub;
        }

        public void Store(int batch, int first, int count)
        {
            last = batch;
            stored.UnionWith(Enumerable.Range(first, count).Select(Id));
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case nameof(ICallTable.LastBatch):
                    return last;
                case nameof(ICallTable.CountIds):
                    return (long)stored.Count + More;
                case nameof(ICallTable.ReadIds):
                    Read++;
                    ((TakeNumbers)args![0]!)([.. stored.Select(id => UsageIdHash.Of(1, id))]);
                    return null;
                case nameof(ICallTable.FindExisting):
                    IReadOnlyCollection<Guid> ids = (IReadOnlyCollection<Guid>)args![0]!;
                    Asked += ids.Count;
                    return ids.Where(stored.Contains).ToDictionary(id => id, _ => default(StoredCall));
                default:
                    throw new NotSupportedException(targetMethod.Name);
            }
        }
    }

    /// <summary>The books of an account that has calls alone.</summary>
    public class StubBooks : DispatchProxy
    {
        private ICallTable calls = null!;

        public static IAccountBooks Of(ICallTable calls)
        {
            IAccountBooks books = Create<IAccountBooks, StubBooks>();
            ((StubBooks)books).calls = calls;
            return books;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == "get_" + nameof(IAccountBooks.Calls) ? calls : throw new NotSupportedException(targetMethod.Name);
    }
}
