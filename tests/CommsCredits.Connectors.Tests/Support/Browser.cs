using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CommsCredits.Tests;

/// <summary>A real Chromium without a window, driven by its own protocol; one for all tests of a class.</summary>
public sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Quiet = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> open = [];
    private readonly ConcurrentDictionary<string, BrowserPage> pages = [];
    private readonly string profile = Directory.CreateTempSubdirectory("browser-").FullName;
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource end = new();
    private readonly Process? process;
    private int last;

    public Browser()
    {
        if (Executable is null)
        {
            return;
        }

        ProcessStartInfo start = new(Executable)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--disable-background-networking",
                "--disable-component-update", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
            },
        };
        process = Process.Start(start)!;
        try
        {
            socket.ConnectAsync(AddressOf(process), end.Token).Wait(Patience);
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }

        _ = Task.Run(Listen);
    }

    /// <summary>Where Chromium is, or null.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a file in a tab of its own.</summary>
    public BrowserPage Open(string path, int width, int height = 900, string scheme = "light")
    {
        string target = (string)Send("Target.createTarget", new { url = "about:blank" }, session: null)["targetId"]!;
        string session = (string)Send("Target.attachToTarget", new { targetId = target, flatten = true }, session: null)["sessionId"]!;
        BrowserPage page = new(this, session);
        pages[session] = page;
        page.Start(path, width, height, scheme);
        return page;
    }

    public void Dispose()
    {
        if (process is not null)
        {
            end.Cancel();
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        socket.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    internal JsonNode Send(string method, object? parameters, string? session)
    {
        int id = Interlocked.Increment(ref last);
        TaskCompletionSource<JsonNode> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        open[id] = answer;
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { }, sessionId = session }, Quiet);
        sending.Wait();
        try
        {
            socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, end.Token).Wait(Patience);
        }
        finally
        {
            sending.Release();
        }

        return answer.Task.Wait(Patience) ? answer.Task.Result : throw new TimeoutException($"{method} was not answered.");
    }

    private static Uri AddressOf(Process process)
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.Split("listening on ") is [_, string address])
            {
                // Read on, so that it never waits for somebody to read.
                _ = Task.Run(() => process.StandardError.BaseStream.CopyToAsync(Stream.Null));
                return new Uri(address);
            }
        }

        throw new InvalidOperationException("Chromium ended before it could be driven.");
    }

    private async Task Listen()
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        while (!end.IsCancellationRequested)
        {
            message.SetLength(0);
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, end.Token);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            JsonNode node = JsonNode.Parse(message.ToArray())!;
            if (node["id"] is { } id && open.TryRemove((int)id, out TaskCompletionSource<JsonNode>? waiting))
            {
                if (node["error"] is { } error)
                {
                    waiting.SetException(new InvalidOperationException(error.ToJsonString()));
                }
                else
                {
                    waiting.SetResult(node["result"]!);
                }
            }
            else if (node["sessionId"] is { } session && pages.TryGetValue((string)session!, out BrowserPage? page))
            {
                page.Happened((string)node["method"]!, node["params"]!);
            }
        }
    }
}
