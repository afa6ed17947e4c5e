using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommsCredits.Storage;

/// <summary>
/// A compiled statement for what runs once per imported call or recorded user, where the layer above costs more than SQLite.
/// </summary>
/// <remarks>Parameters are bound by position, from 1 on, in the order of the calls to Bind.</remarks>
internal sealed class RawStatement : IDisposable
{
    private const int ShortText = 512;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;
    private readonly Func<SqliteException, Exception> translate;
    private int next = 1;

    /// <summary>Compiles a statement.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="sql">The text.</param>
    /// <param name="translate">Says in our words what is wrong with the file.</param>
    public RawStatement(SqliteConnection connection, string sql, Func<SqliteException, Exception> translate)
    {
        this.connection = connection;
        this.translate = translate;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
        handle = statement.DangerousGetHandle();
    }

    /// <summary>Starts over; every parameter is to be bound again.</summary>
    public void Reset()
    {
        // Its result is that of the last step, which was told then.
        _ = SqliteNative.Reset(handle);
        next = 1;
    }

    /// <summary>Binds a number.</summary>
    public void Bind(long value) => Check(SqliteNative.BindLong(handle, next++, value));

    /// <summary>Binds a number that may be missing.</summary>
    public void Bind(long? value)
    {
        if (value is { } given)
        {
            Bind(given);
        }
        else
        {
            BindNull();
        }
    }

    /// <summary>Binds a text that may be missing.</summary>
    public void Bind(string? value)
    {
        if (value is null)
        {
            BindNull();
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > ShortText ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[ShortText];
        int length = Encoding.UTF8.GetBytes(value, bytes);
        Check(SqliteNative.BindText(handle, next++, bytes, length, SqliteNative.Copied));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Binds an id as its 16 bytes; null where there is none.</summary>
    public void Bind(Guid? value)
    {
        if (value is not { } id)
        {
            BindNull();
            return;
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Check(SqliteNative.BindBlob(handle, next++, bytes, bytes.Length, SqliteNative.Copied));
    }

    /// <summary>Runs to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = SqliteNative.Step(handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failure(code),
        };
    }

    /// <summary>Runs a statement that returns nothing, and starts over.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>A number of the current row.</summary>
    public long Long(int column) => SqliteNative.ColumnLong(handle, column);

    /// <summary>A number of the current row, or null.</summary>
    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>A text of the current row, or null.</summary>
    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>An id of the current row, or null.</summary>
    public Guid? Id(int column) => IsNull(column) ? null : new Guid(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private void BindNull() => Check(SqliteNative.BindNull(handle, next++));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    private Exception Failure(int code)
    {
        SqliteException failed = new(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
        return StoreErrors.IsOfFile(failed) ? translate(failed) : failed;
    }
}
