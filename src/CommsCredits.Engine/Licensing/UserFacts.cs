using System.Runtime.CompilerServices;

namespace CommsCredits.Engine;

/// <summary>A user with the history that pricing looks at; a call is priced as things stood at its start (law L6).</summary>
public sealed class UserFacts
{
    private readonly UsageLocation[] locations;
    private readonly Holding[] holdings;
    private readonly long firstLicense;

    /// <summary>Puts a user's history in order.</summary>
    /// <param name="user">The user as recorded now.</param>
    /// <param name="locations">Every usage location the user had.</param>
    /// <param name="licenses">Every licence the user had.</param>
    public UserFacts(User user, IEnumerable<UsageLocation> locations, IEnumerable<LicenseAssignment> licenses)
    {
        User = user;
        Holder = FormattableString.Invariant($"n{user.Number}");

        // A few countries, each of which all users share, rather than a text for each user.
        this.locations =
        [
            .. locations.OrderBy(location => location.From)
                .Select(location => location with { Country = string.Intern(location.Country) }),
        ];
        LicenseAssignment[] all = [.. licenses];
        holdings = HoldingsOf(all);
        firstLicense = all.Length == 0 ? long.MaxValue : all.Min(license => license.EffectiveFrom.UtcTicks);
    }

    /// <summary>The user as recorded now: department, policies and limits are taken as they stand at import.</summary>
    public User User { get; }

    /// <summary>The key by which pools tell him apart.</summary>
    public string Holder { get; }

    /// <summary>Fetches what pricing looks at.</summary>
    [MethodImpl(Compiled.AtOnce)]
    internal void Fetch()
    {
        Ahead.FetchObject(User, lines: 3);
        Ahead.FetchObject(locations, lines: 2);
        Ahead.FetchObject(holdings, lines: 2);
    }

    /// <summary>Whether licences were recorded here by that moment; before it, the usage record stands in (design §2).</summary>
    /// <param name="moment">A call's start.</param>
    /// <returns>True from the first recorded licence on.</returns>
    public bool LicensesKnownAt(DateTimeOffset moment) => moment.UtcTicks >= firstLicense;

    /// <summary>What the user's licences enabled at a moment.</summary>
    /// <param name="moment">A call's start.</param>
    /// <returns>The union of the licences held then.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public LicenseGrants GrantsAt(DateTimeOffset moment)
    {
        LicenseGrants grants = LicenseGrants.None;
        foreach (Holding holding in holdings)
        {
            if (holding.From > moment.UtcTicks)
            {
                break;
            }

            grants = holding.Grants;
        }

        return grants;
    }

    /// <summary>The usage location at a moment; the first recorded one also counts for all time before it.</summary>
    /// <param name="moment">A call's start.</param>
    /// <returns>ISO 3166-1 alpha-2, or null where none was recorded.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public string? LocationAt(DateTimeOffset moment)
    {
        string? country = locations.Length == 0 ? null : locations[0].Country;
        foreach (UsageLocation location in locations)
        {
            if (location.From > moment)
            {
                break;
            }

            country = location.Country;
        }

        return country;
    }

    // What all licences together enable changes only where one begins or ends. Every call asks for it, so it is worked out once.
    private static Holding[] HoldingsOf(LicenseAssignment[] licenses)
    {
        List<long> moments = [];
        foreach (LicenseAssignment license in licenses)
        {
            moments.Add(license.EffectiveFrom.UtcTicks);
            if (license.EffectiveTo is { } end)
            {
                moments.Add(end.UtcTicks);
            }
        }

        moments.Sort();
        return [.. moments.Select(from => new Holding(from, HeldAt(licenses, new DateTimeOffset(from, TimeSpan.Zero))))];
    }

    private static LicenseGrants HeldAt(LicenseAssignment[] licenses, DateTimeOffset moment)
    {
        LicenseGrants grants = LicenseGrants.None;
        foreach (LicenseAssignment license in licenses)
        {
            grants |= license.HoldsAt(moment) ? license.Grants : LicenseGrants.None;
        }

        return grants;
    }

    /// <summary>What the licences enable from a moment on, in UTC ticks, until the next.</summary>
    private readonly record struct Holding(long From, LicenseGrants Grants);
}
