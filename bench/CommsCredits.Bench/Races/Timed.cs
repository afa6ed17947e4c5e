using System.Diagnostics;

namespace CommsCredits.Bench;

/// <summary>Work that is repeated: the median counts.</summary>
internal static class Timed
{
    /// <summary>The median of seconds: of an even number, the mean of the two in the middle.</summary>
    /// <param name="seconds">At least one.</param>
    public static double MedianOf(IEnumerable<double> seconds)
    {
        double[] sorted = [.. seconds.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Runs work a few times, after a round that does not count.</summary>
    /// <returns>The result of the last round and the median of seconds.</returns>
    public static (T Result, double Seconds) Median<T>(int rounds, Func<T> work)
    {
        T result = work();
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            long started = Stopwatch.GetTimestamp();
            result = work();
            seconds[round] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return (result, MedianOf(seconds));
    }
}
