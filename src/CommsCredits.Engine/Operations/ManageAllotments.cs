using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>Which minutes are meant.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; Puerto Rico means the pool of the United States (rule M3).</param>
/// <param name="License">A Calling Plan by licence name, SKU part number or SKU id.</param>
/// <param name="EffectiveFrom">The first day they hold; null since ever.</param>
public sealed record AllotmentKey(string? Country, string? License, DateOnly? EffectiveFrom);

/// <summary>Minutes that an account sets itself, because those of the facts are wrong, late or missing (rule M5).</summary>
/// <param name="context">What operations work with.</param>
public sealed class ManageAllotments(OperationContext context)
{
    private const string Removal = "RemoveAllotment";

    /// <summary>Sets minutes. Calls that were charged before stay as they are.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="key">Of which plan, where and since when.</param>
    /// <param name="domestic">Domestic minutes of one licence; not given: as they are set, or else as they hold on that day.</param>
    /// <param name="international">International minutes of one licence, likewise.</param>
    /// <param name="requestId">The caller's request id, or null; each country, plan and day counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The minutes as they are set.</returns>
    /// <exception cref="CommsCreditException">CountryUnknown, LicenseUnknown, ParameterInvalid or RequestIdReused.</exception>
    public AllotmentOverride Save(
        string? accountName, AllotmentKey key, Given<int?> domestic, Given<int?> international, Guid? requestId, WriteMode mode)
    {
        (string country, LicenseGrants plan) = (AllotmentRules.Pool(key.Country), AllotmentRules.Plan(key.License));
        AllotmentRules.Minutes(plan, domestic.Value);
        AllotmentRules.Minutes(plan, international.Value);
        if (!domestic.IsGiven && !international.IsGiven)
        {
            throw AllotmentErrors.NothingGiven();
        }

        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, accountName);
        IAccountBooks books = unit.Of(account);
        AllotmentOverride? present = Find(books, country, plan, key.EffectiveFrom);
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(ManageAllotments), new { domestic, international }, ScopeOf(country, plan, key.EffectiveFrom));
        if (guard.FirstResult(books.Trail) is not null)
        {
            return present ?? throw AllotmentErrors.NotFound(country, plan, key.EffectiveFrom);
        }

        // What holds since ever is what holds today: older facts would otherwise come back with it.
        DateOnly day = key.EffectiveFrom ?? DateOnly.FromDateTime(context.Now.UtcDateTime);
        Allotment? held = present?.Minutes ?? context.AllotmentsOf(books, account).Find(country, plan, day);
        AllotmentOverride saved = new(
            country, plan, key.EffectiveFrom, domestic.Or(held?.DomesticMinutes), international.Or(held?.InternationalMinutes));
        if (saved != present)
        {
            books.Allotments.Save(saved);
            context.Audit(books, nameof(ManageAllotments), guard.Scope, guard.Content, requestId);
        }

        guard.Remember(books.Trail, guard.Scope);
        unit.Commit();
        return saved;
    }

    /// <summary>Takes minutes away that the account set itself, so that what held before holds again.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="key">Of which plan, where and since when.</param>
    /// <param name="requestId">The caller's request id, or null; each country, plan and day counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <exception cref="CommsCreditException">
    /// AllotmentNotFound, CountryUnknown, LicenseUnknown, ParameterInvalid or RequestIdReused.
    /// </exception>
    public void Remove(string? accountName, AllotmentKey key, Guid? requestId, WriteMode mode)
    {
        (string country, LicenseGrants plan) = (AllotmentRules.Pool(key.Country), AllotmentRules.Plan(key.License));
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        RequestGuard guard = RequestGuard.Of(requestId, Removal, string.Empty, ScopeOf(country, plan, key.EffectiveFrom));
        if (guard.FirstResult(books.Trail) is not null)
        {
            return;
        }

        AllotmentOverride gone = Find(books, country, plan, key.EffectiveFrom)
            ?? throw AllotmentErrors.NotFound(country, plan, key.EffectiveFrom);
        books.Allotments.Remove(country, plan, key.EffectiveFrom);
        guard.Remember(books.Trail, guard.Scope);
        context.Audit(books, Removal, guard.Scope, gone.Minutes.ToString(), requestId);
        unit.Commit();
    }

    /// <summary>The minutes an account sets itself, by country, plan and day.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="country">Only this country's pool, or null.</param>
    /// <param name="license">Only this plan, or null.</param>
    /// <returns>The minutes.</returns>
    /// <exception cref="CommsCreditException">CountryUnknown, LicenseUnknown or ParameterInvalid.</exception>
    public IReadOnlyList<AllotmentOverride> All(string? accountName, string? country, string? license)
    {
        string? pool = country is null ? null : AllotmentRules.Pool(country);
        LicenseGrants? plan = license is null ? null : AllotmentRules.Plan(license);
        using IUnitOfWork view = context.Store.Read();
        return [.. view.Of(OperationContext.Resolve(view, accountName)).Allotments.All()
            .Where(one => (pool is null || one.Country == pool) && (plan is null || one.Plan == plan))];
    }

    private static AllotmentOverride? Find(IAccountBooks books, string country, LicenseGrants plan, DateOnly? effectiveFrom) =>
        books.Allotments.All().FirstOrDefault(one => one.Country == country && one.Plan == plan && one.EffectiveFrom == effectiveFrom);

    private static string ScopeOf(string country, LicenseGrants plan, DateOnly? effectiveFrom) =>
        $"{country}|{plan}|{effectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
