using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Remembers what follows from an object that many records share, by the object itself.</summary>
/// <typeparam name="TKey">The object.</typeparam>
/// <typeparam name="TValue">What follows from it.</typeparam>
/// <remarks>
/// A table of fixed size, with room for two objects at each place, in which a newcomer pushes out the older one: it may forget, it
/// cannot grow. All it knows of an object lies side by side, where a dictionary reads memory in two or three places.
/// </remarks>
/// <param name="places">How many places it has, a power of two.</param>
public sealed class ObjectMemo<TKey, TValue>(int places)
    where TKey : class
{
    private readonly (TKey? Key, TValue Value)[] table = new (TKey?, TValue)[2 * places];

    /// <summary>Fetches what is looked at when an object is asked for.</summary>
    /// <param name="key">An object that is asked for soon.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Fetch(TKey key)
    {
        int place = PlaceOf(key);
        Ahead.Fetch(in table[place]);
        Ahead.Fetch(in table[place + 1]);
    }

    /// <summary>What is remembered of an object.</summary>
    /// <param name="key">The object.</param>
    /// <param name="isKnown">False where it is not known, or was forgotten.</param>
    /// <returns>What follows from it, where it stands until something is remembered; of no meaning where it is not known.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public ref readonly TValue Find(TKey key, out bool isKnown)
    {
        int place = PlaceOf(key);
        if (!ReferenceEquals(table[place].Key, key))
        {
            place++;
        }

        isKnown = ReferenceEquals(table[place].Key, key);
        return ref table[place].Value;
    }

    /// <summary>Remembers what follows from an object.</summary>
    /// <param name="key">The object.</param>
    /// <param name="value">What follows from it.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Set(TKey key, TValue value)
    {
        int place = PlaceOf(key);
        if (!ReferenceEquals(table[place].Key, key))
        {
            table[place + 1] = table[place];
        }

        table[place] = (key, value);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(table);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(TKey key) => 2 * (RuntimeHelpers.GetHashCode(key) & (places - 1));
}
