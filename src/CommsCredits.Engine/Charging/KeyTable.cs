using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Values by small keys, in the order in which the keys were met; what is there is never taken out one by one.</summary>
/// <typeparam name="TKey">The key; its hash may be used bit by bit from the lowest.</typeparam>
/// <typeparam name="TValue">What belongs to it.</typeparam>
/// <remarks>
/// A dictionary would do, but for its code: of each key that is not a class, the runtime compiles it three times while an import
/// runs, and its second form, which counts how often each branch is taken, runs for a million calls (docs/adr/0014).
/// </remarks>
public sealed class KeyTable<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private const int Fewest = 16;

    private int[] firsts = new int[Fewest];
    private Entry[] entries = new Entry[Fewest];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The value of a key, which is there from then on.</summary>
    /// <param name="key">The key.</param>
    /// <param name="met">Whether it was there before.</param>
    /// <returns>Where the value stands, until another key is added; the default value for a new key.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public ref TValue At(in TKey key, out bool met)
    {
        int hash = key.GetHashCode();
        for (int place = firsts[hash & (firsts.Length - 1)]; place > 0; place = entries[place - 1].Next)
        {
            ref Entry entry = ref entries[place - 1];
            if (entry.Key.Equals(key))
            {
                met = true;
                return ref entry.Value;
            }
        }

        met = false;
        return ref Add(key, hash);
    }

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value; the default one where the key is not there, which it is not from then on either.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public TValue? Find(in TKey key)
    {
        for (int place = firsts[key.GetHashCode() & (firsts.Length - 1)]; place > 0; place = entries[place - 1].Next)
        {
            if (entries[place - 1].Key.Equals(key))
            {
                return entries[place - 1].Value;
            }
        }

        return default;
    }

    /// <summary>All keys with their values, in the order in which they were met.</summary>
    /// <returns>They are read as they are asked for.</returns>
    public IEnumerable<(TKey Key, TValue Value)> All() => entries.Take(Count).Select(entry => (entry.Key, entry.Value));

    /// <summary>Forgets all of them; the room stays.</summary>
    public void Clear()
    {
        Array.Clear(firsts);
        Array.Clear(entries, 0, Count);
        Count = 0;
    }

    [MethodImpl(Compiled.AtOnce)]
    private ref TValue Add(in TKey key, int hash)
    {
        if (Count == entries.Length)
        {
            Grow();
        }

        ref int first = ref firsts[hash & (firsts.Length - 1)];
        ref Entry entry = ref entries[Count];
        (entry.Key, entry.Next) = (key, first);
        first = ++Count;
        return ref entry.Value!;
    }

    private void Grow()
    {
        Array.Resize(ref entries, 2 * Count);
        firsts = new int[entries.Length];
        for (int place = 0; place < Count; place++)
        {
            ref int first = ref firsts[entries[place].Key.GetHashCode() & (firsts.Length - 1)];
            entries[place].Next = first;
            first = place + 1;
        }
    }

    /// <summary>A key with its value, and the place of the next one whose hash ends alike, from 1 on; 0 behind the last.</summary>
    private struct Entry
    {
        public TKey Key;
        public TValue Value;
        public int Next;
    }
}
