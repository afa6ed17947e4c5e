using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The users and licences of a tenant, read and changed through Microsoft Graph.</summary>
/// <param name="settings">How Graph is asked.</param>
public sealed class GraphDirectory(GraphSettings settings) : ITenantDirectory, IDisposable
{
    private const string Properties = "$select=id,userPrincipalName,displayName,department,usageLocation,assignedLicenses";
    private const string UserPermission = "User.Read.All";
    private const string SkuPermission = "LicenseAssignment.Read.All (or Organization.Read.All)";

    // The most values that Graph takes in one "in".
    private const int MostValues = 15;

    private readonly GraphLine line = new(settings);

    /// <inheritdoc/>
    public IEnumerable<TenantUser> Users(CancellationToken cancellation) => Read($"/users?{Properties}&$top=999", cancellation);

    /// <inheritdoc/>
    public IEnumerable<TenantUser> Find(IReadOnlyList<UserIdentity> identities, CancellationToken cancellation) =>
        Named("id", [.. identities.Where(one => one.ObjectId is not null).Select(one => one.ToString())], cancellation)
            .Concat(Named("userPrincipalName", [.. identities.Where(one => one.ObjectId is null).Select(one => one.ToString())], cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<TenantSku> Skus(CancellationToken cancellation)
    {
        List<TenantSku> skus = [];
        foreach (JsonElement item in GraphPages.Items(
            line, "/subscribedSkus", "Reading the subscriptions", SkuPermission, cancellation))
        {
            if (SkuOf(item) is { } sku)
            {
                skus.Add(sku);
            }
        }

        return skus;
    }

    /// <inheritdoc/>
    public IEnumerable<TenantOutcome> Assign(IReadOnlyList<TenantChange> changes, CancellationToken cancellation) =>
        new GraphAssignments(line).Run(changes, cancellation);

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private IEnumerable<TenantUser> Named(string property, string[] values, CancellationToken cancellation) =>
        values.Chunk(MostValues).SelectMany(some =>
        {
            // A quote inside a value is doubled; the whole condition is escaped as part of an address.
            string list = string.Join(',', some.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"));
            return Read($"/users?{Properties}&$filter={Uri.EscapeDataString($"{property} in ({list})")}", cancellation);
        });

    private IEnumerable<TenantUser> Read(string first, CancellationToken cancellation)
    {
        foreach (JsonElement item in GraphPages.Items(line, first, "Reading users", UserPermission, cancellation))
        {
            if (UserOf(item) is { } user)
            {
                yield return user;
            }
        }
    }

    private static TenantUser? UserOf(JsonElement item)
    {
        if (!Guid.TryParse(TextOf(item, "id"), out Guid id) || TextOf(item, "userPrincipalName") is not { } name)
        {
            return null;
        }

        List<Guid> skus = [];
        if (item.TryGetProperty("assignedLicenses", out JsonElement licenses) && licenses.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement license in licenses.EnumerateArray())
            {
                if (Guid.TryParse(TextOf(license, "skuId"), out Guid sku))
                {
                    skus.Add(sku);
                }
            }
        }

        return new TenantUser(id, name, TextOf(item, "displayName"), TextOf(item, "department"), TextOf(item, "usageLocation"), skus);
    }

    // Units in warning are those of a subscription that ran out and may still be used; suspended and locked ones may not.
    private static TenantSku? SkuOf(JsonElement item)
    {
        bool usable = (TextOf(item, "appliesTo") is null or "User") && (TextOf(item, "capabilityStatus") is null or "Enabled" or "Warning");
        if (!usable || !Guid.TryParse(TextOf(item, "skuId"), out Guid id))
        {
            return null;
        }

        JsonElement prepaid = item.TryGetProperty("prepaidUnits", out JsonElement units) ? units : default;
        long free = CountOf(prepaid, "enabled") + CountOf(prepaid, "warning") - CountOf(item, "consumedUnits");
        return new TenantSku(id, TextOf(item, "skuPartNumber") ?? string.Empty, free);
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement text)
            && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value ? value : null;

    private static long CountOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement count)
            && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out long value) ? value : 0;
}
