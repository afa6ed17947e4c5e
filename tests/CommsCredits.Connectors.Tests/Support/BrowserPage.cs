using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommsCredits.Tests;

/// <summary>A tab: what it asked for, what it complained about, and what is in it.</summary>
public sealed class BrowserPage(Browser browser, string session)
{
    private readonly ManualResetEventSlim loaded = new();

    /// <summary>Every address it asked for but its own file; none of them was let out.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Console errors, exceptions, violations of its policy, and dialogs.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public string Address { get; private set; } = string.Empty;

    /// <summary>Runs a script and gives its value.</summary>
    public JsonElement Ask(string script)
    {
        JsonNode result = Send("Runtime.evaluate", new { expression = script, returnByValue = true, awaitPromise = true });
        return result["exceptionDetails"] is { } failure
            ? throw new InvalidOperationException(failure.ToJsonString())
            : result["result"]!["value"].Deserialize<JsonElement>();
    }

    public void Resize(int width, int height) =>
        Send("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 600 });

    public void Look(string scheme, string media) => Send(
        "Emulation.setEmulatedMedia", new { media, features = new[] { new { name = "prefers-color-scheme", value = scheme } } });

    public void Press(string key, string code, int number, string text)
    {
        Send("Input.dispatchKeyEvent", new { type = "keyDown", key, code, windowsVirtualKeyCode = number, text });
        Send("Input.dispatchKeyEvent", new { type = "keyUp", key, code, windowsVirtualKeyCode = number });
    }

    public void Click(decimal x, decimal y)
    {
        Send("Input.dispatchMouseEvent", new { type = "mousePressed", x, y, button = "left", clickCount = 1 });
        Send("Input.dispatchMouseEvent", new { type = "mouseReleased", x, y, button = "left", clickCount = 1 });
    }

    /// <summary>The whole page as a picture in artifacts, which is not committed.</summary>
    public void Picture(string name)
    {
        JsonNode shot = Send("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true });
        File.WriteAllBytes(Path.Combine(Artifacts.Folder, name), Convert.FromBase64String((string)shot["data"]!));
    }

    internal void Start(string path, int width, int height, string scheme)
    {
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            Send($"{domain}.enable", null);
        }

        Send("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } });
        Resize(width, height);
        Look(scheme, "screen");
        Address = new Uri(path).AbsoluteUri;
        Send("Page.navigate", new { url = Address });
        Assert.True(loaded.Wait(TimeSpan.FromSeconds(20)), "The page did not load.");
    }

    // Runs on the thread that reads the socket: an answer is sent from another one.
    internal void Happened(string method, JsonNode told)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                loaded.Set();
                break;
            case "Fetch.requestPaused":
                Task.Run(() => Decide((string)told["requestId"]!, (string)told["request"]!["url"]!));
                break;
            case "Runtime.exceptionThrown" or "Page.javascriptDialogOpening":
            case "Runtime.consoleAPICalled" when (string)told["type"]! == "error":
            case "Log.entryAdded" when (string)told["entry"]!["level"]! is "error" or "warning":
                Complaints.Enqueue(told.ToJsonString());
                break;
        }
    }

    private void Decide(string requestId, string url)
    {
        if (url == Address)
        {
            Send("Fetch.continueRequest", new { requestId });
            return;
        }

        if (!url.StartsWith("data:", StringComparison.Ordinal))
        {
            Requests.Enqueue(url);
        }

        Send("Fetch.failRequest", new { requestId, errorReason = "BlockedByClient" });
    }

    private JsonNode Send(string method, object? parameters) => browser.Send(method, parameters, session);
}
