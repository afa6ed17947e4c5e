using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>A request as a gateway saw it.</summary>
public sealed record SeenRequest(string Path, string Key, string Timestamp, string Signature, string ContentType, string Body)
{
    public Guid OrderId => JsonDocument.Parse(Body).RootElement.GetProperty("orderId").GetGuid();

    public bool IsQuestion => Path.EndsWith("/reconcile", StringComparison.Ordinal);

    /// <summary>Checked apart from the code under test, as docs/gateway.md says.</summary>
    public bool IsSignedWith(string secret)
    {
        byte[] signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Timestamp + "." + Body));
        return string.Equals(Convert.ToHexString(signed), Signature, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What a gateway answers; after a wait, where it is slow.</summary>
public sealed record ServerAnswer(int Status, string Body = "", int DelayMilliseconds = 0, string? Header = null, string? HeaderValue = null, int StallMilliseconds = 0)
{
    public static ServerAnswer Of(SeenRequest request, string status, string reason = "", int httpStatus = 200) =>
        new(httpStatus, $$"""{"orderId":"{{request.OrderId}}","status":"{{status}}","reason":"{{reason}}"}""");
}

/// <summary>A real HTTP server on this machine that plays the organisation's gateway.</summary>
public sealed class GatewayServer : HttpServer
{
    public const string Secret = "a secret that both sides know";

    public string Url => Address + "/orders";

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public IEnumerable<SeenRequest> Charges => Seen.Where(request => !request.IsQuestion);

    public Func<SeenRequest, ServerAnswer> Answer { get; set; } = request => ServerAnswer.Of(request, "Settled");

    public GatewaySettings Settings(int timeoutSeconds = 5, string secret = Secret) =>
        new(GatewaySettings.CheckUrl(Url), PlainProtector.Instance.Protect(secret), timeoutSeconds);

    protected override async Task Reply(HttpListenerContext exchange, string body)
    {
        SeenRequest seen = new(
            exchange.Request.Url!.AbsolutePath,
            exchange.Request.Headers["Idempotency-Key"] ?? string.Empty,
            exchange.Request.Headers["X-CommsCredits-Timestamp"] ?? string.Empty,
            exchange.Request.Headers["X-CommsCredits-Signature"] ?? string.Empty,
            exchange.Request.ContentType ?? string.Empty,
            body);
        Seen.Enqueue(seen);
        ServerAnswer answer = seen.IsSignedWith(Secret) ? Answer(seen) : new ServerAnswer(401);
        await Task.Delay(answer.DelayMilliseconds, Closing);
        exchange.Response.StatusCode = answer.Status;
        if (answer.Header is { } name)
        {
            exchange.Response.AddHeader(name, answer.HeaderValue ?? string.Empty);
        }

        exchange.Response.OutputStream.Write(Encoding.UTF8.GetBytes(answer.Body));
        exchange.Response.OutputStream.Flush();
        await Task.Delay(answer.StallMilliseconds, Closing);
        exchange.Response.Close();
    }
}

/// <summary>Keeps secrets recognisable, so that a test can look for them.</summary>
public sealed class PlainProtector : ISecretProtector
{
    public static PlainProtector Instance { get; } = new();

    public byte[] Protect(string secret) => Encoding.UTF8.GetBytes(secret);

    public string Unprotect(byte[] stored) => Encoding.UTF8.GetString(stored);
}
