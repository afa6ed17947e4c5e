namespace CommsCredits.Storage;

/// <summary>How a store file is opened.</summary>
/// <param name="Path">The file; it is created where it is absent.</param>
public sealed record SqliteStoreOptions(string Path)
{
    /// <summary>Whether a new store is made for trying things; an existing store is what it was made as.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The moment a rehearsal store's clock moves to; null leaves it where it stands.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How long to wait for other processes before <c>StoreBusy</c>. Default 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
