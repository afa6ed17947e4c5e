using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>Where the size and the use of a pool are kept.</summary>
public interface IPoolSource
{
    /// <summary>Minutes already posted to a pool, whatever their calls' start.</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes.</returns>
    int UsedMinutes(PoolKey pool);

    /// <summary>Users who held a plan in a country at any moment of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="country">The pool's country, or null for the whole account.</param>
    /// <returns>How many; users known only from usage records are among them.</returns>
    int Holders(Month month, LicenseGrants plan, string? country);

    /// <summary>Counts a user among the holders whom only a usage record tells of (design §2).</summary>
    /// <param name="month">The month of the call.</param>
    /// <param name="plan">The plan its capability names.</param>
    /// <param name="country">The pool's country, or empty for the conferencing pool.</param>
    /// <param name="holder">A key of the user.</param>
    /// <returns>Whether the user was not counted before.</returns>
    bool AddHolder(Month month, LicenseGrants plan, string country, string holder);
}

/// <summary>A plan in a country.</summary>
/// <param name="Country">The pool's country.</param>
/// <param name="Plan">The plan.</param>
public readonly record struct PlanInCountry(string Country, LicenseGrants Plan);

/// <summary>The pools of one account while calls are charged: what is left, and what was taken since it was loaded.</summary>
public sealed class PoolBook
{
    private const int ConferencingMinutesPerLicense = 60;

    private readonly Account account;
    private readonly IPoolSource source;
    private readonly AllotmentTable allotments;
    private readonly Dictionary<PoolKey, Pool> pools = [];
    private readonly List<Pool> taken = [];
    private readonly List<Pool> sized = [];
    private readonly HashSet<PlanInCountry> withoutMinutes = [];
    private readonly HashSet<(Month Month, LicenseGrants Plan, string Country, string Holder)> admitted = [];

    private Pool? last;

    /// <summary>Opens the pools of an account.</summary>
    /// <param name="account">The account with its readings of M6 and A2.</param>
    /// <param name="source">What the store holds.</param>
    /// <param name="allotments">The minutes of plans by country.</param>
    public PoolBook(Account account, IPoolSource source, AllotmentTable allotments)
    {
        this.account = account;
        this.source = source;
        this.allotments = allotments;
    }

    /// <summary>Plans that were asked for minutes though the facts do not know how many they have: they give no pool.</summary>
    public IReadOnlyCollection<PlanInCountry> WithoutMinutes => withoutMinutes;

    /// <summary>What was taken from each pool since the book was opened, or since <see cref="PassOn"/>.</summary>
    public IReadOnlyDictionary<PoolKey, int> Taken => taken.ToDictionary(pool => pool.Key, pool => pool.Taken);

    /// <summary>Gives away what was taken, for the store to be told of it, and begins to count anew; the pools stay as they are.</summary>
    /// <returns>What was taken.</returns>
    public IReadOnlyDictionary<PoolKey, int> PassOn()
    {
        IReadOnlyDictionary<PoolKey, int> passed = Taken;
        foreach (Pool pool in taken)
        {
            (pool.Taken, pool.IsTaken) = (0, false);
        }

        taken.Clear();
        return passed;
    }

    /// <summary>The month's minutes of a pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes; 0 where the facts leave them open.</returns>
    public int Total(PoolKey pool) => TotalOf(Of(pool));

    /// <summary>Minutes already posted to a pool, those of this book included.</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes.</returns>
    public int Used(PoolKey pool) => UsedOf(Of(pool));

    /// <summary>What a call may still take; 0 on both sides once the international plan ends at either cap (rule M6).</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes, zero or above.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int Available(PoolKey pool)
    {
        Pool asked = Of(pool);
        int left = Math.Max(0, TotalOf(asked) - UsedOf(asked));
        bool capped = pool.Plan == LicenseGrants.CallingPlanInternational && account.Settings.PoolCap == PoolCap.EitherCap;
        if (left == 0 || !capped || pool.Scope == PoolScope.ConferencingZoneA)
        {
            return left;
        }

        PoolKey key = pool with { Scope = pool.Scope == PoolScope.Domestic ? PoolScope.International : PoolScope.Domestic };
        Pool other = asked.Other ??= Of(key);
        return TotalOf(other) > 0 && UsedOf(other) >= TotalOf(other) ? 0 : left;
    }

