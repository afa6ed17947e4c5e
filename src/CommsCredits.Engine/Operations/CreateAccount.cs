namespace CommsCredits.Engine;

/// <summary>Creates an account.</summary>
/// <param name="context">What operations work with.</param>
public sealed class CreateAccount(OperationContext context)
{
    /// <summary>Creates it; the first of a store becomes the default.</summary>
    /// <param name="name">A name no other account has.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="settings">What Microsoft leaves open.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The account, and a warning where credits are not sold in its country (rule E6).</returns>
    /// <exception cref="CommsCreditException">AccountExists, CurrencyUnknown, CountryUnknown or ParameterInvalid.</exception>
    public (Account Account, string? Warning) Execute(
        string name, string currency, string country, AccountSettings settings, Guid? requestId, WriteMode mode)
    {
        string code = AccountRules.Country(country);
        Account wanted = new(0, AccountRules.Name(name), Currency.Parse(currency), code, false, AccountRules.Check(settings));
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(CreateAccount), new { wanted.Name, Currency = wanted.Currency.Code, wanted.Country, wanted.Settings });
        using IUnitOfWork unit = context.Store.Write(mode);
        if (unit.Accounts.Find(wanted.Name) is { } there)
        {
            string? first = guard.FirstResult(unit.Of(there).Trail);
            return first is null ? throw AccountErrors.Exists(wanted.Name) : (there, WarningFor(code));
        }

        Account account = unit.Accounts.Insert(wanted);
        IAccountBooks books = unit.Of(account);
        guard.Remember(books.Trail, account.Name);
        context.Audit(books, nameof(CreateAccount), account.Name, guard.Content, requestId);
        unit.Commit();
        return (account, WarningFor(code));
    }

    private static string? WarningFor(string country) => AllotmentTable.Default.CreditsAvailable(country) == false
        ? $"Communications Credits are not sold in {CountryTable.Default.NameOf(country)} (rule E6)."
        : null;
}
