namespace CommsCredits.Tests;

/// <summary>Every Pester file of the repository, run in real PowerShell; one case per file.</summary>
public sealed class PesterFileTests(ITestOutputHelper log)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1");

    /// <summary>The files, found when the tests run.</summary>
    public static TheoryData<string> Files() => [.. Repository.PesterFiles];

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file)
    {
        string resultPath = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        try
        {
            var ended = PowerShellHost.Run(Script, Path.Combine(Repository.Root, file), resultPath);
            if (ended is not var (exitCode, output))
            {
                Skip($"{file} did not run: PowerShell 7 (pwsh) is not installed.");
                return;
            }

            Assert.True(exitCode == 0 && File.Exists(resultPath), $"pwsh ended with {exitCode} and printed:\n{output}");
            PesterRun run = PesterRun.Read(resultPath);
            if (run.Unavailable is { } reason)
            {
                Skip($"{file} did not run: {reason}");
            }

            Report(file, run);
            Assert.True(run.Failures is not { Count: > 0 } && run.Failed == 0, Failure(file, run));
            Assert.True(run.Passed > 0, $"No test of {file} passed: none ran. pwsh printed:\n{output}");
        }
        finally
        {
            File.Delete(resultPath);
        }
    }

    private void Skip(string reason)
    {
        log.WriteLine(reason);
        TestContext.Current.SendDiagnosticMessage(reason);
        Assert.Skip(reason);
    }

    // The lines of all files stand together in artifacts/pester.txt, from which .ci/run prints the number of Pester tests.
    private void Report(string file, PesterRun run)
    {
        string line = FormattableString.Invariant(
            $"{file}: {run.Passed} passed, {run.Failed} failed, {run.Skipped?.Count ?? 0} skipped (Pester {run.Pester})");
        log.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        foreach (string skipped in run.Skipped ?? [])
        {
            log.WriteLine($"  skipped: {skipped}");
        }

        string artifacts = Path.Combine(Repository.Root, "artifacts");
        Directory.CreateDirectory(artifacts);
        File.AppendAllText(Path.Combine(artifacts, "pester.txt"), line + Environment.NewLine);
    }

    private static string Failure(string file, PesterRun run) =>
        $"{run.Failures?.Count ?? 0} failed, {run.Passed} passed in {file}:\n{string.Join('\n', run.Failures ?? [])}";
}
