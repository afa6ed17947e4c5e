using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CommsCredits;

/// <summary>Has the processor fetch what will be looked at a few calls later.</summary>
/// <remarks>
/// What calls need of their users is spread over more memory than a core keeps near, and a core that waits for a piece of it does
/// nothing else: an import waits longer than it works where it asks for one piece after another (docs/adr/0014). A hint, no more:
/// nothing is read, an address that is stale by then does no harm, and where the processor knows no such hint nothing happens.
/// </remarks>
internal static class Ahead
{
    private const int Line = 64;

    /// <summary>Fetches a place in an array, not what it refers to.</summary>
    /// <param name="place">The place.</param>
    /// <typeparam name="T">What stands there.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref readonly T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }

    /// <summary>Fetches an object.</summary>
    /// <param name="thing">The object, or null.</param>
    /// <param name="lines">How much of it, in pieces of 64 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void FetchObject(object? thing, int lines = 1)
    {
        if (Sse.IsSupported)
        {
            for (int line = 0; line < lines; line++)
            {
                Sse.Prefetch0(unchecked((byte*)Unsafe.As<object?, nint>(ref thing) + (line * Line)));
            }
        }
    }
}
