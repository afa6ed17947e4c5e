using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>Reads the moments of one file, whose rows name the same date again and again in one way of writing.</summary>
sealed class MomentReader
{
    const int DateLength = 10;
    const int Shortest = 17;

    readonly byte[] date = new byte[DateLength];
    long midnight;

    /// <summary>Reads a moment as <see cref="IsoMoment"/> does.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset moment)
    {
        var plain = text.Length >= Shortest && text[DateLength] == 'T' && text[^1] == 'Z';
        if (plain && text[..DateLength].SequenceEqual(date))
        {
            var time = text[(DateLength + 1)..^1];
            if (IsoMoment.TryTime(ref time, out var ticks) && time.IsEmpty)
            {
                moment = new DateTimeOffset(midnight + ticks, TimeSpan.Zero);
                return true;
            }
        }
        var read = IsoMoment.TryRead(text, out moment);
        if (read && plain)
        {
            text[..DateLength].CopyTo(date);
            midnight = moment.Date.Ticks;
        }
        return read;
    }
}
