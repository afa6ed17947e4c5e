namespace CommsCredits.Engine;

/// <summary>What can be wrong with an account.</summary>
public static class AccountErrors
{
    /// <summary>No account has that name.</summary>
    /// <param name="name">The name, or null where the store's default account was meant.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException NotFound(string? name) => new(
        ErrorIds.AccountNotFound,
        name is null ? "The store has no account yet." : $"There is no account '{name}'.",
        name,
        name is null
            ? "Create one: New-CommsCreditAccount -Name Contoso -Currency USD -Country US"
            : "See Get-CommsCreditAccount for the accounts of this store.");

    /// <summary>The name is taken.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Exists(string name) => new(
        ErrorIds.AccountExists,
        $"There is an account '{name}' already.",
        name,
        "Choose another name, or change the account with Set-CommsCreditAccount.");

    /// <summary>Not a country.</summary>
    /// <param name="country">What was given.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException CountryUnknown(string? country) => new(
        ErrorIds.CountryUnknown,
        $"'{country}' is not an ISO 3166-1 alpha-2 country code.",
        country,
        "Give two letters, such as US, DE or GB.");

    /// <summary>An account keeps its currency.</summary>
    /// <param name="account">The account.</param>
    /// <param name="wanted">The currency asked for.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException CurrencyFixed(Account account, string wanted) => new(
        ErrorIds.CurrencyMismatch,
        $"{account.Name} is kept in {account.Currency}; its money cannot become {wanted}.",
        wanted,
        "Create another account for the other currency.");

    /// <summary>A parameter is out of range, where no narrower id exists.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="target">What was given.</param>
    /// <param name="advice">What to give instead.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException Parameter(string message, object? target, string advice) =>
        new(ErrorIds.ParameterInvalid, message, target, advice);
}
