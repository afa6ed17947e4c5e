namespace CommsCredits.Engine;

/// <summary>A part of the table of plans.</summary>
/// <param name="Rows">The rows, by licence and country.</param>
/// <param name="Warnings">What the administrator should know where rows are missing.</param>
public sealed record PlanList(IReadOnlyList<PlanRow> Rows, IReadOnlyList<string> Warnings);

/// <summary>Answers what each licence includes, needs and enables, country by country.</summary>
/// <param name="context">What operations work with.</param>
public sealed class PlanQueries(OperationContext context)
{
    /// <summary>The table of plans, with the minutes of this month's pools.</summary>
    /// <param name="accountName">The account; null for the default, or for the facts alone where the store has no account.</param>
    /// <param name="countries">ISO 3166-1 alpha-2 in any case; empty asks for all.</param>
    /// <param name="licenses">Licence names, SKU part numbers or SKU ids; null asks for every licence that has a name.</param>
    /// <returns>The rows, and a warning for each country asked for whose plans come from an operator (rule L12).</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, CountryUnknown or LicenseUnknown.</exception>
    public PlanList Rows(string? accountName, IReadOnlyList<string> countries, IReadOnlyList<string>? licenses)
    {
        List<string> codes = [.. countries.Select(AccountRules.Country).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<LicenseSku> wanted = licenses is null ? LicenseCatalogue.Default.Licenses : AssignLicenses.Resolve(licenses);
        PlanTable table = TableOf(accountName);
        List<PlanRow> rows = [.. wanted.SelectMany(license => table.Rows(NamedFor(license), codes))];
        return new PlanList(rows, wanted.Any(PlanTable.IsPlan) ? WarningsFor(codes) : []);
    }

    private static List<string> WarningsFor(IEnumerable<string> countries) => [.. countries
        .Where(country => PartnerPlans.OperatorOf(country) is not null)
        .Select(country => $"Calling Plans in {country} come from {PartnerPlans.OperatorOf(country)}: "
            + "Microsoft includes no minutes and reports no calls (rule L12).")];

    // Each form of a licence stands for the licence; a bundle outside the list stands for itself.
    private static LicenseSku NamedFor(LicenseSku license) => LicenseCatalogue.Default.Find(license.Name) ?? license;

    // A pool has the minutes of its month's first day, so the table does, too.
    private PlanTable TableOf(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account? account = view.Accounts.Find(accountName);
        if (account is null && accountName is not null)
        {
            throw AccountErrors.NotFound(accountName);
        }

        Month month = MonthClock.Of(account?.Settings.TimeZone ?? "UTC").MonthOf(context.Now);
        AllotmentTable allotments = account is null ? AllotmentTable.Default : context.AllotmentsOf(view.Of(account), account);
        return new PlanTable(allotments, new DateOnly(month.Year, month.Number, 1));
    }
}
