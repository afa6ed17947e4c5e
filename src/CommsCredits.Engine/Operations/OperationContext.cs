using System.Collections.Concurrent;

namespace CommsCredits.Engine;

/// <summary>What every operation works with: the store, and from outside the time, the identifiers, the gateway and who asks.</summary>
/// <param name="store">Where accounts are kept.</param>
/// <param name="clock">The time; a rehearsal store brings its own.</param>
/// <param name="ids">New identifiers.</param>
/// <param name="gateway">Where payments of accounts without a gateway of their own are asked for.</param>
/// <param name="actor">Who asks, for the audit trail.</param>
public sealed class OperationContext(
    ICreditStore store, TimeProvider clock, IIdSource ids, IPaymentGateway gateway, string actor)
{
    private readonly ConcurrentDictionary<int, (long Version, RateBook Book)> rateBooks = new();
    private readonly ConcurrentDictionary<int, (long Version, AllotmentTable Read)> allotmentTables = new();
    private readonly ConcurrentDictionary<int, (long Version, NumberRegistry Read)> numberRegistries = new();

    /// <summary>Where accounts are kept.</summary>
    public ICreditStore Store => store;

    /// <summary>The time source, also for measuring how long something took.</summary>
    public TimeProvider Clock => clock;

    /// <summary>New identifiers.</summary>
    public IIdSource Ids => ids;

    /// <summary>Connects to the gateways that accounts are set to; without it none of them is asked.</summary>
    public IGatewaySource? Gateways { get; init; }

    /// <summary>How notices are mailed; without it they wait in the outbox.</summary>
    public IMailSource? Mail { get; init; }

    /// <summary>This moment, in UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The account a command means.</summary>
    /// <param name="unit">The transaction or view.</param>
    /// <param name="name">The name, or null for the default account.</param>
    /// <returns>The account.</returns>
    /// <exception cref="CommsCreditException"><c>AccountNotFound</c>.</exception>
    public static Account Resolve(IUnitOfWork unit, string? name) =>
        unit.Accounts.Find(name) ?? throw AccountErrors.NotFound(name);

    /// <summary>Where an account's payments are asked for; a rehearsal store asks nobody outside (design §6).</summary>
    /// <param name="books">The account's books.</param>
    /// <returns>The gateway; it needs the books no more.</returns>
    public IPaymentGateway GatewayOf(IAccountBooks books) =>
        Gateways is { } source && !store.Info.Rehearsal && books.Gateway.Find() is { } settings ? source.For(settings) : gateway;

    /// <summary>The rate cards of an account, kept between calls until one changes.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="account">The account.</param>
    /// <returns>The cards with their lines.</returns>
    public RateBook RatesOf(IAccountBooks books, Account account)
    {
        long version = books.Rates.Version();
        if (rateBooks.TryGetValue(account.Id, out var kept) && kept.Version == version)
        {
            return kept.Book;
        }

        RateBook book = new(books.Rates.Cards().Select(card => new RateTable(card, books.Rates.Rates(card.Number))));
        rateBooks[account.Id] = (version, book);
        return book;
    }

    /// <summary>
    /// The minutes of plans for an account: the facts, and over them what it sets itself (rule M5); kept until the directory changes.
    /// </summary>
    /// <param name="books">The account's books, before anything is written through them.</param>
    /// <param name="account">The account.</param>
    /// <returns>The table.</returns>
    public AllotmentTable AllotmentsOf(IAccountBooks books, Account account) => Kept(
        allotmentTables, books, account, () => AllotmentTable.Default.With(books.Allotments.All()));

    /// <summary>The registered numbers of an account, kept until the directory changes.</summary>
    /// <param name="books">The account's books, before anything is written through them.</param>
    /// <param name="account">The account.</param>
    /// <returns>The numbers.</returns>
    public NumberRegistry NumbersOf(IAccountBooks books, Account account) => Kept(
        numberRegistries, books, account, () => new NumberRegistry(books.Numbers.All()));

    /// <summary>Records a change in the audit trail.</summary>
    /// <param name="books">The account's books.</param>
    /// <param name="operation">Which command.</param>
    /// <param name="target">Of what.</param>
    /// <param name="detail">What was set; never a secret.</param>
    /// <param name="requestId">The caller's request id, where one was given.</param>
    public void Audit(IAccountBooks books, string operation, string target, string detail, Guid? requestId) =>
        books.Trail.Record(new AuditEntry(Now, actor, operation, target, detail, requestId));

    // What a transaction wrote and rolled back must not be kept, hence "before anything is written" above: the version would recur.
    private static T Kept<T>(
        ConcurrentDictionary<int, (long Version, T Read)> cache, IAccountBooks books, Account account, Func<T> read)
    {
        long version = books.Users.Version();
        if (cache.TryGetValue(account.Id, out (long Version, T Read) kept) && kept.Version == version)
        {
            return kept.Read;
        }

        T fresh = read();
        cache[account.Id] = (version, fresh);
        return fresh;
    }
}