    /// <summary>Takes minutes for a call, or gives them back.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="minutes">Whole minutes, no more than available; below zero to give back.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Take(PoolKey pool, int minutes)
    {
        Pool from = Of(pool);
        from.Used = UsedOf(from) + minutes;
        from.Taken += minutes;
        if (!from.IsTaken)
        {
            from.IsTaken = true;
            taken.Add(from);
        }
    }

    /// <summary>Counts a user among the holders whom only a usage record tells of; pool sizes grow at once.</summary>
    /// <param name="month">The month of the call.</param>
    /// <param name="plan">The plan its capability names.</param>
    /// <param name="country">The pool's country, or empty for the conferencing pool.</param>
    /// <param name="holder">A key of the user.</param>
    public void Admit(Month month, LicenseGrants plan, string country, string holder)
    {
        if (admitted.Add((month, plan, country, holder)) && source.AddHolder(month, plan, country, holder))
        {
            sized.ForEach(pool => pool.Total = null);
            sized.Clear();
        }
    }

    // A call asks for one pool several times over.
    [MethodImpl(Compiled.AtOnce)]
    private Pool Of(in PoolKey key)
    {
        if (last is { } same && same.Key.Equals(key))
        {
            return same;
        }

        if (!pools.TryGetValue(key, out Pool? pool))
        {
            pools.Add(key, pool = new Pool(key));
        }

        return last = pool;
    }

    [MethodImpl(Compiled.AtOnce)]
    private int TotalOf(Pool pool)
    {
        if (pool.Total is { } known)
        {
            return known;
        }

        int total = pool.Key.Scope == PoolScope.ConferencingZoneA ? ConferencingTotal(pool.Key) : PlanTotal(pool.Key);
        pool.Total = total;
        sized.Add(pool);
        return total;
    }

    [MethodImpl(Compiled.AtOnce)]
    private int UsedOf(Pool pool) => pool.Used ??= source.UsedMinutes(pool.Key);

    [MethodImpl(Compiled.AtOnce)]
    private int ConferencingTotal(PoolKey pool)
    {
        int licenses = account.Settings.ConferencingPool == ConferencingPool.Purchased
            ? account.Settings.PurchasedConferencingLicenses
            : source.Holders(pool.Month, LicenseGrants.AudioConferencing, country: null);
        return licenses * ConferencingMinutesPerLicense;
    }

    [MethodImpl(Compiled.AtOnce)]
    private int PlanTotal(PoolKey pool)
    {
        DateOnly firstDay = new(pool.Month.Year, pool.Month.Number, 1);
        Allotment? allotment = allotments.Find(pool.Country, pool.Plan, firstDay);
        int? perUser = pool.Scope == PoolScope.Domestic ? allotment?.DomesticMinutes : allotment?.InternationalMinutes;
        if (perUser is null)
        {
            withoutMinutes.Add(new PlanInCountry(pool.Country, pool.Plan));
        }

        int holders = pool.Holder.Length > 0 ? 1 : source.Holders(pool.Month, pool.Plan, pool.Country);
        return (int)Math.Min(int.MaxValue, (long)(perUser ?? 0) * holders);
    }

    /// <summary>A pool as far as it is known.</summary>
    private sealed class Pool(PoolKey key)
    {
        public PoolKey Key => key;

        public int? Total { get; set; }

        public int? Used { get; set; }

        public int Taken { get; set; }

        public bool IsTaken { get; set; }

        /// <summary>The other side of the international plan, once it was asked for.</summary>
        public Pool? Other { get; set; }
    }
}
