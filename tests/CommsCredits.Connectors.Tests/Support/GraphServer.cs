using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using CommsCredits.Connectors;

namespace CommsCredits.Tests;

/// <summary>What the server answers; headers and bodies are given as they go out.</summary>
public sealed record GraphAnswer(int Status, string Body = "", string? RetryAfter = null, int DelayMilliseconds = 0)
{
    public static GraphAnswer Error(int status, string code, string message, string? retryAfter = null) =>
        new(status, ErrorBody(code, message), retryAfter);

    public static string ErrorBody(string code, string message) => JsonSerializer.Serialize(
        new { error = new { code, message, innerError = new Dictionary<string, string> { ["request-id"] = "0f", ["date"] = "2026-01-01" } } });
}

/// <summary>A part of a batch as the server saw it.</summary>
public sealed record SeenPart(string Id, Guid User, Guid[] Add, Guid[] Remove);

/// <summary>
/// A real HTTP server on this machine that plays Microsoft Graph, and checks every request: whatever is wrong with one is kept in
/// <see cref="Faults"/>, answered with 400, and fails the test that disposes of the server.
/// </summary>
public sealed class GraphServer : HttpServer
{
    public const string Token = "eyJ0eXAiOiJKV1QifQ.the-token-of-the-tests.c2lnbmF0dXJl";

    private readonly ConcurrentDictionary<Guid, int> delivered = new();
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Path and query of each request, as they came.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    public ConcurrentQueue<SeenPart[]> Batches { get; } = [];

    /// <summary>Answers a GET by its path and query behind /v1.0; attempts count from 1 for each of them.</summary>
    public Func<string, int, GraphAnswer> Get { get; set; } = (_, _) => new GraphAnswer(404);

    /// <summary>Answers a part of a batch; attempts count from 1 for each user.</summary>
    public Func<SeenPart, int, GraphAnswer> Part { get; set; } = (_, _) => new GraphAnswer(200, """{"id":"x"}""");

    /// <summary>Answers a batch as a whole by its number from 1, or null to answer its parts. A status of 0 drops the connection.</summary>
    public Func<int, GraphAnswer?> Whole { get; set; } = _ => null;

    /// <summary>Drops the connection after the parts of a batch, by its number, took effect.</summary>
    public Func<int, bool> DropAfter { get; set; } = _ => false;

    public GraphSettings Settings(TimeProvider? clock = null) => new(
        GraphAddresses.BaseOf(GraphEnvironment.Global, Address), new GivenToken(Token), clock ?? TimeProvider.System)
    {
        FirstWait = TimeSpan.FromMilliseconds(1),
    };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Assert.Empty(Faults);
    }

    protected override async Task Reply(HttpListenerContext exchange, string body)
    {
        string path = exchange.Request.RawUrl!;
        Seen.Enqueue(path);
        GraphAnswer answer = Answer(exchange.Request, path, body);
        await Task.Delay(answer.DelayMilliseconds, Closing);
        if (answer.Status == 0)
        {
            // In the middle of the answer: before it, the listener may still end the exchange in good order.
            exchange.Response.ContentLength64 = 1000;
            exchange.Response.OutputStream.WriteByte((byte)'{');
            exchange.Response.OutputStream.Flush();
            exchange.Response.Abort();
            return;
        }

        exchange.Response.StatusCode = answer.Status;
        exchange.Response.ContentType = "application/json";
        if (answer.RetryAfter is not null)
        {
            exchange.Response.AddHeader("Retry-After", answer.RetryAfter);
        }

        exchange.Response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }

    private GraphAnswer Answer(HttpListenerRequest request, string path, string body)
    {
        Check(path.StartsWith("/v1.0/", StringComparison.Ordinal), $"{path} has no version");
        Check(request.Headers["Authorization"] == $"Bearer {Token}", $"{path} is not signed in");
        Check(request.Headers["Accept"]?.Contains("application/json", StringComparison.Ordinal) == true, $"{path} accepts no JSON");
        string relative = path["/v1.0".Length..];
        if (relative == "/$batch")
        {
            Check(request.HttpMethod == "POST", "a batch is not a POST");
            Check(request.ContentType == "application/json", $"a batch is {request.ContentType}");
            return AnswerBatch(body);
        }

        Check(request.HttpMethod == "GET" && body.Length == 0, $"{request.HttpMethod} {path} is not a plain GET");
        Check(GraphRequests.IsKnown(relative), $"{relative} is not one of the addresses that are used");
        return Get(Uri.UnescapeDataString(relative), attempts.AddOrUpdate(relative, 1, (_, count) => count + 1));
    }

    private GraphAnswer AnswerBatch(string body)
    {
        SeenPart[] parts = GraphRequests.Parts(body, Faults);
        Batches.Enqueue(parts);
        int number = attempts.AddOrUpdate("batch", 1, (_, count) => count + 1);
        foreach (SeenPart part in parts)
        {
            Check(!delivered.ContainsKey(part.User), $"{part.User} was changed again after a success");
        }

        if (Whole(number) is { } whole)
        {
            return whole;
        }

        bool drops = DropAfter(number);
        List<string> answers = [];
        foreach (SeenPart part in parts)
        {
            GraphAnswer answer = Part(part, attempts.AddOrUpdate(part.User.ToString(), 1, (_, count) => count + 1));
            if (answer.Status == 200 && !drops)
            {
                delivered[part.User] = 1;
            }

            answers.Add(GraphRequests.PartAnswer(part, answer));
        }

        // Out of order, as Graph may: the last first.
        answers.Reverse();
        return drops ? new GraphAnswer(0) : new GraphAnswer(200, $$"""{"responses":[{{string.Join(',', answers)}}]}""");
    }

    private void Check(bool sound, string fault)
    {
        if (!sound)
        {
            Faults.Enqueue(fault);
        }
    }
}
