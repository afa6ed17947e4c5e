namespace CommsCredits;

/// <summary>The store that commands use.</summary>
public sealed class Connection
{
    /// <summary>SQLite or PostgreSQL.</summary>
    public string Engine { get; init; } = string.Empty;

    /// <summary>The file or the server.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>The version of its tables.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>The default account, or nothing.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it was made for trying things.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The moment commands take for now, in UTC.</summary>
    public DateTimeOffset Now { get; init; }
}
