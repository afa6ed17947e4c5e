using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
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
public sealed class GatewayServer : IDisposable
{
    public const string Secret = "a secret that both sides know";

    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource closing = new();

    public GatewayServer()
    {
        // The port may be taken between the two lines: then another one is tried.
        for (int left = 20; !listener.IsListening; left--)
        {
            Url = $"http://127.0.0.1:{FreePort()}/orders";
            listener.Prefixes.Clear();
            listener.Prefixes.Add(Url.Replace("/orders", "/", StringComparison.Ordinal));
            try
            {
                listener.Start();
            }
            catch (HttpListenerException) when (left > 0)
            {
                continue;
            }
        }

        Task.Run(Serve);
    }

    public string Url { get; private set; } = string.Empty;

    public ConcurrentQueue<SeenRequest> Seen { get; } = [];

    public IEnumerable<SeenRequest> Charges => Seen.Where(request => !request.IsQuestion);

    public Func<SeenRequest, ServerAnswer> Answer { get; set; } = request => ServerAnswer.Of(request, "Settled");

    public GatewaySettings Settings(int timeoutSeconds = 5, string secret = Secret) =>
        new(GatewaySettings.CheckUrl(Url), PlainProtector.Instance.Protect(secret), timeoutSeconds);

    public static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Close();
        closing.Dispose();
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext exchange = await listener.GetContextAsync();
                _ = Task.Run(() => Reply(exchange));
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Reply(HttpListenerContext exchange)
    {
        try
        {
            using StreamReader reader = new(exchange.Request.InputStream, Encoding.UTF8);
            SeenRequest seen = new(
                exchange.Request.Url!.AbsolutePath,
                exchange.Request.Headers["Idempotency-Key"] ?? string.Empty,
                exchange.Request.Headers["X-CommsCredits-Timestamp"] ?? string.Empty,
                exchange.Request.Headers["X-CommsCredits-Signature"] ?? string.Empty,
                exchange.Request.ContentType ?? string.Empty,
                await reader.ReadToEndAsync());
            Seen.Enqueue(seen);
            ServerAnswer answer = seen.IsSignedWith(Secret) ? Answer(seen) : new ServerAnswer(401);
            await Task.Delay(answer.DelayMilliseconds, closing.Token);
            exchange.Response.StatusCode = answer.Status;
            if (answer.Header is { } name)
            {
                exchange.Response.AddHeader(name, answer.HeaderValue ?? string.Empty);
            }

            byte[] body = Encoding.UTF8.GetBytes(answer.Body);
            exchange.Response.OutputStream.Write(body);
            exchange.Response.OutputStream.Flush();
            await Task.Delay(answer.StallMilliseconds, closing.Token);
            exchange.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}

/// <summary>Keeps secrets recognisable, so that a test can look for them.</summary>
public sealed class PlainProtector : ISecretProtector
{
    public static PlainProtector Instance { get; } = new();

    public byte[] Protect(string secret) => Encoding.UTF8.GetBytes(secret);

    public string Unprotect(byte[] stored) => Encoding.UTF8.GetString(stored);
}
