using System.Diagnostics;
using System.Management.Automation;

namespace CommsCredits.PowerShell;

/// <summary>Shows progress: above one second, at most five times a second, closed at the end.</summary>
/// <param name="command">The command.</param>
/// <param name="activity">What is going on.</param>
internal sealed class ProgressMeter(PSCmdlet command, string activity)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly long started = Stopwatch.GetTimestamp();
    private long shown;

    /// <summary>How fast it goes.</summary>
    /// <param name="done">What is done so far.</param>
    /// <returns>So many a second, since the beginning.</returns>
    public long RateOf(long done) => (long)(done / Math.Max(0.001, Stopwatch.GetElapsedTime(started).TotalSeconds));

    /// <summary>Shows where it is, and how long the rest takes.</summary>
    /// <param name="status">A line for people.</param>
    /// <param name="percent">0 to 100, or -1 where the end is not known.</param>
    public void Show(string status, int percent)
    {
        if (Stopwatch.GetElapsedTime(started) < Patience || (shown != 0 && Stopwatch.GetElapsedTime(shown) < Pause))
        {
            return;
        }

        shown = Stopwatch.GetTimestamp();
        command.WriteProgress(new ProgressRecord(0, activity, status)
        {
            PercentComplete = Math.Min(percent, 100),
            SecondsRemaining = SecondsLeft(percent),
        });
    }

    // As if the rest went as fast as what is done; -1 where nobody can say.
    private int SecondsLeft(int percent) => percent is > 0 and <= 100
        ? (int)Math.Min(int.MaxValue, (long)Stopwatch.GetElapsedTime(started).TotalSeconds * (100 - percent) / percent)
        : -1;

    /// <summary>Takes the bar away.</summary>
    public void Close()
    {
        if (shown != 0)
        {
            command.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
