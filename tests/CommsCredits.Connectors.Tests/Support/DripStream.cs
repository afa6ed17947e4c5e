using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>Gives out bytes a few at a time, as a network or an archive may.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="next">How many are given out at most, by how many were before.</param>
sealed class DripStream(ReadOnlyMemory<byte> bytes, Func<int, int> next) : ForwardStream
{
    int given;

    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(Math.Min(buffer.Length, bytes.Length - given), next(given));
        bytes.Span.Slice(given, length).CopyTo(buffer);
        given += length;
        return length;
    }
}
