using CommsCredits.Storage;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Tests;

/// <summary>Rows that are entered several at a time are those that were given, whatever stood in the rows before.</summary>
public sealed class RowsInsertTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly Statements statements;

    public RowsInsertTests()
    {
        connection.Open();
        statements = new Statements(connection, failed => failed);
        statements.Run("CREATE TABLE thing (id INTEGER PRIMARY KEY, number INTEGER, text TEXT)");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void Run_AnyCount_EntersEachRowOnce(int count)
    {
        Enter(count);
        Enter(count, from: count);

        Assert.Equal(
            Enumerable.Range(0, 2 * count).Select(id => ((long)id, NumberOf(id), TextOf(id))),
            statements.Rows("SELECT id, number, text FROM thing ORDER BY id", row => (
                row.GetInt64(0), row.IsDBNull(1) ? default(long?) : row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2))));
    }

    // Ten ids in each of sixteen rows are more than a statement has room for.
    [Fact]
    public void Run_MoreIdsThanThereIsRoomFor_EntersEachAsItIs()
    {
        string[] columns = [.. Enumerable.Range(0, 10).Select(column => $"id{column}")];
        statements.Run($"CREATE TABLE ids ({string.Join(", ", columns)})");

        new RowsInsert(statements, $"ids ({string.Join(", ", columns)})").Run(32, (row, index) =>
        {
            for (int column = 0; column < columns.Length; column++)
            {
                row.Bind(column == 3 && index % 2 == 0 ? null : Calls.Id((index * 10) + column));
            }
        });

        Assert.Equal(
            Enumerable.Range(0, 320).Select(number => number % 20 == 3 ? null : Convert.ToHexString(Calls.Id(number).ToByteArray(bigEndian: true))),
            statements.Rows($"SELECT {string.Join(", ", columns.Select(column => $"hex({column}), {column} IS NULL"))} FROM ids", row =>
                Enumerable.Range(0, 10).Select(column => row.GetBoolean((2 * column) + 1) ? null : row.GetString(2 * column)).ToList()).SelectMany(row => row));
    }

    [Fact]
    public void Run_ARowThatIsForbidden_Fails()
    {
        statements.Run("INSERT INTO thing (id) VALUES (20)");

        Assert.Throws<SqliteException>(() => new RowsInsert(statements, "thing (id)").Run(40, (row, index) => row.Bind(index)));
    }

    public void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
    }

    // Numbers that repeat, change, are missing; texts that are missing, empty, or longer than what is kept for them.
    private static long? NumberOf(int id) => id % 3 == 0 ? null : id / 4;

    private static string? TextOf(int id) => (id % 5) switch
    {
        0 => null,
        1 => string.Empty,
        2 => new string('x', 3_000),
        _ => $"text {id}",
    };

    private void Enter(int count, int from = 0) => new RowsInsert(statements, "thing (id, number, text)").Run(count, (row, index) =>
    {
        row.Bind(from + index);
        row.Bind(NumberOf(from + index));
        row.Bind(TextOf(from + index));
    });
}
