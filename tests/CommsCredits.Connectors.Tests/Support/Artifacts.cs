using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace CommsCredits.Tests;

/// <summary>The folder for pictures and fetched tools; it is not committed.</summary>
internal static class Artifacts
{
    private const string AxeVersion = "4.10.3";

    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "reports")).FullName;

    /// <summary>The script of axe-core, fetched from npm once; null with the reason where it is not reached.</summary>
    public static (string? Script, string Reason) AxeCore()
    {
        string script = Path.Combine(Folder, $"axe-{AxeVersion}.min.js");
        if (File.Exists(script))
        {
            return (File.ReadAllText(script), string.Empty);
        }

        try
        {
            ProcessStartInfo start = new("npm") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string part in new[] { "pack", $"axe-core@{AxeVersion}", "--silent" })
            {
                start.ArgumentList.Add(part);
            }

            using Process npm = Process.Start(start)!;
            string package = Path.Combine(Folder, $"axe-core-{AxeVersion}.tgz");
            if (!npm.WaitForExit(TimeSpan.FromSeconds(60)) || !File.Exists(package))
            {
                return (null, "axe-core could not be fetched from npm.");
            }

            using GZipStream unpacked = new(File.OpenRead(package), CompressionMode.Decompress);
            using TarReader reader = new(unpacked);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.Name == "package/axe.min.js")
                {
                    entry.ExtractToFile(script, overwrite: true);
                    return (File.ReadAllText(script), string.Empty);
                }
            }

            return (null, "The package of axe-core has no axe.min.js.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "npm is not installed.");
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommsCredits.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("CommsCredits.sln is above no folder of the tests.");
    }
}
