using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>
/// Reads values as they are stored: SQLite would turn one type into another, which hides damage. What has the wrong type, length or
/// range is a <see cref="FormatException"/>, an <see cref="OverflowException"/> or an <see cref="ArgumentException"/>.
/// </summary>
internal sealed class RawReader(SqliteDataReader row)
{
    private const int IdLength = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether nothing stands there.</summary>
    public bool IsNull(int column) => row.IsDBNull(column);

    /// <summary>A whole number.</summary>
    public long Long(int column) => row.GetValue(column) is long value ? value : throw Wrong(column, "a whole number");

    /// <summary>A whole number of 32 bits.</summary>
    public int Int(int column) => checked((int)Long(column));

    /// <summary>A whole number that may be missing.</summary>
    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>A moment of ticks, with room for a year of arithmetic on both sides.</summary>
    public DateTimeOffset Moment(int column) =>
        Stored.Moment(Long(column)) is { Year: > 1 and < 9_998 } moment ? moment : throw Wrong(column, "a moment");

    /// <summary>Bytes of a known length.</summary>
    public byte[] Bytes(int column, int length) =>
        row.GetValue(column) is byte[] bytes && bytes.Length == length ? bytes : throw Wrong(column, $"{length} bytes");

    /// <summary>Bytes of any number.</summary>
    public byte[] Bytes(int column) => row.GetValue(column) as byte[] ?? throw Wrong(column, "bytes");

    /// <summary>An id.</summary>
    public Guid Id(int column) => Stored.Id(Bytes(column, IdLength));

    /// <summary>An id that may be missing.</summary>
    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    /// <summary>A text, selected as a BLOB.</summary>
    public string Text(int column) => row.GetValue(column) is byte[] bytes ? Strict.GetString(bytes) : throw Wrong(column, "a text");

    /// <summary>A name of an enumeration, selected as a BLOB.</summary>
    public T Named<T>(int column)
        where T : struct, Enum
    {
        string name = Text(column);
        return Array.IndexOf(Enum.GetNames<T>(), name) >= 0 ? Enum.Parse<T>(name) : throw Wrong(column, $"a {typeof(T).Name}");
    }

    /// <summary>A value for people, whatever it is.</summary>
    public string Shown(int column) => row.GetValue(column) switch
    {
        byte[] { Length: IdLength } id => Stored.Id(id).ToString(),
        byte[] bytes => Convert.ToHexString(bytes),
        DBNull => "(nothing)",
        object value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private FormatException Wrong(int column, string expected) => new($"{row.GetName(column)} is not {expected}: {Shown(column)}");
}
