namespace CommsCredits.Tests;

/// <summary>Every Pester file of the repository, run in real PowerShell; one case per file.</summary>
/// <remarks>
/// xunit runs the cases of a class one after another, and classes side by side: two classes, so that two files run at a time, each
/// class in a PowerShell of its own. A third would have to load and compile everything once more.
/// </remarks>
public abstract class PesterFileTests(PesterProcess shell, ITestOutputHelper log) : IClassFixture<PesterProcess>
{
    private static readonly Lock Report = new();

    // From the longest on; all others take about as long as each other. Only how even the shares are depends on it.
    private static readonly string[] Long =
    [
        "Culture", "Store", "Contract", "Loading", "Charging", "Import", "Bulk", "ExportFiles", "Backup", "Readme", "LargeImport",
        "WhatIf", "PaymentMethods", "RateCards", "DataBars", "AutoRecharge", "Allotments", "Gateway", "Licenses", "Funding",
    ];

    /// <summary>Half of the files, found when the tests run: dealt out there and back, so that the classes end together.</summary>
    /// <param name="share">0 or 1.</param>
    /// <returns>The files, relative to the root.</returns>
    protected static TheoryData<string> Half(int share) =>
        [.. Repository.PesterFiles
            .OrderBy(file => Array.IndexOf(Long, Path.GetFileName(file).Split('.')[0]) is var place and >= 0 ? place : Long.Length)
            .Where((_, index) => (index % 4 is 0 or 3 ? 0 : 1) == share)];

    /// <summary>Runs a file; every Pester test in it must pass, and there must be one.</summary>
    /// <param name="file">The file, relative to the root.</param>
    protected void HasNoFailure(string file)
    {
        string resultPath = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        try
        {
            if (shell.Run(file, resultPath) is not var (alive, output))
            {
                Skip($"{file} did not run: PowerShell 7 (pwsh) is not installed.");
                return;
            }

            Assert.True(alive && File.Exists(resultPath), $"pwsh {(alive ? "wrote no result" : "died")} and printed:\n{output}");
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

/// <summary>The first half.</summary>
public sealed class FirstPesterFileTests(PesterProcess shell, ITestOutputHelper log) : PesterFileTests(shell, log)
{
    /// <summary>The files.</summary>
    public static TheoryData<string> Files() => Half(0);

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file) => HasNoFailure(file);
}

/// <summary>The second half.</summary>
public sealed class SecondPesterFileTests(PesterProcess shell, ITestOutputHelper log) : PesterFileTests(shell, log)
{
    /// <summary>The files.</summary>
    public static TheoryData<string> Files() => Half(1);

    [Theory(DisplayName = "Pester")]
    [MemberData(nameof(Files))]
    public void PesterFile_InRealPowerShell_HasNoFailure(string file) => HasNoFailure(file);
}
