using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>How values stand in the tables: ticks since 1970, ids as 16 bytes.</summary>
internal static class Stored
{
    /// <summary>A moment as 100-nanosecond ticks since 1970-01-01 UTC; exact, also for "since ever".</summary>
    public static long Ticks(DateTimeOffset moment) => moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    /// <summary>A moment that may be missing.</summary>
    public static long? Ticks(DateTimeOffset? moment) => moment is { } given ? Ticks(given) : null;

    /// <summary>The moment of ticks.</summary>
    public static DateTimeOffset Moment(long ticks) => new(ticks + DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.Zero);

    /// <summary>A moment that may be missing.</summary>
    public static DateTimeOffset? Moment(long? ticks) => ticks is { } given ? Moment(given) : null;

    /// <summary>An id as 16 bytes in RFC 9562 order, so that bytes sort as the text does.</summary>
    public static byte[] Blob(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>An id that may be missing.</summary>
    public static byte[]? Blob(Guid? id) => id is { } given ? Blob(given) : null;

    /// <summary>The id of 16 bytes.</summary>
    public static Guid Id(byte[] blob) => new(blob, bigEndian: true);

    /// <summary>An id that may be missing.</summary>
    public static Guid? IdOrNull(byte[]? blob) => blob is null ? null : Id(blob);

    /// <summary>An enumeration stored by name.</summary>
    public static T Named<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name);

    /// <summary>A name as it is compared.</summary>
    public static string Key(string name) => User.KeyOf(name);
}
