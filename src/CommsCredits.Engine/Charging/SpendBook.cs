using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CommsCredits.Engine;

/// <summary>Where it is kept what users have spent.</summary>
public interface ISpendSource
{
    /// <summary>What the outgoing calls of a user took from the credits in a month.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month in the account's time zone (rule M4).</param>
    /// <returns>Millionths, zero or above.</returns>
    long Spent(int user, Month month);
}

/// <summary>What users spend while calls are charged, for their monthly limits (rule K2).</summary>
/// <param name="source">What the store holds.</param>
public sealed class SpendBook(ISpendSource source)
{
    private readonly Dictionary<(int User, Month Month), long> before = [];
    private readonly Dictionary<(int User, Month Month), long> added = [];

    /// <summary>What was added since the book was opened; below zero where a call became cheaper.</summary>
    public IReadOnlyDictionary<(int User, Month Month), long> Added => added;

    /// <summary>What a user has spent in a month, calls of this book included.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month.</param>
    /// <returns>Millionths.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long Spent(int user, Month month)
    {
        if (!before.TryGetValue((user, month), out long micros))
        {
            before[(user, month)] = micros = source.Spent(user, month);
        }

        return micros + added.GetValueOrDefault((user, month));
    }

    /// <summary>Counts a charge, or takes one back. Nothing is read for it: few users have a limit.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month in which the call began.</param>
    /// <param name="micros">Millionths; below zero to take back.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(int user, Month month, long micros) =>
        CollectionsMarshal.GetValueRefOrAddDefault(added, (user, month), out _) += micros;
}
