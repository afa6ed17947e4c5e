using System.Text.Json;

namespace CommsCredits.Tests;

/// <summary>What became of one Pester file, as Invoke-PesterFile.ps1 writes it.</summary>
/// <param name="Unavailable">Why nothing could run, or null.</param>
/// <param name="Pester">The version of Pester that ran.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Skipped">Tests that were skipped, each with its reason.</param>
/// <param name="Failures">Tests, blocks and files that failed.</param>
public sealed record PesterRun(
    string? Unavailable,
    string? Pester,
    int Passed,
    int Failed,
    IReadOnlyList<string>? Skipped,
    IReadOnlyList<PesterFailure>? Failures)
{
    /// <summary>Reads the result file.</summary>
    public static PesterRun Read(string path) =>
        JsonSerializer.Deserialize<PesterRun>(File.ReadAllText(path))
        ?? throw new InvalidDataException($"{path} holds no result.");
}

/// <summary>A failed test with its errors.</summary>
/// <param name="Name">Where it stands.</param>
/// <param name="Error">What went wrong.</param>
public sealed record PesterFailure(string Name, string Error)
{
    /// <inheritdoc/>
    public override string ToString() => $"✗ {Name}{Environment.NewLine}    {Error.ReplaceLineEndings(Environment.NewLine + "    ")}";
}
