using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>A real HTTP server on this machine, on a port of its own; what it answers is told by who derives from it.</summary>
public abstract class HttpServer : IDisposable
{
    private readonly HttpListener listener;
    private readonly CancellationTokenSource closing = new();

    protected HttpServer()
    {
        (listener, Address) = Listen();
        Task.Run(Serve);
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Cancelled when the test is over.</summary>
    protected CancellationToken Closing => closing.Token;

    public static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        closing.Cancel();
        listener.Close();
        closing.Dispose();
    }

    /// <summary>Answers a request.</summary>
    /// <param name="exchange">The request, and the response to write and close.</param>
    /// <param name="body">The body of the request.</param>
    protected abstract Task Reply(HttpListenerContext exchange, string body);

    // The port may be taken between the two lines: then another one is tried, by another listener, for one that did not start is closed.
    private static (HttpListener Listener, string Address) Listen()
    {
        for (int left = 20; ; left--)
        {
            string address = $"http://127.0.0.1:{FreePort()}";
            HttpListener listener = new();
            listener.Prefixes.Add(address + "/");
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (left > 0)
            {
                listener.Close();
            }
        }
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext exchange = await listener.GetContextAsync();
                _ = Task.Run(() => Exchange(exchange));
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Exchange(HttpListenerContext exchange)
    {
        try
        {
            // A connection each: one that is used again is closed by the listener once it has waited for 15 seconds, and on a busy
            // machine that happens, by the timer's delay, under an exchange whose answer is then lost.
            exchange.Response.KeepAlive = false;
            using StreamReader reader = new(exchange.Request.InputStream, Encoding.UTF8);
            await Reply(exchange, await reader.ReadToEndAsync());
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}
