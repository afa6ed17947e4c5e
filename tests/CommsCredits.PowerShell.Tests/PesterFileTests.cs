namespace CommsCredits.Tests;

/// <summary>Every Pester file of the repository, run in real PowerShell; one case per file.</summary>
/// <remarks>
/// xunit runs the cases of a class one after another, and classes side by side: three classes, so that three files run at a time.
/// On two cores that was a little quicker than two at a time.
/// </remarks>
public abstract class PesterFileTests(ITestOutputHelper log)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1");
    private static readonly Lock Report = new();

    /// <summary>Every third file, found when the tests run.</summary>
    /// <param name="first">0, 1 or 2.</param>
    /// <returns>The files, relative to the root.</returns>
    protected static TheoryData<string> EveryThird(int first) =>
        [.. Repository.PesterFiles.Where((_, index) => index % 3 == first)];

    /// <summary>Runs a file; every Pester test in it must pass, and there must be one.</summary>
    /// <param name="file">The file, relative to the root.</param>
    protected void HasNoFailure(string file)
    {
        string resultPath = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        try
        {
            if (PowerShellHost.Run(Script, Path.Combine(Repository.Root, file), resultPath) is not var (exitCode, output))
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

            Tell(file, run);
            Assert.True(run.Failures is not { Count: > 0 } && run.Failed == 0, FailureOf(file, run));
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
    private void Tell(string file, PesterRun run)
    {
        string line = FormattableString.Invariant(
            $"{file}: {run.Passed} passed, {run.Failed} failed, {run.Skipped?.Count ?? 0} skipped (Pester {run.Pester})");
        TestContext.Current.SendDiagnosticMessage(line);
        log.WriteLine(line);
        foreach (string skipped in run.Skipped ?? [])
        {
            log.WriteLine($"  skipped: {skipped}");
        }

        lock (Report)
        {
            string artifacts = Path.Combine(Repository.Root, "artifacts");
            Directory.CreateDirectory(artifacts);
            File.AppendAllText(Path.Combine(artifacts, "pester.txt"), line + Environment.NewLine);
        }
    }

    private static string FailureOf(string file, PesterRun run) =>
        $"{run.Failures?.Count ?? 0} failed, {run.Passed} passed in {file}:\n{string.Join('\n', run.Failures ?? [])}";
}

/// <summary>The first file, and every third from there on.</summary>
public sealed class FirstPesterFileTests(ITestOutputHelper log) : PesterFileTests(log)
{
    /// <summary>The files.</summary>
    public static TheoryData<string> Files() => EveryThird(0);

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file) => HasNoFailure(file);
}

/// <summary>The second file, and every third from there on.</summary>
public sealed class SecondPesterFileTests(ITestOutputHelper log) : PesterFileTests(log)
{
    /// <summary>The files.</summary>
    public static TheoryData<string> Files() => EveryThird(1);

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file) => HasNoFailure(file);
}

/// <summary>The third file, and every third from there on.</summary>
public sealed class ThirdPesterFileTests(ITestOutputHelper log) : PesterFileTests(log)
{
    /// <summary>The files.</summary>
    public static TheoryData<string> Files() => EveryThird(2);

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file) => HasNoFailure(file);
}
