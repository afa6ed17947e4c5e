namespace CommsCredits.Connectors;

/// <summary>Reads the moments of one file, whose rows name the same date again and again in one way of writing.</summary>
sealed class MomentReader
{
    const int DateLength = 10;
    const int WithSeconds = 20;
    const int WithMilliseconds = 24;

    readonly byte[] date = new byte[DateLength];
    long midnight;

    /// <summary>Reads a moment as <see cref="IsoMoment"/> does.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        var plain = text.Length is WithSeconds or WithMilliseconds && text[DateLength] == 'T' && text[^1] == 'Z';
        if (plain && text[..DateLength].SequenceEqual(date) && TryTime(text[(DateLength + 1)..^1], out var ticks))
        {
            moment = new DateTimeOffset(midnight + ticks, TimeSpan.Zero);
            return true;
        }
        var read = IsoMoment.TryRead(text, out moment);
        if (read && plain)
        {
            text[..DateLength].CopyTo(date);
            midnight = moment.Date.Ticks;
        }
        return read;
    }

    static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        var (hours, minutes, seconds) = (Two(text), Two(text[3..]), Two(text[6..]));
        var parted = text[2] == ':' && text[5] == ':' && (text.Length == 8 || text[8] == '.');
        var milliseconds = text.Length == 8 ? 0 : (Two(text[9..]) * 10) + Two([(byte)'0', text[11]]);
        ticks = (((((hours * 60L) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond) + (milliseconds * TimeSpan.TicksPerMillisecond);
        return parted && hours <= 23 && minutes <= 59 && seconds <= 59 && milliseconds <= 999;
    }

    // Far beyond any number of two digits where there are none.
    static int Two(ReadOnlySpan<byte> text)
    {
        const int None = 10_000;
        var (tens, ones) = (text[0] - '0', text[1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : None;
    }
}
