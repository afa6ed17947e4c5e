using System.Globalization;
using System.Runtime.InteropServices;

namespace CommsCredits.Bench;

/// <summary>Counts the calls of a generated export in the plainest way: no field in it is quoted.</summary>
internal static class ExportSums
{
    private const int UsageId = 0;
    private const int User = 5;
    private const int StartTime = 15;
    private const int Duration = 17;

    /// <summary>Reads the file once.</summary>
    /// <param name="path">The export.</param>
    /// <param name="withIds">Whether usage ids are counted, which keeps each in memory.</param>
    /// <returns>What is in it.</returns>
    public static CallSums Read(string path, bool withIds)
    {
        Dictionary<string, (long Calls, long Seconds)> groups = new(StringComparer.Ordinal);
        HashSet<Guid> ids = [];
        long rows = 0;
        long sum = 0;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] fields = line.Split(',');
            long seconds = long.Parse(fields[Duration], CultureInfo.InvariantCulture);
            ref (long Calls, long Seconds) group = ref CollectionsMarshal.GetValueRefOrAddDefault(
                groups, $"{fields[User]}|{fields[StartTime][..7]}", out _);
            group = (group.Calls + 1, group.Seconds + seconds);
            rows++;
            sum += seconds;
            if (withIds)
                ids.Add(Guid.Parse(fields[UsageId]));
        }

        return new CallSums(
            "the export",
            rows,
            sum,
            withIds ? ids.Count : null,
            groups.ToDictionary(group => group.Key, group => $"{group.Value.Calls}|{group.Value.Seconds}", StringComparer.Ordinal));
    }
}
