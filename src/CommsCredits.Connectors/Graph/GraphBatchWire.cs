using System.Globalization;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The bodies of batches of licence changes (usage-formats §5).</summary>
internal static class GraphBatchWire
{
    /// <summary>Writes a batch.</summary>
    /// <param name="changes">The changes of the batch.</param>
    /// <param name="open">Which of them to send; the id of each is its place among the changes, from 1.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(TenantChange[] changes, IEnumerable<int> open)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("requests");
            foreach (int index in open)
            {
                WritePart(json, changes[index], index);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads the answer to a batch, whose parts come in any order.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="line">For the moment, and for the token that is never repeated.</param>
    /// <returns>The replies by the place of the change; null where the answer cannot be understood.</returns>
    public static Dictionary<int, GraphReply>? Read(byte[] body, GraphLine line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("responses", out JsonElement parts) || parts.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            Dictionary<int, GraphReply> replies = [];
            foreach (JsonElement part in parts.EnumerateArray())
            {
                if (PlaceOf(part) is { } place && part.TryGetProperty("status", out JsonElement status) && status.TryGetInt32(out int code))
                {
                    JsonElement said = part.TryGetProperty("body", out JsonElement content) ? content : default;
                    GraphProblem? problem = GraphProblem.Of(said, line.LastToken);
                    replies[place] = new GraphReply(GraphContact.Answered, code, [], problem, WaitOf(part, line.Settings.Clock));
                }
            }

            return replies;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void WritePart(Utf8JsonWriter json, TenantChange change, int index)
    {
        json.WriteStartObject();
        json.WriteString("id", (index + 1).ToString(CultureInfo.InvariantCulture));
        json.WriteString("method", "POST");
        json.WriteString("url", $"/users/{change.ObjectId}/assignLicense");
        json.WriteStartObject("headers");
        json.WriteString("Content-Type", "application/json");
        json.WriteEndObject();
        json.WriteStartObject("body");
        json.WriteStartArray("addLicenses");
        foreach (Guid sku in change.Add)
        {
            json.WriteStartObject();
            json.WriteStartArray("disabledPlans");
            json.WriteEndArray();
            json.WriteString("skuId", sku);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("removeLicenses");
        foreach (Guid sku in change.Remove)
        {
            json.WriteStringValue(sku);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int? PlaceOf(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
            && int.TryParse(id.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number - 1
            : null;

    private static TimeSpan? WaitOf(JsonElement part, TimeProvider clock)
    {
        if (!part.TryGetProperty("headers", out JsonElement headers) || headers.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty header in headers.EnumerateObject())
        {
            if (header.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))
            {
                return GraphReply.WaitOf(header.Value.ToString(), clock.GetUtcNow());
            }
        }

        return null;
    }
}
