using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CommsCredits.Tests;

/// <summary>Runs scripts in the PowerShell 7 of this machine, each in a process of its own.</summary>
public static class PowerShellHost
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The exit code and everything it printed; null where there is no pwsh.</returns>
    /// <exception cref="TimeoutException">It did not end; it was killed.</exception>
    public static (int ExitCode, string Output)? Run(string script, params string[] arguments)
    {
        using Process process = new() { StartInfo = StartInfo(script, arguments) };
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pwsh did not end within {Longest}. It printed:{Environment.NewLine}{output}");
        }

        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    /// <summary>How a script is started: without a profile, at the root of the checkout, and with the module of this checkout.</summary>
    /// <param name="script">The script file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What starts it, with its input and both outputs redirected.</returns>
    public static ProcessStartInfo StartInfo(string script, params string[] arguments)
    {
        ProcessStartInfo info = new("pwsh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (string argument in (string[])["-NoLogo", "-NoProfile", "-NonInteractive", "-File", script, .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["COMMSCREDITS_ROOT"] = Repository.Root;
        info.Environment["COMMSCREDITS_CONFIGURATION"] = Repository.Configuration;
        info.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        info.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        info.Environment["NO_COLOR"] = "1";

        // Counting what is called how, to compile it better later, does not pay within a run of tests (children inherit it).
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment.Remove("COMMSCREDITS_STORE");
        return info;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            _ = line is null ? output : output.AppendLine(line);
        }
    }
}
