namespace CommsCredits.Engine;

/// <summary>Gives one object for parts of records that say the same, so that what follows need look at it only once.</summary>
/// <typeparam name="T">The part; equality looks at everything it says.</typeparam>
/// <remarks>It forgets everything when it is full: hostile input must not make it grow.</remarks>
public sealed class EqualParts<T>
    where T : notnull
{
    private const int Most = 16 * 1024;

    private readonly Dictionary<T, T> parts = [];

    /// <summary>The object that stands for a part.</summary>
    /// <param name="part">The part.</param>
    /// <returns>An equal one: the first that was given since it was last full.</returns>
    public T Of(T part)
    {
        if (parts.TryGetValue(part, out T? known))
        {
            return known;
        }

        if (parts.Count == Most)
        {
            parts.Clear();
        }

        parts.Add(part, part);
        return part;
    }
}
