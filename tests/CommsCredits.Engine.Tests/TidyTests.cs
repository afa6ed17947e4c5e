using System.Text.RegularExpressions;

namespace CommsCredits.Tests;

/// <summary>Keeps the house tidy: what no analyzer checks and reviews forget.</summary>
public partial class TidyTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 160;

    private static readonly string Root = FindRoot();

    [Fact]
    public void Engine_HasNoFloatingPoint() => Assert.Empty(
        Offences("src/CommsCredits.Engine", line => FloatingPoint().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [Fact]
    public void SourceFiles_HoldOneIdea() => Assert.Empty(Sources("src", "tests", "samples", "bench")
        .Where(file => File.ReadLines(file).Count() > LongestFile)
        .Select(file => Path.GetRelativePath(Root, file)));

    [Fact]
    public void SourceLines_FitAScreen() => Assert.Empty(Offences("src", line => line.Length > LongestLine));

    [Fact]
    public void Sources_LeaveNothingForLater() => Assert.Empty(
        Offences("src", line => line.Contains("TODO", StringComparison.Ordinal) || line.Contains("NotImplementedException", StringComparison.Ordinal)));

    [Fact]
    public void Engine_KnowsNeitherStorageNorConnectorsNorPowerShell() => Assert.Empty(Offences(
        "src/CommsCredits.Engine", line => Arrows().IsMatch(line)));

    [Fact]
    public void StorageAndConnectors_DoNotKnowEachOther()
    {
        Assert.Empty(Offences("src/CommsCredits.Storage", line => line.Contains("using CommsCredits.Connectors", StringComparison.Ordinal)));
        Assert.Empty(Offences("src/CommsCredits.Connectors", line => line.Contains("using CommsCredits.Storage", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sql_StandsInStorageOnly() => Assert.Empty(new[] { "Engine", "Connectors", "PowerShell" }
        .SelectMany(project => Offences($"src/CommsCredits.{project}", line => Sql().IsMatch(line))));

    private static IEnumerable<string> Offences(string folder, Func<string, bool> offends) =>
        from file in Sources(folder)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where offends(line.Text)
        select $"{Path.GetRelativePath(Root, file)}:{line.Number}: {line.Text.Trim()}";

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommsCredits.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("CommsCredits.sln is above no folder of the tests.");
    }

    [GeneratedRegex(@"\b(double|float|Double|Single)\b(?!\()")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"CommsCredits\.(Storage|Connectors|PowerShell)\b|System\.Management\.Automation|Microsoft\.Data")]
    private static partial Regex Arrows();

    [GeneratedRegex(@"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")]
    private static partial Regex Sql();
}
