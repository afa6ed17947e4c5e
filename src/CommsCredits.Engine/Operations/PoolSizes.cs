namespace CommsCredits.Engine;

/// <summary>Remembers how many users hold a plan, which takes a look at all licences, as long as nobody changes the directory.</summary>
/// <param name="source">What the store holds.</param>
internal sealed class PoolSizes(Func<IPoolSource> source) : IPoolSource
{
    private readonly Dictionary<(Month Month, LicenseGrants Plan, string? Country), int> holders = [];
    private long version = -1;

    /// <summary>Forgets what another command changed since.</summary>
    /// <param name="now">The version of the directory.</param>
    public void Refresh(long now)
    {
        if (now != version)
        {
            holders.Clear();
            version = now;
        }
    }

    /// <inheritdoc/>
    public int UsedMinutes(PoolKey pool) => source().UsedMinutes(pool);

    /// <inheritdoc/>
    public int Holders(Month month, LicenseGrants plan, string? country)
    {
        if (!holders.TryGetValue((month, plan, country), out int count))
        {
            holders[(month, plan, country)] = count = source().Holders(month, plan, country);
        }

        return count;
    }

    /// <inheritdoc/>
    public bool AddHolder(Month month, LicenseGrants plan, string country, string holder)
    {
        bool added = source().AddHolder(month, plan, country, holder);
        if (added)
        {
            // Whether he counts twice, by a licence later in the month as well, only the store can tell.
            holders.Remove((month, plan, country));
            holders.Remove((month, plan, null));
        }

        return added;
    }
}
