using System.Runtime.InteropServices;

namespace CommsCredits.Bench;

/// <summary>What the races ran on.</summary>
internal static class Machine
{
    /// <summary>A line for each thing that a reader of the table has to know.</summary>
    /// <param name="versions">Of rivals that ran.</param>
    public static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> versions)
    {
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        DriveInfo disk = new(Path.GetTempPath());
        yield return $"Machine: {Environment.ProcessorCount} cores ({Processor()}), {memory / 1e9:0} GB of memory, {disk.DriveFormat}, "
            + $"{RuntimeInformation.OSDescription}";
        string others = string.Concat(versions.Select(version => $", {version.Key} {version.Value}"));
        yield return $"Runtime: {RuntimeInformation.FrameworkDescription}, SQLite {StoreSql.Version()} in process, "
            + $"{SqliteCli.Version() ?? "none"} on the command line{others}";
    }

    private static string Processor()
    {
        const string Facts = "/proc/cpuinfo";
        string? model = File.Exists(Facts)
            ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
