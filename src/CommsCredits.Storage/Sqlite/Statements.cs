using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommsCredits.Storage;

/// <summary>Statements that a transaction runs many times, compiled once.</summary>
/// <param name="connection">The connection of the transaction.</param>
/// <param name="translate">Says in our words what is wrong with the file.</param>
internal sealed class Statements(SqliteConnection connection, Func<SqliteException, Exception> translate) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RawStatement> hot = new(StringComparer.Ordinal);

    /// <summary>Holds the lock of the connection while many statements run.</summary>
    public ConnectionHold Hold() => new(connection.Handle!);

    /// <summary>The number of the row that was inserted last.</summary>
    public long LastNumber() => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>A compiled statement without the layer above, reset; for what runs once per imported call.</summary>
    /// <param name="sql">The text; its parameters are bound by position.</param>
    /// <returns>The statement; it belongs to this cache.</returns>
    public RawStatement Hot(string sql)
    {
        if (!hot.TryGetValue(sql, out RawStatement? statement))
        {
            hot.Add(sql, statement = new RawStatement(connection, sql, translate));
        }

        statement.Reset();
        return statement;
    }

    /// <summary>Runs a query without the layer above; for what runs once per user.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The text; its parameters are bound by position.</param>
    /// <param name="bind">Binds them.</param>
    /// <param name="map">Makes a row.</param>
    /// <returns>The rows.</returns>
    public List<T> HotRows<T>(string sql, Action<RawStatement> bind, Func<RawStatement, T> map)
    {
        RawStatement row = Hot(sql);
        try
        {
            bind(row);
            List<T> rows = [];
            while (row.Step())
            {
                rows.Add(map(row));
            }

            return rows;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>A compiled statement with its parameters set.</summary>
    /// <param name="sql">The text; parameters are named $1, $2 and so on.</param>
    /// <param name="values">Their values; null is NULL.</param>
    /// <returns>The command; it belongs to this cache.</returns>
    public SqliteCommand With(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int index = 1; index <= values.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${index}") });
            }

            prepared.Add(sql, command);
        }

        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="values">Its values.</param>
    /// <returns>Rows changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        SqliteCommand command = With(sql, values);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (SqliteException failed) when (StoreErrors.IsOfFile(failed))
        {
            throw translate(failed);
        }
    }

    /// <summary>Runs a query.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The text.</param>
    /// <param name="map">Makes a row.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The rows.</returns>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        List<T> rows = [];
        using SqliteDataReader reader = With(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in prepared.Values)
        {
            command.Dispose();
        }

        foreach (RawStatement statement in hot.Values)
        {
            statement.Dispose();
        }

        prepared.Clear();
        hot.Clear();
    }
}
