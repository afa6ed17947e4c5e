using System.Reflection;

namespace CommsCredits.Tests;

/// <summary>The checkout these tests were built in.</summary>
public static class Repository
{
    private const string Marker = "CommsCredits.sln";

    /// <summary>The top directory: the first one upwards that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Debug or Release: how the module in module/bin was built.</summary>
    public static string Configuration { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == nameof(Configuration)).Value!;

    /// <summary>Every Pester file under tests, relative to the root and with forward slashes.</summary>
    public static IEnumerable<string> PesterFiles => Directory
        .EnumerateFiles(Path.Combine(Root, "tests"), "*.Tests.ps1", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Marker)))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No {Marker} above {AppContext.BaseDirectory}.");
    }
}
