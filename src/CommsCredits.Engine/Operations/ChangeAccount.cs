namespace CommsCredits.Engine;

/// <summary>Changes an account's settings, country or default.</summary>
/// <param name="context">What operations work with.</param>
public sealed class ChangeAccount(OperationContext context)
{
    /// <summary>Changes it; its currency stays, because its money is in it.</summary>
    /// <param name="name">The account, or null for the default.</param>
    /// <param name="change">What to change in the settings.</param>
    /// <param name="currency">The account's own currency, or null; another one is refused.</param>
    /// <param name="country">A new country, or null.</param>
    /// <param name="makeDefault">Whether it becomes the default account.</param>
    /// <param name="requestId">The caller's request id, or null.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, CurrencyMismatch, CountryUnknown or ParameterInvalid.</exception>
    public Account Execute(
        string? name,
        Func<AccountSettings, AccountSettings> change,
        string? currency,
        string? country,
        bool makeDefault,
        Guid? requestId,
        WriteMode mode)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        Account account = OperationContext.Resolve(unit, name);
        if (currency is not null && Currency.Parse(currency) != account.Currency)
        {
            throw AccountErrors.CurrencyFixed(account, currency);
        }

        IAccountBooks books = unit.Of(account);
        Account wanted = account with
        {
            Settings = AccountRules.Check(change(account.Settings)),
            Country = country is null ? account.Country : AccountRules.Country(country),
            IsDefault = account.IsDefault || makeDefault,
        };
        RequestGuard guard = RequestGuard.Of(
            requestId, nameof(ChangeAccount), new { Settings = change(new AccountSettings()), country, makeDefault });
        if (guard.FirstResult(books.Trail) is not null)
        {
            return account;
        }

        unit.Accounts.Update(wanted);
        if (wanted.Settings.TimeZone != account.Settings.TimeZone)
        {
            SpendRecount.Run(unit.Of(wanted), wanted);
        }

        guard.Remember(books.Trail, account.Name);
        context.Audit(books, nameof(ChangeAccount), account.Name, guard.Content, requestId);
        unit.Commit();
        return OperationContext.Resolve(unit, account.Name);
    }
}
