using System.Runtime.InteropServices;

namespace CommsCredits.Storage;

/// <summary>The functions of SQLite that run for every column of an imported call, without a layer in between.</summary>
/// <remarks>
/// Binding through SQLitePCL counts a reference of the statement up and down for each value, which costs more than the binding.
/// It is the same library that SQLitePCL has loaded; the functions that bind neither wait nor call back, so that the runtime
/// need not be told of them. They would wait for another thread that holds the connection: whoever uses one that others may use
/// holds the gate of BatchWriter.
/// </remarks>
internal static partial class SqliteNative
{
    /// <summary>Tells SQLite to copy a value before the call returns.</summary>
    public const nint Copied = -1;

    /// <summary>Tells SQLite that a value stays where it is until it is bound anew.</summary>
    public const nint Unmoved = 0;

    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindLong(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    public static partial int BindBlob(nint statement, int index, ReadOnlySpan<byte> value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    public static partial int BindText(nint statement, int index, ReadOnlySpan<byte> value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ColumnLong(nint statement, int column);

    /// <summary>The lock of a connection; nothing where SQLite was told to do without.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_db_mutex")]
    public static partial nint MutexOf(nint connection);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_enter")]
    public static partial void Enter(nint mutex);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_leave")]
    public static partial void Leave(nint mutex);
}
