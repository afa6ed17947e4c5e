using System.Collections;

namespace CommsCredits.Engine;

/// <summary>A sequence that is gone through once, an element at a time.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <remarks>
/// An iterator would say the same in fewer words, but what moves it on cannot be told how to be compiled; records of a million calls
/// pass through three of them (docs/adr/0014).
/// </remarks>
public abstract class OnePass<T> : IEnumerable<T>, IEnumerator<T>
{
    private bool isTaken;

    /// <summary>The element that it is at.</summary>
    public T Current { get; protected set; } = default!;

    object? IEnumerator.Current => Current;

    /// <summary>Goes to the next element.</summary>
    /// <returns>False at the end.</returns>
    public abstract bool MoveNext();

    /// <summary>Begins; there is one beginning only.</summary>
    /// <returns>The sequence itself, to be disposed of.</returns>
    /// <exception cref="InvalidOperationException">It was begun before.</exception>
    public IEnumerator<T> GetEnumerator()
    {
        if (isTaken)
        {
            throw new InvalidOperationException("The sequence can be gone through once only.");
        }

        isTaken = true;
        return this;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>There is no way back.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void Reset() => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what it holds.</summary>
    /// <param name="disposing">Whether it is asked to.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
