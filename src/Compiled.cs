using System.Runtime.CompilerServices;

namespace CommsCredits;

/// <summary>Says of a method that runs for every call of an import how the runtime compiles it.</summary>
/// <remarks>
/// The runtime begins with slow code and compiles a method again, twice, once it has seen it run often. An import has more than a
/// thousand methods waiting in that queue while its two threads need both cores; what is marked is compiled once (docs/adr/0014).
/// </remarks>
internal static class Compiled
{
    /// <summary>Fully, at its first call.</summary>
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}
