using CommsCredits.Samples.Generator;

namespace CommsCredits.Tests;

/// <summary>The sample's committed files.</summary>
static class Sample
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "samples", "Contoso", "data");

    /// <summary>The exports, month by month.</summary>
    public static IReadOnlyList<string> Exports { get; } =
    [
        Path.Combine(Folder, "PSTN.calls.2026-01.csv"),
        Path.Combine(Folder, "PSTN.calls.2026-02.csv"),
        Path.Combine(Folder, SampleData.ZipName),
    ];
}
