namespace CommsCredits;

/// <summary>The sign-in that commands use where they ask Microsoft Graph; without anything secret.</summary>
public sealed class GraphConnection
{
    /// <summary>The tenant, as it was given or as the token says; or nothing.</summary>
    public string? Tenant { get; init; }

    /// <summary>The cloud.</summary>
    public GraphEnvironment Environment { get; init; }

    /// <summary>Where requests go, with the version.</summary>
    public string BaseAddress { get; init; } = string.Empty;

    /// <summary>How the sign-in was made.</summary>
    public GraphSignInMethod Method { get; init; }
}
