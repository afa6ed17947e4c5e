using System.Runtime.CompilerServices;

namespace CommsCredits.Connectors;

/// <summary>Gives out one object for equal bytes that follow each other closely: the part of a record that repeats.</summary>
/// <typeparam name="T">What the bytes mean.</typeparam>
/// <remarks>
/// A table of fixed size in which a newcomer takes the place of an object before it. It may forget, it cannot grow; what collides
/// on purpose pushes out what stood there, and no more than that. Two objects have room at each place: with one, some users of
/// an organisation would push each other out all the time.
/// </remarks>
sealed class PartPool<T>
    where T : class
{
    const int Places = 16 * 1024;

    readonly (byte[] Bytes, T? Part)[] parts = new (byte[], T?)[2 * Places];
    int place;

    /// <summary>The object for some bytes, or null; a new one is given to <see cref="Keep"/> next.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T? Find(ReadOnlySpan<byte> bytes)
    {
        Expect(bytes);
        return FindExpected(bytes);
    }

    /// <summary>Fetches the place of bytes that are looked for soon, as the next ones.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void Expect(ReadOnlySpan<byte> bytes)
    {
        place = 2 * (ByteHash.Of(bytes) & (Places - 1));
        Ahead.Fetch(in parts[place]);
    }

    /// <summary>Fetches what stands at the place that was fetched before.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public void FetchExpected()
    {
        Ahead.FetchObject(parts[place].Bytes, lines: 2);
        Ahead.FetchObject(parts[place].Part);
    }

    /// <summary>The object for the bytes that were expected, or null; a new one is given to <see cref="Keep"/> next.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public T? FindExpected(ReadOnlySpan<byte> bytes) => At(place, bytes) ?? At(place + 1, bytes);

    /// <summary>Keeps the object for the bytes that were looked for last.</summary>
    public T Keep(ReadOnlySpan<byte> bytes, T part)
    {
        parts[place + 1] = parts[place];
        parts[place] = (bytes.ToArray(), part);
        return part;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T? At(int index, ReadOnlySpan<byte> bytes)
    {
        ref var found = ref parts[index];
        return found.Part is not null && bytes.SequenceEqual(found.Bytes) ? found.Part : null;
    }
}
