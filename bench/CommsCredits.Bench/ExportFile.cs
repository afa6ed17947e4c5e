using System.Globalization;
using System.Text;

namespace CommsCredits.Bench;

/// <summary>Writes a Teams export of about 310 bytes a row, the same for the same number of rows.</summary>
internal static class ExportFile
{
    private const string Header =
        "UsageId,Call ID,Conference ID,User Location,Microsoft Entra ObjectId,UPN,User Display Name,Caller ID,Call Type,Call Direction,"
        + "Number Type,Domestic/International,Destination Dialed,Destination Number,External Country,Start Time,End Time,Duration Seconds,"
        + "Connection Fee,Charge,Currency,Capability,Operator,Source of Call Duration,Administrative Units";

    private static readonly (string Country, string Iso, string Prefix)[] Destinations =
        [("United States", "US", "1206555"), ("United Kingdom", "GB", "4420794"), ("Germany", "DE", "4930901"), ("France", "FR", "3314000")];

    public static void Write(string path, int rows)
    {
        SeededNumbers numbers = new(20_260_101);
        DateTime start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(false));
        writer.WriteLine(Header);
        for (int row = 0; row < rows; row++)
        {
            ulong random = numbers.Next();
            int user = 1 + (int)(random % 2_000);
            (string country, string iso, string prefix) = Destinations[(random >> 16) % 4];
            int seconds = (int)((random >> 24) % 900);
            DateTime began = start.AddSeconds(row * (2_419_200.0 / rows));
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Id(numbers)},{Id(numbers):N},,US,{new Guid(user, 0, 0, new byte[8])},user{user}@contoso.example,User Number {user},"
                + $"+12065550{user % 1000:000},user_out,Outbound,Subscriber,{(iso == "US" ? "Domestic" : "International")},{country},"
                + $"+{prefix}{random % 10_000:0000},{iso},{began:yyyy-MM-ddTHH:mm:ss.fff}Z,{began.AddSeconds(seconds):yyyy-MM-ddTHH:mm:ss.fff}Z,"
                + $"{seconds},0.00,0.00,USD,MCOPSTN1,Microsoft,Microsoft,"));
        }
    }

    private static Guid Id(SeededNumbers numbers)
    {
        ulong high = numbers.Next();
        ulong low = numbers.Next();
        byte[] bytes = [.. BitConverter.GetBytes(high), .. BitConverter.GetBytes(low)];
        return new Guid(bytes);
    }
}
