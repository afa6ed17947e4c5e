namespace CommsCredits.Engine;

/// <summary>What becomes of a unit of work's changes.</summary>
public enum WriteMode
{
    /// <summary>They are kept once it is committed.</summary>
    Commit,

    /// <summary>The work runs for real, and everything is rolled back at its end: <c>-WhatIf</c> (design §8).</summary>
    Simulate,
}

/// <summary>What a store says of itself.</summary>
/// <param name="Engine">SQLite or PostgreSQL.</param>
/// <param name="Location">The file or the server.</param>
/// <param name="SchemaVersion">The version of its tables.</param>
/// <param name="Rehearsal">Whether it was made for trying things; it stays so for life (design §6).</param>
public sealed record StoreInfo(string Engine, string Location, int SchemaVersion, bool Rehearsal);

/// <summary>The place where accounts are kept. Safe for several threads and processes.</summary>
public interface ICreditStore : IDisposable
{
    /// <summary>What the store says of itself.</summary>
    StoreInfo Info { get; }

    /// <summary>A number that is another one once anybody has committed a change, in any process; cheap to ask for.</summary>
    /// <returns>The version, to compare with an earlier one of the same store object.</returns>
    long Version();

    /// <summary>Opens a view of the store as it is at one moment; nothing can be changed through it.</summary>
    /// <returns>The view; short-lived.</returns>
    IUnitOfWork Read();

    /// <summary>Opens a transaction, the only one in all processes.</summary>
    /// <param name="mode">Whether a commit keeps the changes.</param>
    /// <returns>The transaction; without a commit it changes nothing.</returns>
    /// <exception cref="CommsCreditException"><c>StoreBusy</c>: another process held the store for longer than the time-out.</exception>
    IUnitOfWork Write(WriteMode mode);
}

/// <summary>A transaction, or a view of one moment.</summary>
public interface IUnitOfWork : IDisposable
{
    /// <summary>The accounts of the store.</summary>
    IAccountTable Accounts { get; }

    /// <summary>The rehearsal clock of the store.</summary>
    IRehearsalClock Rehearsal { get; }

    /// <summary>Everything that belongs to one account; no statement goes without its key (law L16).</summary>
    /// <param name="account">The account.</param>
    /// <returns>Its books.</returns>
    IAccountBooks Of(Account account);

    /// <summary>
    /// Keeps the changes, durably, before it returns (law L13); simulated work keeps nothing. What is changed afterwards belongs to the
    /// next transaction, before which nobody else has written.
    /// </summary>
    void Commit();
}

/// <summary>The accounts of a store.</summary>
public interface IAccountTable
{
    /// <summary>An account by its name, without regard to case.</summary>
    /// <param name="name">The name, or null for the default account.</param>
    /// <returns>The account, or null.</returns>
    Account? Find(string? name);

    /// <summary>Every account, by name.</summary>
    /// <returns>The accounts.</returns>
    IReadOnlyList<Account> All();

    /// <summary>Adds an account; the first becomes the default.</summary>
    /// <param name="account">The account; its id is given here.</param>
    /// <returns>The account with its id.</returns>
    Account Insert(Account account);

    /// <summary>Changes settings, country or default; only one account is the default.</summary>
    /// <param name="account">The account as it shall be.</param>
    void Update(Account account);
}

/// <summary>The clock of a store made for trying things.</summary>
public interface IRehearsalClock
{
    /// <summary>The moment the store stands at, or null where it is no rehearsal store.</summary>
    DateTimeOffset? Now { get; }

    /// <summary>Moves the clock forward.</summary>
    /// <param name="now">The new moment.</param>
    void Advance(DateTimeOffset now);
}
