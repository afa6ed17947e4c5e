using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>Enters rows several at a time, so that a small row costs less than a statement of its own.</summary>
/// <remarks>
/// OR FAIL, because SQLite would otherwise keep a copy of every page that a statement of several rows changes, to be able to undo it.
/// Here a rule that is broken ends the whole transaction.
/// </remarks>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="into">The table and its columns, in parentheses.</param>
/// <param name="after">What follows the values, or nothing.</param>
internal sealed class RowsInsert(Statements statements, string into, string after = "")
{
    private const int AtOnce = 16;

    private RawStatement? several;
    private RawStatement? one;

    /// <summary>Enters rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bind">Binds the columns of a row, given its place.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Run(int count, Action<RawStatement, int> bind)
    {
        for (int from = 0, rows; from < count; from += rows)
        {
            rows = count - from < AtOnce ? 1 : AtOnce;
            RawStatement row = rows == 1 ? one ??= Compile("INSERT", 1) : several ??= Compile("INSERT OR FAIL", AtOnce);
            for (int place = from; place < from + rows; place++)
            {
                bind(row, place);
            }

            row.Run();
        }
    }

    private RawStatement Compile(string insert, int rows)
    {
        int columns = into.AsSpan().Count(',') + 1;
        string row = $"({string.Join(", ", Enumerable.Repeat("?", columns))})";
        return statements.Hot($"{insert} INTO {into} VALUES {string.Join(", ", Enumerable.Repeat(row, rows))} {after}");
    }
}
