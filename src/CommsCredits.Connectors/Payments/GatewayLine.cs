using System.Globalization;
using System.Net.Http.Headers;
using CommsCredits.Engine;
using Polly;
using Polly.Retry;

namespace CommsCredits.Connectors;

/// <summary>Carries a signed body to a gateway, again where that is safe; it never throws for what the network does.</summary>
/// <param name="settings">Where, and how long one request may take.</param>
/// <param name="secret">What requests are signed with.</param>
/// <param name="clock">The moment that stands in the signature, and the waits.</param>
/// <param name="firstWait">The wait before the second attempt; it doubles.</param>
internal sealed class GatewayLine(GatewaySettings settings, string secret, TimeProvider clock, TimeSpan firstWait)
{
    /// <summary>Attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>The longest Retry-After that is waited out.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const int LongestAnswer = 64 * 1024;
    private const int LongestHeadersKilobytes = 16;

    /// <summary>Asks until there is a reply that need not be asked for again.</summary>
    /// <param name="address">Where.</param>
    /// <param name="orderId">The order, and the idempotency key.</param>
    /// <param name="body">The same bytes at each attempt.</param>
    /// <returns>The last reply, and whether an attempt before it may have been acted upon.</returns>
    public (GatewayReply Last, bool MayHaveArrivedBefore) Ask(Uri address, Guid orderId, byte[] body)
    {
        using HttpClient client = Client(address);
        List<GatewayReply> replies = [];
        Retrying().Execute(() =>
        {
            replies.Add(Send(client, address, orderId, body));
            return replies[^1];
        });
        return (replies[^1], replies.SkipLast(1).Any(reply => reply.MayHaveArrived));
    }

    private ResiliencePipeline<GatewayReply> Retrying() => new ResiliencePipelineBuilder<GatewayReply> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<GatewayReply>
        {
            MaxRetryAttempts = Retries,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsWorthRetrying: true }),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                arguments.Outcome.Result?.RetryAfter ?? TimeSpan.FromTicks(firstWait.Ticks << arguments.AttemptNumber)),
        })
        .Build();

    private GatewayReply Send(HttpClient client, Uri address, Guid orderId, byte[] body)
    {
        using HttpRequestMessage request = Request(address, orderId, body);
        try
        {
            using HttpResponseMessage response = client.Send(request);
            using MemoryStream bytes = new();
            response.Content.CopyTo(bytes, context: null, CancellationToken.None);
            return new GatewayReply(
                GatewayContact.Answered,
                (int)response.StatusCode,
                GatewayWire.Read(bytes.ToArray(), orderId),
                RetryAfterOf(response.Headers.RetryAfter));
        }
        catch (HttpRequestException failed)
        {
            return new GatewayReply(ContactOf(failed.HttpRequestError));
        }
        catch (OperationCanceledException)
        {
            return new GatewayReply(GatewayContact.TimedOut);
        }
        catch (IOException)
        {
            return new GatewayReply(GatewayContact.Broken);
        }
    }

    private HttpRequestMessage Request(Uri address, Guid orderId, byte[] body)
    {
        string timestamp = GatewaySignature.Timestamp(clock.GetUtcNow());
        HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CommsCredits", Version));
        request.Headers.Add(GatewaySignature.KeyHeader, orderId.ToString());
        request.Headers.Add(GatewaySignature.TimestampHeader, timestamp);
        request.Headers.Add(GatewaySignature.SignatureHeader, GatewaySignature.Sign(secret, timestamp, body));
        return request;
    }

    // Payments are rare: a client of its own for each, so that no connection grows stale.
    private HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !address.IsLoopback,
        MaxResponseHeadersLength = LongestHeadersKilobytes,
    })
    {
        Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? (header?.Date - clock.GetUtcNow());
        return wait is null || wait > LongestWait ? null
            : wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait;
    }

    private static GatewayContact ContactOf(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => GatewayContact.NotSent,
        HttpRequestError.ConfigurationLimitExceeded => GatewayContact.TooLong,
        _ => GatewayContact.Broken,
    };

    private static string Version => typeof(GatewayLine).Assembly.GetName().Version?.ToString(fieldCount: 3)
        ?? 0.ToString(CultureInfo.InvariantCulture);
}
