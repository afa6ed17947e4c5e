namespace CommsCredits.Engine;

/// <summary>What becomes of one user of a request to the tenant, from the name that was given to the result.</summary>
internal sealed class TenantStep
{
    private readonly string given;

    private TenantStep(string given) => this.given = given;

    /// <summary>How the user was named.</summary>
    public UserIdentity Identity { get; private init; }

    /// <summary>The user in the tenant.</summary>
    public TenantUser? User { get; set; }

    /// <summary>The licences that the user held there before.</summary>
    public IReadOnlyList<LicenseSku> Held { get; set; } = [];

    /// <summary>What is decided about each licence.</summary>
    public IReadOnlyList<LicenseDecision> Decisions { get; set; } = [];

    /// <summary>What is asked of the tenant; null where nothing can be.</summary>
    public TenantChange? Change { get; set; }

    /// <summary>Why nothing can be done for the user.</summary>
    public CommsCreditException? Error { get; set; }

    /// <summary>What the history here says of each licence, once it is written.</summary>
    public Dictionary<string, LicenseResult> Written { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the request has an id: what it did the first time is then told again (law L4).</summary>
    public bool TellsFirst { get; set; }

    /// <summary>Why the history here could not be written although the tenant did its part.</summary>
    public CommsCreditException? NotWritten { get; set; }

    /// <summary>Reads a name.</summary>
    /// <param name="name">A user principal name or an object id.</param>
    /// <returns>The step; with an error where it is neither.</returns>
    public static TenantStep Of(string? name)
    {
        try
        {
            return new TenantStep(name ?? string.Empty) { Identity = UserIdentity.Parse(name) };
        }
        catch (CommsCreditException invalid)
        {
            return new TenantStep(name ?? string.Empty) { Error = invalid };
        }
    }

    /// <summary>Nothing was done of what was to be done; what was so already stays as it is.</summary>
    /// <param name="error">Why.</param>
    public void Fail(CommsCreditException error)
    {
        // What a swap would have taken stays; that is told of the licence that was to take its place.
        bool grants = Decisions.Any(decision => decision.Status is not (LicenseStatus.Revoked or LicenseStatus.NotAssigned));
        Decisions = [.. Decisions
            .Where(decision => !grants || decision.Status != LicenseStatus.Revoked)
            .Select(decision => decision.Status is LicenseStatus.Granted or LicenseStatus.Revoked
                ? new LicenseDecision(decision.License, LicenseStatus.Failed, Error: error)
                : decision)];
    }

    /// <summary>The results, as they are told.</summary>
    /// <param name="skus">The licences that were asked for.</param>
    /// <returns>One per licence.</returns>
    public IEnumerable<LicenseResult> Results(IReadOnlyList<LicenseSku> skus) => Error is { } error
        ? skus.Select(sku => new LicenseResult(given, sku.Name, LicenseStatus.Failed, null, null, error))
        : Decisions.Select(Result);

    private LicenseResult Result(LicenseDecision decision)
    {
        LicenseResult? written = Written.GetValueOrDefault(decision.License.Name);
        string? warning = NotWritten is { } why && decision.Status != LicenseStatus.Failed
            ? $"{User!.UserPrincipalName}: done in Microsoft 365, but not recorded here. {why.Message}"
            : decision.Warning;
        LicenseStatus status = TellsFirst && written is { Error: null } ? written.Status : decision.Status;
        return new LicenseResult(
            User!.UserPrincipalName, decision.License.Name, status, written?.EffectiveFrom, written?.EffectiveTo, decision.Error, warning);
    }
}
