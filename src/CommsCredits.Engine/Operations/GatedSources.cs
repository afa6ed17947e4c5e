namespace CommsCredits.Engine;

/// <summary>Asks for pools and spending while another thread writes in the same transaction: one at a time.</summary>
/// <param name="books">The books of the transaction.</param>
/// <param name="gate">Held by whoever uses the transaction.</param>
/// <param name="settle">Waits until the batches that were ended are durable: what is asked for follows from them.</param>
internal sealed class GatedSources(Func<IAccountBooks> books, object gate, Action settle) : IPoolSource, ISpendSource
{
    /// <inheritdoc/>
    public int UsedMinutes(PoolKey pool)
    {
        settle();
        lock (gate)
        {
            return books().Pools.UsedMinutes(pool);
        }
    }

    /// <inheritdoc/>
    public int Holders(Month month, LicenseGrants plan, string? country)
    {
        settle();
        lock (gate)
        {
            return books().Pools.Holders(month, plan, country);
        }
    }

    /// <inheritdoc/>
    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder)
    {
        settle();
        lock (gate)
        {
            return books().Pools.AddHolder(month, plan, country, holder);
        }
    }

    /// <inheritdoc/>
    public long Spent(int user, Month month)
    {
        settle();
        lock (gate)
        {
            return books().Spending.Spent(user, month);
        }
    }
}
