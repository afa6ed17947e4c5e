using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CommsCredits.Tests;

/// <summary>A real SMTP server: smtp-sink, which comes with Debian's package postfix.</summary>
public sealed class SmtpSink : IDisposable
{
    private static readonly string[] Places = ["/usr/sbin/smtp-sink", "/usr/libexec/postfix/smtp-sink", "/usr/lib/postfix/sbin/smtp-sink"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtp-sink");
    private readonly Process process;

    private SmtpSink(string program, string[] options)
    {
        Port = HttpServer.FreePort();
        ProcessStartInfo start = new(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // Started by root, it goes on as somebody who must be able to write the mails down.
            start.ArgumentList.Add("-u");
            start.ArgumentList.Add("nobody");
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0x1FF);
        }

        string[] all =
            ["-d", folder.FullName + "/mail.", .. options, string.Create(CultureInfo.InvariantCulture, $"inet:127.0.0.1:{Port}"), "16"];
        Array.ForEach(all, start.ArgumentList.Add);
        process = Process.Start(start)!;
        WaitFor(Listens, "smtp-sink does not listen");
    }

    public int Port { get; }

    /// <summary>Starts one, or skips the test where there is none.</summary>
    public static SmtpSink Start(params string[] options)
    {
        string? program = Array.Find(Places, File.Exists);
        Assert.SkipWhen(program is null, "There is no smtp-sink on this machine; Debian's package postfix has it.");
        return new SmtpSink(program!, options);
    }

    /// <summary>The mails that were taken, waiting for as many.</summary>
    public IReadOnlyList<ReadMail> Mails(int count)
    {
        WaitFor(() => Taken().Count(mail => mail.IsWhole) >= count, "the mail was not written down");
        return Taken();
    }

    /// <summary>The mails that were taken as whole ones until now.</summary>
    public IReadOnlyList<ReadMail> Taken() =>
        [.. folder.GetFiles("mail.*").Select(file => new ReadMail(File.ReadAllText(file.FullName))).Where(mail => mail.IsWhole)];

    public void Dispose()
    {
        try
        {
            process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static void WaitFor(Func<bool> condition, string otherwise)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10), otherwise);
            Thread.Sleep(10);
        }
    }

    private bool Listens()
    {
        Assert.False(process.HasExited, "smtp-sink ended at once");
        using TcpClient probe = new();
        try
        {
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
