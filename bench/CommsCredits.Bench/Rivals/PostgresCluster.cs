using System.Diagnostics;
using System.Runtime.Versioning;

namespace CommsCredits.Bench;

/// <summary>A PostgreSQL server of its own in a folder, reached through a socket in it, with the defaults of initdb (fsync on).</summary>
/// <remarks>
/// The server refuses to run as root; then it runs as <c>postgres</c>, or <c>nobody</c>, and the folder is given to that user.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal sealed class PostgresCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string programs;
    private readonly string data;
    private readonly string sockets;
    private readonly string? owner;
    private readonly Process server;

    private PostgresCluster(string programs, string folder)
    {
        this.programs = programs;
        data = Path.Combine(folder, "data");
        sockets = Path.Combine(folder, "s");
        owner = Environment.UserName == "root" ? Unprivileged(folder) : null;
        As("initdb", "-D", data, "-U", "bench", "-A", "trust", "--no-instructions", "-E", "UTF8", "--locale=C");

        // Whoever reaches the socket is trusted: nobody but the owner and root does.
        Directory.CreateDirectory(sockets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (owner is not null)
            Command.Run("chown", [owner, sockets]);
        server = StartServer();
    }

    /// <summary>Makes a cluster in an empty folder and starts it.</summary>
    /// <exception cref="SkippedException">PostgreSQL is not installed, or cannot run here.</exception>
    public static PostgresCluster Start(string folder)
    {
        string programs = Programs() ?? throw new SkippedException("PostgreSQL is not installed (no initdb)");
        Directory.CreateDirectory(folder);
        PostgresCluster cluster = new(programs, folder);
        try
        {
            cluster.WaitUntilReady();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements, one after the other; the rows of all, with | between columns.</summary>
    public CommandResult Query(params string[] statements)
    {
        string[] arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", sockets, "-U", "bench", "-d", "postgres"];
        return Command.Run(ProgramOf("psql"), [.. arguments, .. statements.SelectMany(statement => new[] { "-c", statement })]);
    }

    public void Dispose()
    {
        try
        {
            As("pg_ctl", "stop", "-D", data, "-m", "fast");
        }
        catch (SkippedException)
        {
            server.Kill(entireProcessTree: true);
        }

        server.WaitForExit();
        server.Dispose();
    }

    private static string? Programs()
    {
        const string Packages = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(Packages) ? Directory.GetDirectories(Packages) : [];
        string? initdb = versions
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .Select(version => $"{version}/bin/initdb")
            .FirstOrDefault(File.Exists) ?? Command.Find("initdb");
        return initdb is null ? null : Path.GetDirectoryName(initdb);
    }

    private static string Unprivileged(string folder)
    {
        bool isInstalled = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));
        string user = isInstalled ? "postgres" : "nobody";
        Command.Run("chown", [user, folder]);

        // The user may walk through the folder of the run, which nobody else may, and read the one file that he is told of.
        Command.Run("chmod", ["711", Path.GetDirectoryName(folder)!]);
        return user;
    }

    private string ProgramOf(string name) => Path.Combine(programs, name);

    private string[] AsOwner(string program, params string[] arguments) =>
        owner is null ? [program, .. arguments] : ["runuser", "-u", owner, "--", program, .. arguments];

    private void As(string name, params string[] arguments)
    {
        string[] line = AsOwner(ProgramOf(name), arguments);
        Command.Run(line[0], line[1..], folder: "/");
    }

    private Process StartServer()
    {
        string[] line = AsOwner(ProgramOf("postgres"), "-D", data, "-k", sockets, "-c", "listen_addresses=");
        ProcessStartInfo start = new(line[0], line[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        Process started = Process.Start(start)!;
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        return started;
    }

    private void WaitUntilReady()
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Query("SELECT 1");
                return;
            }
            catch (SkippedException) when (!server.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(100);
            }
        }
    }
}
