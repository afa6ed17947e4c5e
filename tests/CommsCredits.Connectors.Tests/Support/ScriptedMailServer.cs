using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>A small SMTP server that can encrypt, does what a test wants, and writes down what it was told.</summary>
public sealed class ScriptedMailServer : IDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Trusted = [];
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly Task serving;

#pragma warning disable SYSLIB0014 // It is what SmtpClient asks.
    static ScriptedMailServer() => ServicePointManager.ServerCertificateValidationCallback =
        (_, shown, _, errors) => errors == SslPolicyErrors.None || (shown is not null && Trusted.ContainsKey(shown.GetCertHashString()));
#pragma warning restore SYSLIB0014

    public ScriptedMailServer(bool isTrusted = true)
    {
        if (isTrusted)
        {
            Trusted[certificate.GetCertHashString()] = true;
        }

        listener.Start();
        serving = Task.Run(Serve);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool OffersTls { get; init; } = true;

    /// <summary>Answers to single commands instead of the usual ones; null: it says nothing any more.</summary>
    public Func<string, string?> Answer { get; init; } = _ => string.Empty;

    /// <summary>The lines that came in, those inside the encryption with a mark; the content of mails is left out.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>The verbs that came in.</summary>
    public IEnumerable<string> Verbs => Heard.Select(line => line.StartsWith("TLS ", StringComparison.Ordinal)
        ? "TLS " + line[4..].Split(' ')[0]
        : line.Split(' ')[0]);

    public ConcurrentQueue<string> Mails { get; } = [];

    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        serving.Wait(TimeSpan.FromSeconds(5));
        Trusted.TryRemove(certificate.GetCertHashString(), out _);
        certificate.Dispose();
        closing.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(closing.Token);
                try
                {
                    await Talk(client.GetStream());
                }
                catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
                {
                    Heard.Enqueue("(gone)");
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Talk(Stream stream)
    {
        string mark = string.Empty;
        await Say(stream, Answer("CONNECT") is not "" and var greeting ? greeting : "220 scripted");
        while (await ReadLine(stream) is { } line)
        {
            Heard.Enqueue(mark + line);
            await Say(stream, Answer(line) is not "" and var own ? own : Usual(line, mark.Length > 0));
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "STARTTLS" when OffersTls:
                    SslStream encrypted = new(stream);
                    await encrypted.AuthenticateAsServerAsync(
                        new SslServerAuthenticationOptions { ServerCertificate = certificate }, closing.Token);
                    (stream, mark) = (encrypted, "TLS ");
                    break;
                case "DATA":
                    Mails.Enqueue(await ReadMail(stream));
                    await Say(stream, "250 taken");
                    break;
                case "QUIT":
                    return;
            }
        }
    }

    private string Usual(string line, bool isEncrypted) => line.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" when isEncrypted || !OffersTls => "250-scripted\r\n250 AUTH LOGIN",
        "EHLO" => "250-scripted\r\n250-STARTTLS\r\n250 AUTH LOGIN",
        "STARTTLS" => "220 go on",
        "AUTH" => "334 UGFzc3dvcmQ6",
        "MAIL" or "RCPT" => "250 ok",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "235 welcome",
    };

    private async Task Say(Stream stream, string? answer)
    {
        if (answer is null)
        {
            await Task.Delay(Timeout.Infinite, closing.Token);
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), closing.Token);
        await stream.FlushAsync(closing.Token);
    }

    private async Task<string> ReadMail(Stream stream)
    {
        StringBuilder mail = new();
        while (await ReadLine(stream) is { } line and not ".")
        {
            mail.Append(line).Append('\n');
        }

        return mail.ToString();
    }

    // Byte by byte: what comes after a line may be the beginning of the encryption.
    private async Task<string?> ReadLine(Stream stream)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, closing.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
