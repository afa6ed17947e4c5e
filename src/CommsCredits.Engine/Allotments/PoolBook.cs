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
    private readonly Dictionary<PoolKey, int> used = [];
    private readonly Dictionary<PoolKey, int> taken = [];
    private readonly Dictionary<PoolKey, int> totals = [];
    private readonly HashSet<PlanInCountry> withoutMinutes = [];
    private readonly HashSet<(Month Month, LicenseGrants Plan, string Country, string Holder)> admitted = [];

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

    /// <summary>What was taken from each pool since the book was opened.</summary>
    public IReadOnlyDictionary<PoolKey, int> Taken => taken;

    /// <summary>The month's minutes of a pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes; 0 where the facts leave them open.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int Total(PoolKey pool)
    {
        if (!totals.TryGetValue(pool, out int total))
        {
            totals[pool] = total = pool.Scope == PoolScope.ConferencingZoneA ? ConferencingTotal(pool) : PlanTotal(pool);
        }

        return total;
    }

    /// <summary>Minutes already posted to a pool, those of this book included.</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int Used(PoolKey pool)
    {
        if (!used.TryGetValue(pool, out int minutes))
        {
            used[pool] = minutes = source.UsedMinutes(pool);
        }

        return minutes;
    }

    /// <summary>What a call may still take; 0 on both sides once the international plan ends at either cap (rule M6).</summary>
    /// <param name="pool">The pool.</param>
    /// <returns>Whole minutes, zero or above.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public int Available(PoolKey pool)
    {
        int left = Math.Max(0, Total(pool) - Used(pool));
        bool capped = pool.Plan == LicenseGrants.CallingPlanInternational && account.Settings.PoolCap == PoolCap.EitherCap;
        if (left == 0 || !capped || pool.Scope == PoolScope.ConferencingZoneA)
        {
            return left;
        }

        PoolKey other = pool with { Scope = pool.Scope == PoolScope.Domestic ? PoolScope.International : PoolScope.Domestic };
        return Total(other) > 0 && Used(other) >= Total(other) ? 0 : left;
    }

    /// <summary>Takes minutes for a call, or gives them back.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="minutes">Whole minutes, no more than available; below zero to give back.</param>
    [MethodImpl(Compiled.AtOnce)]
    public void Take(PoolKey pool, int minutes)
    {
        used[pool] = Used(pool) + minutes;
        taken[pool] = taken.GetValueOrDefault(pool) + minutes;
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
            totals.Clear();
        }
    }

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
}
