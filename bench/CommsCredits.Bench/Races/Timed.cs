using System.Diagnostics;

namespace CommsCredits.Bench;

/// <summary>Work that is repeated: the median counts, after a round that does not.</summary>
internal static class Timed
{
    /// <summary>Runs work a few times.</summary>
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

        Array.Sort(seconds);
        return (result, seconds[rounds / 2]);
    }
}
