using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CommsCredits.Bench;

/// <summary>How far this process's resident size grows at most over what it is now.</summary>
/// <remarks>
/// Linux keeps the peak itself and sets it back when asked through <c>clear_refs</c>: no peak is missed. Elsewhere the size is
/// looked at every 10 ms.
/// </remarks>
internal sealed class PeakMemory : IDisposable
{
    private const string Status = "/proc/self/status";
    private readonly Timer? sampler;
    private long sampled;

    private PeakMemory(bool kept)
    {
        Idle = Resident();
        sampled = Idle;
        sampler = kept ? null : new Timer(_ => sampled = Math.Max(sampled, Resident()), null, 0, 10);
    }

    /// <summary>Bytes resident when the watch began.</summary>
    public long Idle { get; }

    /// <summary>Whether the peak is one of samples, not the system's own.</summary>
    public bool IsSampled => sampler is not null;

    /// <summary>Collects garbage, then watches.</summary>
    public static PeakMemory Watch()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new PeakMemory(SetBack());
    }

    /// <summary>Bytes resident at the peak since the watch began.</summary>
    public long Peak() => Math.Max(Idle, IsSampled ? Math.Max(sampled, Resident()) : Kilobytes("VmHWM:") * 1024);

    public void Dispose() => sampler?.Dispose();

    private static bool SetBack()
    {
        try
        {
            // 5 sets VmHWM back to VmRSS, since Linux 4.0.
            File.WriteAllText("/proc/self/clear_refs", "5");
            return Kilobytes("VmHWM:") > 0;
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return false;
        }
    }

    private static long Resident()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static long Kilobytes(string name)
    {
        string? line = File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        string? number = line?[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes : 0;
    }
}
