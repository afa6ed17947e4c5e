using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The clouds in which tenants live; each has addresses of its own.</summary>
public enum GraphEnvironment
{
    /// <summary>The worldwide cloud.</summary>
    Global,

    /// <summary>The United States government, GCC High (L4).</summary>
    USGov,

    /// <summary>The United States Department of Defense (L5).</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}

/// <summary>Where Microsoft Graph and its sign-in are in each cloud.</summary>
public static class GraphAddresses
{
    /// <summary>The version of the interface that is spoken.</summary>
    public const string Version = "/v1.0";

    /// <summary>Where a cloud's Graph is; also what tokens are asked for.</summary>
    /// <param name="environment">The cloud.</param>
    /// <returns>The address without a version.</returns>
    public static Uri ServiceOf(GraphEnvironment environment) => new(environment switch
    {
        GraphEnvironment.USGov => "https://graph.microsoft.us",
        GraphEnvironment.USGovDoD => "https://dod-graph.microsoft.us",
        GraphEnvironment.China => "https://microsoftgraph.chinacloudapi.cn",
        _ => "https://graph.microsoft.com",
    });

    /// <summary>Where a cloud's users sign in.</summary>
    /// <param name="environment">The cloud.</param>
    /// <returns>The authority, without a tenant.</returns>
    public static Uri AuthorityOf(GraphEnvironment environment) => new(environment switch
    {
        GraphEnvironment.USGov or GraphEnvironment.USGovDoD => "https://login.microsoftonline.us/",
        GraphEnvironment.China => "https://login.chinacloudapi.cn/",
        _ => "https://login.microsoftonline.com/",
    });

    /// <summary>The address that requests go to, with the version.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="given">An address to use instead, with or without a version; null or empty for the cloud's own.</param>
    /// <returns>Such as https://graph.microsoft.com/v1.0, without a slash at the end.</returns>
    /// <exception cref="CommsCreditException">
    /// <c>ParameterInvalid</c>: not an absolute address, one with a user or a query in it, or one that would not be encrypted.
    /// </exception>
    public static Uri BaseOf(GraphEnvironment environment, string? given)
    {
        const string Advice = "Give an address such as https://graph.microsoft.com.";
        Uri? address = ServiceOf(environment);
        if (!string.IsNullOrWhiteSpace(given)
            && (!Uri.TryCreate(given, UriKind.Absolute, out address)
                || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)))
        {
            throw AccountErrors.Parameter("The base address is not an absolute http or https address.", null, Advice);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw AccountErrors.Parameter($"The base address at {address.Host} holds a user, a query or a fragment.", address.Host, Advice);
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw AccountErrors.Parameter($"{address.Host} would get tokens without encryption.", address.Host, Advice);
        }

        string text = address.AbsoluteUri.TrimEnd('/');
        return new Uri(text.EndsWith(Version, StringComparison.OrdinalIgnoreCase) ? text : text + Version);
    }
}
