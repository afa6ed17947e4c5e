using System.Globalization;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The bodies that go to a gateway and come from it (docs/gateway.md, "Bodies"). No culture changes a byte of them.</summary>
internal static class GatewayWire
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const int DeepestAnswer = 8;

    /// <summary>The order, as it is asked to be paid.</summary>
    /// <param name="request">The order.</param>
    /// <param name="token">The gateway's token for the card, or null.</param>
    /// <returns>JSON in UTF-8; the same bytes for the same order.</returns>
    public static byte[] Order(PaymentRequest request, string? token) => Write(json =>
    {
        json.WriteString("orderId", request.OrderId);
        json.WriteString("amount", Money.ToDecimal(request.Amount.Micros).ToString("0.00####", CultureInfo.InvariantCulture));
        json.WriteString("currency", request.Amount.Currency.Code);
        json.WriteString("orderedAt", request.At.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture));
        json.WriteString("purchaseOrder", request.PurchaseOrder);
        json.WriteStartObject("method");
        PaymentMethod method = request.Method;
        json.WriteString("kind", method.Kind.ToString());
        if (method.Kind == PaymentMethodKind.Card)
        {
            json.WriteString("token", token);
            json.WriteString("brand", method.CardBrand);
            json.WriteString("last4", method.CardLast4);
            json.WriteString("expiry", method.CardExpiry?.ToString());
        }
        else
        {
            json.WriteString("agreement", method.EnterpriseAgreement);
        }

        json.WriteEndObject();
    });

    /// <summary>The question what became of an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Question(Guid orderId) => Write(json => json.WriteString("orderId", orderId));

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The bytes, bounded by the caller.</param>
    /// <param name="orderId">The order that was asked about; an answer about another one is none.</param>
    /// <returns>What it says, or null where it cannot be understood.</returns>
    public static GatewayAnswer? Read(byte[] body, Guid orderId)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestAnswer });
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && Guid.TryParse(TextOf(root, "orderId"), out Guid answered) && answered == orderId
                && StatementOf(TextOf(root, "status")) is { } statement
                    ? new GatewayAnswer(statement, TextOf(root, "reason") ?? string.Empty)
                    : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // A lone surrogate in a text is found only when the text is read.
            return null;
        }
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static GatewayStatement? StatementOf(string? status) => status?.ToUpperInvariant() switch
    {
        "SETTLED" => GatewayStatement.Settled,
        "DECLINED" => GatewayStatement.Declined,
        "PENDING" => GatewayStatement.Pending,
        "NOTFOUND" => GatewayStatement.NotFound,
        _ => null,
    };

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

/// <summary>What a gateway says of an order.</summary>
internal enum GatewayStatement
{
    /// <summary>Paid.</summary>
    Settled,

    /// <summary>Not paid, and never will be under this key.</summary>
    Declined,

    /// <summary>Not decided yet.</summary>
    Pending,

    /// <summary>Never seen.</summary>
    NotFound,
}

/// <summary>An answer that was understood.</summary>
/// <param name="Statement">What became of the order.</param>
/// <param name="Reason">Why, in the gateway's words; not to be trusted.</param>
internal sealed record GatewayAnswer(GatewayStatement Statement, string Reason);
