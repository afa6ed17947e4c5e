using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Reads lists that Graph gives out page by page.</summary>
internal static class GraphPages
{
    /// <summary>Reads every item; a page is asked for when the one before it is used up.</summary>
    /// <param name="line">Carries the requests.</param>
    /// <param name="first">The first page: what follows the base address.</param>
    /// <param name="what">What is read, for messages.</param>
    /// <param name="permission">The permission that it needs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The items; each is good until the next one is asked for.</returns>
    /// <exception cref="CommsCreditException">GraphSignInFailed, GraphThrottled or GraphRequestFailed.</exception>
    public static IEnumerable<JsonElement> Items(
        GraphLine line, string first, string what, string permission, CancellationToken cancellation)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (string? next = first; next is not null;)
        {
            // A list that leads back to itself would never end.
            if (!seen.Add(next))
            {
                throw GraphErrors.NotUnderstood(what);
            }

            using JsonDocument page = line.Get(next, what, permission, cancellation);
            JsonElement root = page.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("value", out JsonElement items)
                || items.ValueKind != JsonValueKind.Array)
            {
                throw GraphErrors.NotUnderstood(what);
            }

            foreach (JsonElement item in items.EnumerateArray())
            {
                cancellation.ThrowIfCancellationRequested();
                yield return item;
            }

            next = NextOf(root, what);
        }
    }

    // The link says what to ask, never whom: a token goes to the base address and nowhere else.
    private static string? NextOf(JsonElement page, string what)
    {
        if (!page.TryGetProperty("@odata.nextLink", out JsonElement link) || link.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string text = link.ValueKind == JsonValueKind.String ? link.GetString()! : string.Empty;
        int version = text.IndexOf(GraphAddresses.Version + "/", StringComparison.OrdinalIgnoreCase);
        return version < 0 ? throw GraphErrors.NotUnderstood(what) : text[(version + GraphAddresses.Version.Length)..];
    }
}
