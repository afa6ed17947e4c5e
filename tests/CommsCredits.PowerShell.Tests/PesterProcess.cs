using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>A PowerShell that runs Pester files one after another (Invoke-PesterFiles.ps1), started with the first of them.</summary>
/// <remarks>
/// A process a file took about a minute more of every two: starting PowerShell, loading Pester and compiling the module afresh cost
/// more than the tests of most files. Files still see nothing of each other: the script gives each a runspace of its own. A file that
/// looks at the process itself says so (<see cref="Alone"/>) and gets a new one.
/// </remarks>
public sealed class PesterProcess : IDisposable
{
    /// <summary>The line that a Pester file holds which must be the first in its process.</summary>
    public const string Alone = "# Runs in a PowerShell of its own.";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFiles.ps1");

    private readonly StringBuilder output = new();
    private Process? process;
    private NamedPipeServerStream? pipe;
    private StreamReader? answers;

    /// <summary>Runs a file to its end.</summary>
    /// <param name="file">The file, relative to the root.</param>
    /// <param name="resultPath">Where the script writes the result.</param>
    /// <returns>Whether the process is still there, and everything printed meanwhile; null where there is no pwsh.</returns>
    /// <exception cref="TimeoutException">It did not end; it was killed.</exception>
    public (bool Alive, string Output)? Run(string file, string resultPath)
    {
        if (File.ReadLines(Path.Combine(Repository.Root, file)).Contains(Alone))
        {
            Stop();
        }

        _ = TakePrinted();
        using CancellationTokenSource late = new(Longest);
        try
        {
            if (process is null && !Start(late.Token))
            {
                return null;
            }

            pipe!.Write(Encoding.UTF8.GetBytes($"{file}\t{resultPath}\n"));
            bool alive = answers!.ReadLineAsync(late.Token).AsTask().GetAwaiter().GetResult() is not null;
            string printed = TakePrinted();
            if (!alive)
            {
                Stop();
            }

            return (alive, printed);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            string printed = TakePrinted();
            Stop();
            throw new TimeoutException($"pwsh did not end {file} within {Longest}. It printed:{Environment.NewLine}{printed}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private bool Start(CancellationToken late)
    {
        string name = $"pester-{Guid.NewGuid():N}";
        Process started = new() { StartInfo = PowerShellHost.StartInfo(Script, name) };
        started.OutputDataReceived += (_, line) => Append(line.Data);
        started.ErrorDataReceived += (_, line) => Append(line.Data);
        try
        {
            started.Start();
        }
        catch (Win32Exception)
        {
            started.Dispose();
            return false;
        }

        process = started;
        started.StandardInput.Close();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        Task.WhenAny(pipe.WaitForConnectionAsync(late), started.WaitForExitAsync(late)).Unwrap().GetAwaiter().GetResult();
        answers = new StreamReader(pipe);
        return pipe.IsConnected ? true : throw new IOException("It ended before it asked for a file.");
    }

    // Without a pipe the script ends by itself; it is killed only where it hangs.
    private void Stop()
    {
        answers?.Dispose();
        pipe?.Dispose();
        if (process is { } ending && !ending.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            ending.Kill(entireProcessTree: true);
        }

        process?.Dispose();
        (process, pipe, answers) = (null, null, null);
    }

    private void Append(string? line)
    {
        lock (output)
        {
            _ = line is null ? output : output.AppendLine(line);
        }
    }

    private string TakePrinted()
    {
        lock (output)
        {
            string printed = output.ToString();
            output.Clear();
            return printed;
        }
    }
}
