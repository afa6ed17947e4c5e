using System.Buffers;

namespace CommsCredits.Storage;

/// <summary>Arrays of numbers that grow while a batch is gathered and serve the next one, too: each is far too large to throw away.</summary>
internal static class Numbers
{
    private const int Fewest = 1_024;

    /// <summary>Makes an array at least twice as long; what it holds stays.</summary>
    public static void Grow(ref long[] numbers)
    {
        long[] longer = ArrayPool<long>.Shared.Rent(Math.Max(Fewest, numbers.Length * 2));
        numbers.CopyTo(longer, 0);
        Release(ref numbers);
        numbers = longer;
    }

    /// <summary>Gives an array back, and leaves an empty one.</summary>
    public static void Release(ref long[] numbers)
    {
        if (numbers.Length > 0)
        {
            ArrayPool<long>.Shared.Return(numbers);
        }

        numbers = [];
    }
}
