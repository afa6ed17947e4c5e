namespace CommsCredits;

/// <summary>Where an account's payments are asked for, without the secret.</summary>
public sealed class Gateway
{
    /// <summary>Offline or Http.</summary>
    public GatewayKind Kind { get; init; }

    /// <summary>The address; nothing where it is offline.</summary>
    public string? Url { get; init; }

    /// <summary>How long one request may take, in seconds; nothing where it is offline.</summary>
    public int? TimeoutSeconds { get; init; }

    internal static Gateway Of(Engine.GatewaySettings? settings) => new()
    {
        Kind = settings is null ? GatewayKind.Offline : GatewayKind.Http,
        Url = settings?.Url.AbsoluteUri,
        TimeoutSeconds = settings?.TimeoutSeconds,
    };
}
