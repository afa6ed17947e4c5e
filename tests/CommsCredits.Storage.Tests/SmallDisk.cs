using System.Diagnostics;
using System.Globalization;

namespace CommsCredits.Tests;

/// <summary>A disk in memory of a few megabytes, that can be made larger; only root may have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one.</summary>
    /// <param name="megabytes">How much fits.</param>
    /// <returns>The disk, or null where this user or this system does not mount.</returns>
    public static SmallDisk? TryMount(int megabytes)
    {
        string path = Directory.CreateTempSubdirectory("commscredits-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", Size(megabytes), "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    /// <summary>Makes it larger.</summary>
    /// <param name="megabytes">How much fits then.</param>
    public void Grow(int megabytes) => Assert.True(Run("mount", "-o", "remount," + Size(megabytes), Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
