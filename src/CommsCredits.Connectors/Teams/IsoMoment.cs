using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>Reads moments as the exports write them: ISO 8601, in UTC unless an offset says otherwise.</summary>
/// <remarks>
/// By hand, because the parsers of .NET want either exactly seven decimals or a guess at the format, and this runs for
/// every row. Understood are a date, T or a blank, hours and minutes, seconds, up to seven decimals, and Z or an offset.
/// </remarks>
static class IsoMoment
{
    const int MostDigits = 9;

    /// <summary>Reads a moment and moves it to UTC.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        var read = Digits(text[..4], out var year) & Digits(text[5..7], out var month) & Digits(text[8..10], out var day);
        if (!read || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;

        var rest = text[11..];
        if (!TryTime(ref rest, out var ticks) || !TryOffset(rest, out var offsetMinutes))
            return false;
        var utc = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks + ticks - (offsetMinutes * TimeSpan.TicksPerMinute);
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
            return false;
        moment = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads a time of day: hours and minutes, seconds, up to seven decimals.</summary>
    /// <param name="rest">Begins with it; what follows is left over.</param>
    /// <param name="ticks">The time since midnight.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static bool TryTime(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.Length < 5 || rest[2] != ':' || !(Digits(rest[..2], out var hour) & Digits(rest[3..5], out var minute)) || hour > 23 || minute > 59)
            return false;
        rest = rest[5..];
        if (!TrySeconds(ref rest, out var seconds))
            return false;
        ticks = (((hour * 60) + minute) * TimeSpan.TicksPerMinute) + seconds;
        return true;
    }

    [MethodImpl(Compiled.AtOnce)]
    static bool TrySeconds(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != ':')
            return true;
        if (rest.Length < 3 || !Digits(rest[1..3], out var seconds) || seconds > 59)
            return false;
        ticks = seconds * TimeSpan.TicksPerSecond;
        rest = rest[3..];
        return rest.IsEmpty || rest[0] != '.' || TryFraction(ref rest, ref ticks);
    }

    [MethodImpl(Compiled.AtOnce)]
    static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        var length = 1;
        var unit = TimeSpan.TicksPerSecond;
        for (; length < rest.Length && char.IsAsciiDigit((char)rest[length]); length++)
        {
            unit /= 10;
            ticks += (rest[length] - '0') * unit;
        }
        rest = rest[length..];
        return length is > 1 and <= 8;
    }

    [MethodImpl(Compiled.AtOnce)]
    static bool TryOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        rest = rest.TrimStart((byte)' ');
        if (rest.IsEmpty || rest is [(byte)'Z' or (byte)'z'])
            return true;
        if (rest[0] is not ((byte)'+' or (byte)'-') || rest.Length is not (3 or 5 or 6) || (rest.Length == 6 && rest[3] != ':'))
            return false;
        var read = Digits(rest[1..3], out var hour);
        var minute = 0;
        if (rest.Length > 3)
            read &= Digits(rest[^2..], out minute);
        minutes = ((hour * 60) + minute) * (rest[0] == '-' ? -1 : 1);
        return read && hour <= 14 && minute <= 59;
    }

    /// <summary>Reads digits alone.</summary>
    /// <param name="text">The text; at most nine digits, which an integer has room for.</param>
    /// <param name="number">What they say.</param>
    /// <returns>Whether it has nothing else; true of an empty text, too.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length > MostDigits)
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit((char)letter))
                return false;
            number = (number * 10) + letter - '0';
        }
        return true;
    }
}
