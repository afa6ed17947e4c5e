using System.Runtime.CompilerServices;

namespace CommsCredits.Storage;

/// <summary>How values that many calls share stand in a table of their own: a number, the account, and their columns.</summary>
/// <typeparam name="T">The values; equality looks at all of them.</typeparam>
/// <param name="Table">The table.</param>
/// <param name="Number">Its key.</param>
/// <param name="Columns">The other columns, without the account.</param>
/// <param name="Read">Reads the values of a row that selects the key and then the columns.</param>
/// <param name="Bind">Binds the values in the order of the columns.</param>
internal sealed record SharedTable<T>(string Table, string Number, string Columns, Func<RawStatement, T> Read, Action<RawStatement, T> Bind);

/// <summary>Finds or makes the rows that calls share, and remembers them as long as nobody else writes.</summary>
/// <typeparam name="T">The values of a row.</typeparam>
/// <param name="statements">The statements of the transaction.</param>
/// <param name="account">The account.</param>
/// <param name="table">Where they stand.</param>
/// <param name="find">Looks a row up where there are too many to read them all; null: all are read once.</param>
internal sealed class SharedRows<T>(Statements statements, int account, SharedTable<T> table, Func<T, int?>? find = null)
    where T : notnull
{
    private Dictionary<T, int>? known;

    /// <summary>The number of the row with these values.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public int NumberOf(T values)
    {
        known ??= find is null ? Load() : [];
        if (!known.TryGetValue(values, out int number))
        {
            known.Add(values, number = find?.Invoke(values) ?? Insert(values));
        }

        return number;
    }

    private Dictionary<T, int> Load()
    {
        Dictionary<T, int> rows = [];
        RawStatement all = statements.Hot($"SELECT {table.Number}, {table.Columns} FROM {table.Table} WHERE account_id = ?");
        all.Bind(account);
        while (all.Step())
        {
            rows[table.Read(all)] = (int)all.Long(0);
        }

        all.Reset();
        return rows;
    }

    private int Insert(T values)
    {
        RawStatement last = statements.Hot($"SELECT coalesce(max({table.Number}), 0) + 1 FROM {table.Table}");
        last.Step();
        int number = checked((int)last.Long(0));
        last.Reset();
        string places = string.Concat(Enumerable.Repeat(", ?", table.Columns.Split(',').Length));
        RawStatement insert = statements.Hot(
            $"INSERT INTO {table.Table} ({table.Number}, account_id, {table.Columns}) VALUES (?, ?{places})");
        insert.Bind(number);
        insert.Bind(account);
        table.Bind(insert, values);
        insert.Run();
        return number;
    }
}
