using System.ComponentModel;
using System.Diagnostics;

namespace CommsCredits.Bench;

/// <summary>What a program that ran to its end wrote, and how long it took.</summary>
internal sealed record CommandResult(string[] Lines, TimeSpan Elapsed);

/// <summary>Runs programs of others.</summary>
internal static class Command
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>The path of a program, or null where there is none of this name.</summary>
    public static string? Find(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        string path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        string[] folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="input">What it reads, or null for nothing.</param>
    /// <param name="folder">Where it runs, or null for here.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="SkippedException">It is not there, it failed or it took half an hour.</exception>
    public static CommandResult Run(string program, IEnumerable<string> arguments, string? input = null, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        long started = Stopwatch.GetTimestamp();
        using Process process = Start(start);
        Task<string> written = process.StandardOutput.ReadToEndAsync();
        Task<string> failed = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        Wait(process);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? new CommandResult(LinesOf(written.Result), elapsed)
            : throw new SkippedException(
                $"{Path.GetFileName(program)} ended with {process.ExitCode}: {LinesOf(failed.Result).LastOrDefault() ?? "it said nothing"}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception absent)
        {
            throw new SkippedException($"{Path.GetFileName(start.FileName)} is not installed, or cannot be started", absent);
        }
    }

    private static void Feed(Process process, string? input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code tells.
        }
    }

    private static void Wait(Process process)
    {
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new SkippedException($"{process.StartInfo.FileName} took longer than {Longest.TotalMinutes:0} minutes");
        }
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
