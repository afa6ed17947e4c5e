using System.Runtime.CompilerServices;
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
    private const int RoomForValues = 2_048;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;
    private readonly Func<SqliteException, Exception> translate;
    private readonly byte[] room = GC.AllocateUninitializedArray<byte>(RoomForValues + 1, pinned: true);
    private readonly long[] numbers;
    private readonly Bound[] bound;
    private int used;
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
        int parameters = raw.sqlite3_bind_parameter_count(statement);
        numbers = new long[parameters + 1];
        bound = new Bound[parameters + 1];
    }

    private enum Bound : byte
    {
        Null,
        Number,
        Other,
    }

    /// <summary>Starts over; every parameter is to be bound again.</summary>
    public void Reset()
    {
        // Its result is that of the last step, which was told then.
        _ = SqliteNative.Reset(handle);
        next = 1;
        used = 0;
    }

    /// <summary>Binds a number.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Bind(long value)
    {
        // SQLite keeps what is bound, and most numbers of a call are those of the call before.
        int place = next++;
        if (numbers[place] != value || bound[place] != Bound.Number)
        {
            Check(SqliteNative.BindLong(handle, place, value));
            numbers[place] = value;
            bound[place] = Bound.Number;
        }
    }

    /// <summary>Binds a number that may be missing.</summary>
    [MethodImpl(Compiled.AtOnce)]
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
    [MethodImpl(Compiled.AtOnce)]
    public void Bind(string? value)
    {
        if (value is null)
        {
            BindNull();
        }
        else if (Encoding.UTF8.TryGetBytes(value, room.AsSpan(used, RoomForValues - used), out int length))
        {
            // It stays where it is until the statement starts over, so that SQLite need not copy it. The byte behind the room is
            // for an empty text, which is not NULL.
            Check(SqliteNative.BindText(handle, next, room.AsSpan(used), length, SqliteNative.Unmoved));
            used += length;
            bound[next++] = Bound.Other;
        }
        else
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            Check(SqliteNative.BindText(handle, next, bytes, bytes.Length, SqliteNative.Copied));
            bound[next++] = Bound.Other;
        }
    }

    /// <summary>Binds a text that stays where it is until the statement starts over.</summary>
    /// <param name="utf8">In UTF-8, in memory that is pinned.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void BindUnmoved(ReadOnlySpan<byte> utf8)
    {
        Check(SqliteNative.BindText(handle, next, utf8.IsEmpty ? room : utf8, utf8.Length, SqliteNative.Unmoved));
        bound[next++] = Bound.Other;
    }

    /// <summary>Binds bytes that stay where they are until the statement starts over.</summary>
    /// <param name="value">The bytes, in memory that is pinned.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void BindUnmovedBlob(ReadOnlySpan<byte> value)
    {
        Check(SqliteNative.BindBlob(handle, next, value, value.Length, SqliteNative.Unmoved));
        bound[next++] = Bound.Other;
    }

    /// <summary>Binds an id as its 16 bytes; null where there is none.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Bind(Guid? value)
    {
        if (value is not { } id)
        {
            BindNull();
            return;
        }

        const int Length = 16;
        if (RoomForValues - used < Length)
        {
            Span<byte> bytes = stackalloc byte[Length];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            Check(SqliteNative.BindBlob(handle, next, bytes, Length, SqliteNative.Copied));
        }
        else
        {
            id.TryWriteBytes(room.AsSpan(used), bigEndian: true, out _);
            Check(SqliteNative.BindBlob(handle, next, room.AsSpan(used), Length, SqliteNative.Unmoved));
            used += Length;
        }

        bound[next++] = Bound.Other;
    }

    /// <summary>Runs to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(Compiled.AtOnce)]
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
    [MethodImpl(Compiled.AtOnce)]
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
    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Blob(column));

    /// <summary>An id of the current row, or null.</summary>
    public Guid? Id(int column) => IsNull(column) ? null : new Guid(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    /// <summary>The bytes of the current row, valid until the next.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    [MethodImpl(Compiled.AtOnce)]
    private void BindNull()
    {
        int place = next++;
        if (bound[place] != Bound.Null)
        {
            Check(SqliteNative.BindNull(handle, place));
            bound[place] = Bound.Null;
        }
    }

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
