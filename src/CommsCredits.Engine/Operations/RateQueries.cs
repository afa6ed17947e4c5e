namespace CommsCredits.Engine;

/// <summary>Answers which cards there are and what a number or country costs.</summary>
/// <param name="context">What operations work with.</param>
public sealed class RateQueries(OperationContext context)
{
    /// <summary>Every card, by name and version.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The cards.</returns>
    public IReadOnlyList<RateCard> Cards(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Rates.Cards();
    }

    /// <summary>The one rate that prices a number.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="number">A telephone number.</param>
    /// <param name="service">What is priced.</param>
    /// <param name="origin">The usage location, or null.</param>
    /// <param name="at">When; null for now.</param>
    /// <returns>The card and the line.</returns>
    /// <exception cref="CommsCreditException"><c>NumberInvalid</c> or <c>RateNotFound</c>.</exception>
    public RateMatch ForNumber(string? accountName, string number, RatedService service, string? origin, DateTimeOffset? at)
    {
        PhoneNumber parsed = PhoneNumber.Parse(number);
        if (parsed.Kind != PhoneNumberKind.E164)
        {
            throw NumberErrors.Invalid(number);
        }

        RateMatch match = BookOf(accountName).Find(service, origin?.ToUpperInvariant(), parsed.Digits, at ?? context.Now);
        return match.Found ? match : throw RateCardErrors.RateNotFound(number);
    }

    /// <summary>Every rate in force for a country.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="services">Only rates for one of these services; none for all.</param>
    /// <param name="origin">Only rates that hold for this usage location; null for all.</param>
    /// <param name="at">When; null for now.</param>
    /// <returns>The cards and lines.</returns>
    /// <exception cref="CommsCreditException"><c>CountryUnknown</c> or <c>RateNotFound</c>.</exception>
    public IReadOnlyList<RateMatch> ForCountry(
        string? accountName, string country, IReadOnlyCollection<RatedService> services, string? origin, DateTimeOffset? at)
    {
        string code = AccountRules.Country(country);
        string? from = origin?.ToUpperInvariant();
        List<RateMatch> matches = [.. BookOf(accountName).InForceAt(at ?? context.Now)
            .SelectMany(table => table.All.Select(rate => new RateMatch(table.Card, rate)))
            .Where(match => match.Rate!.Country == code)
            .Where(match => services.Count == 0 || services.Contains(match.Rate!.Service) || match.Rate.Service == RatedService.Any)
            .Where(match => from is null || match.Rate!.Origin == from || match.Rate.Origin == Rate.AnyOrigin)];
        return matches.Count > 0 ? matches : throw RateCardErrors.RateNotFound(code);
    }

    private RateBook BookOf(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        Account account = OperationContext.Resolve(view, accountName);
        return context.RatesOf(view.Of(account), account);
    }
}
