namespace CommsCredits.Engine;

/// <summary>What users have spent, month by month, for their limits (rule K2).</summary>
public interface ISpendTable : ISpendSource
{
    /// <summary>Adds to what a user has spent.</summary>
    /// <param name="user">The user's number.</param>
    /// <param name="month">The month.</param>
    /// <param name="micros">Millionths; below zero takes some back.</param>
    void Add(int user, Month month, long micros);

    /// <summary>Forgets every sum, so that they can be added up anew.</summary>
    void Clear();
}
