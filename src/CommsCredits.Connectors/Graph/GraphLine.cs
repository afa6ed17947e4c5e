using System.Net.Http.Headers;
using System.Text.Json;
using CommsCredits.Engine;
using Polly;
using Polly.Retry;

namespace CommsCredits.Connectors;

/// <summary>Carries requests to Graph; what the network does becomes a reply, never an exception.</summary>
/// <param name="settings">How Graph is asked.</param>
internal sealed class GraphLine(GraphSettings settings) : IDisposable
{
    private const int LongestAnswer = 64 * 1024 * 1024;
    private const string RetryAfterHeader = "Retry-After";

    private static readonly ProductInfoHeaderValue Product =
        new("CommsCredits", typeof(GraphLine).Assembly.GetName().Version?.ToString(fieldCount: 3));

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !settings.BaseAddress.IsLoopback,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
    })
    {
        Timeout = settings.Timeout,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>How Graph is asked.</summary>
    public GraphSettings Settings => settings;

    /// <summary>The token of the last request; what it is asked for is never to repeat it.</summary>
    public string LastToken { get; private set; } = string.Empty;

    /// <summary>Reads something, again where that may help.</summary>
    /// <param name="relative">What follows the base address, from its slash on.</param>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="permission">The permission that it needs.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CommsCreditException">GraphSignInFailed, GraphThrottled or GraphRequestFailed.</exception>
    public JsonDocument Get(string relative, string what, string permission, CancellationToken cancellation)
    {
        GraphReply reply = Retrying<GraphReply>(MayRetry, WaitFor)
            .Execute(token => Send(HttpMethod.Get, relative, null, token), cancellation);
        if (!reply.IsSuccess)
        {
            throw GraphErrors.Of(reply, what, permission);
        }

        try
        {
            return JsonDocument.Parse(reply.Body);
        }
        catch (JsonException)
        {
            throw GraphErrors.NotUnderstood(what);
        }
    }

    /// <summary>Sends a request once.</summary>
    /// <param name="method">The method.</param>
    /// <param name="relative">What follows the base address, from its slash on.</param>
    /// <param name="body">JSON in UTF-8, or null.</param>
    /// <param name="cancellation">Ends the sending.</param>
    /// <returns>The reply; GraphSignInFailed is thrown where there is no token.</returns>
    public GraphReply Send(HttpMethod method, string relative, byte[]? body, CancellationToken cancellation)
    {
        string token = settings.Tokens.Take(cancellation);
        LastToken = token;
        using HttpRequestMessage request = Request(method, relative, body, token);
        try
        {
            using HttpResponseMessage response = client.Send(request, cancellation);
            using MemoryStream bytes = new();
            response.Content.CopyTo(bytes, context: null, cancellation);
            byte[] content = bytes.ToArray();
            return response.IsSuccessStatusCode
                ? new GraphReply(GraphContact.Answered, (int)response.StatusCode, content)
                : new GraphReply(
                    GraphContact.Answered, (int)response.StatusCode, [], GraphProblem.Read(content, token), RetryAfterOf(response));
        }
        catch (HttpRequestException failed)
        {
            return GraphReply.Without(failed.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                    ? GraphContact.NotSent
                    : GraphContact.Broken);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return GraphReply.Without(GraphContact.TimedOut);
        }
        catch (IOException)
        {
            return GraphReply.Without(GraphContact.Broken);
        }
    }

    /// <summary>Whether another attempt may help, and need not wait longer than is waited here.</summary>
    /// <param name="reply">The reply to the last one.</param>
    public bool MayRetry(GraphReply reply) => reply.IsWorthRetrying && !(reply.RetryAfter > settings.LongestWait);

    /// <summary>How long to wait before the next attempt: as Graph says, or else twice as long each time.</summary>
    /// <param name="reply">The reply to the last one.</param>
    /// <param name="attempt">How many there were before it.</param>
    public TimeSpan WaitFor(GraphReply reply, int attempt)
    {
        TimeSpan backOff = TimeSpan.FromTicks(settings.FirstWait.Ticks << Math.Min(attempt, 20));
        return reply.RetryAfter ?? (backOff < settings.LongestBackoff ? backOff : settings.LongestBackoff);
    }

    /// <summary>Attempts, with waits between them.</summary>
    /// <typeparam name="T">What an attempt gives.</typeparam>
    /// <param name="again">Whether another attempt may help.</param>
    /// <param name="waitFor">How long to wait before it, by the number of attempts before the last one.</param>
    /// <returns>The pipeline.</returns>
    public ResiliencePipeline<T> Retrying<T>(Func<T, bool> again, Func<T, int, TimeSpan> waitFor)
        where T : class => new ResiliencePipelineBuilder<T> { TimeProvider = settings.Clock }
            .AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = settings.Retries,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && again(result)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    waitFor(arguments.Outcome.Result!, arguments.AttemptNumber)),
            })
            .Build();

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string relative, byte[]? body, string token)
    {
        HttpRequestMessage request = new(method, settings.BaseAddress.AbsoluteUri + relative);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(Product);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    // By its text: a fraction of a second is no header to .NET, but is one to Graph.
    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues(RetryAfterHeader, out HeaderStringValues values)
            ? GraphReply.WaitOf(values.ToString(), settings.Clock.GetUtcNow())
            : null;
}
