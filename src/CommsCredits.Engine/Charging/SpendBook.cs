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

/// <summary>What a user spent in a month.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Month">The month in the account's time zone (rule M4).</param>
/// <param name="Micros">Millionths; below zero where calls became cheaper.</param>
public readonly record struct Spending(int User, Month Month, long Micros);

/// <summary>What users spend while calls are charged, for their monthly limits (rule K2).</summary>
/// <param name="source">What the store holds.</param>
public sealed class SpendBook(ISpendSource source)
{
    private const int MonthBits = 32;
    private const int MostNoted = 1_024;

    // By user and month in one number: it is counted for nearly every call.
    private readonly Dictionary<long, long> before = [];
    private readonly KeyTable<long, long> added = new();

    // What is still to be added, several at a time: nobody waits for it, and places that are looked up one behind the other in no
    // time are fetched together.
    private readonly List<(long Spender, long Micros)> noted = [];

    /// <summary>
    /// What was added since the book was opened, or since <see cref="PassOn"/>; below zero where a call became cheaper.
    /// </summary>
    public IReadOnlyList<Spending> Added
    {
        get
        {
            AddNoted();
            return
            [
                .. added.All().Select(spent => new Spending((int)(spent.Key >> MonthBits), Month.FromKey(unchecked((int)spent.Key)), spent.Value)),
            ];
        }
    }

    /// <summary>
    /// Gives away what was added, for the store to be told of it, and begins to count anew. Until the store knows it, nothing may be
    /// asked of the store.
    /// </summary>
    /// <returns>What was added.</returns>
    public IReadOnlyList<Spending> PassOn()
    {
        IReadOnlyList<Spending> passed = Added;
        foreach ((long spender, long micros) in added.All())
        {
            // Who was not asked for yet is read later, and the store then knows of these calls.
            if (before.TryGetValue(spender, out long known))
            {
                before[spender] = known + micros;
            }
        }

        added.Clear();
        return passed;
    }

    /// <summary>What a user has spent in a month, calls of this book included.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month.</param>
    /// <returns>Millionths.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public long Spent(int user, Month month)
    {
        long spender = KeyOf(user, month);
        if (!before.TryGetValue(spender, out long micros))
        {
            before[spender] = micros = source.Spent(user, month);
        }

        AddNoted();
        return micros + added.Find(spender);
    }

    /// <summary>Counts a charge, or takes one back. Nothing is read for it: few users have a limit.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month in which the call began.</param>
    /// <param name="micros">Millionths; below zero to take back.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Add(int user, Month month, long micros)
    {
        noted.Add((KeyOf(user, month), micros));
        if (noted.Count == MostNoted)
        {
            AddNoted();
        }
    }

    [MethodImpl(Compiled.AtOnce)]
    private void AddNoted()
    {
        foreach ((long spender, long micros) in CollectionsMarshal.AsSpan(noted))
        {
            added.At(spender, out _) += micros;
        }

        noted.Clear();
    }

    private static long KeyOf(int user, Month month) => ((long)user << MonthBits) | (uint)month.Key;
}
