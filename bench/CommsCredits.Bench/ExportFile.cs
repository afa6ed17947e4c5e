using System.Globalization;
using System.Text;

namespace CommsCredits.Bench;

/// <summary>Writes a Teams export of about 310 bytes a row: 28 days over the end of a month, the same for as many rows.</summary>
internal static class ExportFile
{
    /// <summary>How many users the calls belong to: user1@contoso.example and so on.</summary>
    public const int Users = 2_000;

    private const ulong Seed = 20_260_101;
    private const int Days = 28;
    private const double Span = Days * 86_400;

    private const string Header =
        "UsageId,Call ID,Conference ID,User Location,Microsoft Entra ObjectId,UPN,User Display Name,Caller ID,Call Type,Call Direction,"
        + "Number Type,Domestic/International,Destination Dialed,Destination Number,External Country,Start Time,End Time,Duration Seconds,"
        + "Connection Fee,Charge,Currency,Capability,Operator,Source of Call Duration,Administrative Units";

    private static readonly DateTime Start = new(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (string Country, string Iso, string Prefix)[] Destinations =
        [("United States", "US", "1206555"), ("United Kingdom", "GB", "4420794"), ("Germany", "DE", "4930901"), ("France", "FR", "3314000")];

    /// <summary>In the order of the calls, a row at a time, however many.</summary>
    public static void Write(string path, int rows) => Write(path, rows, Enumerable.Range(0, rows));

    /// <summary>As many other calls of the same users in the 28 days behind it.</summary>
    public static void WriteNext(string path, int rows) => Write(path, rows, Enumerable.Range(0, rows), part: 1);

    /// <summary>The same rows in another order, the same each time.</summary>
    public static void WriteShuffled(string path, int rows)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        SeededNumbers numbers = new(Seed + 1);
        for (int last = rows - 1; last > 0; last--)
        {
            int other = numbers.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        Write(path, rows, order);
    }

    private static void Write(string path, int rows, IEnumerable<int> order, int part = 0)
    {
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(false), 1 << 16);
        writer.WriteLine(Header);
        foreach (int row in order)
        {
            writer.WriteLine(Row(row, rows, part));
        }
    }

    // Each row has random numbers of its own, so that any order of rows writes the same rows.
    private static string Row(int row, int rows, int part)
    {
        SeededNumbers numbers = new((Seed + (ulong)(2 * part)) ^ ((ulong)row << 32));
        ulong random = numbers.Next();
        int user = 1 + (int)(random % Users);
        (string country, string iso, string prefix) = Destinations[(random >> 16) % 4];
        int seconds = (int)((random >> 24) % 900);
        DateTime began = Start.AddDays(part * Days).AddSeconds(row * (Span / rows));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Id(numbers)},{Id(numbers):N},,US,{new Guid(user, 0, 0, new byte[8])},user{user}@contoso.example,User Number {user},"
            + $"+12065550{user % 1000:000},user_out,Outbound,Subscriber,{(iso == "US" ? "Domestic" : "International")},{country},"
            + $"+{prefix}{random % 10_000:0000},{iso},{began:yyyy-MM-ddTHH:mm:ss.fff}Z,{began.AddSeconds(seconds):yyyy-MM-ddTHH:mm:ss.fff}Z,"
            + $"{seconds},0.00,0.00,USD,MCOPSTN1,Microsoft,Microsoft,");
    }

    private static Guid Id(SeededNumbers numbers)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, numbers.Next());
        BitConverter.TryWriteBytes(bytes[8..], numbers.Next());
        return new Guid(bytes);
    }
}
