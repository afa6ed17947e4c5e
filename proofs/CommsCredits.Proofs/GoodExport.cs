using System.IO.Compression;
using System.Text;

namespace CommsCredits.Proofs;

/// <summary>A handful of calls in each form that the import reads, sound in every byte.</summary>
internal static class GoodExport
{
    private const string Newer =
        "UsageId,Call ID,Conference ID,User Location,Microsoft Entra ObjectId,UPN,User Display Name,Caller ID,Call Type,Call Direction,"
        + "Number Type,Domestic/International,Destination Dialed,Destination Number,External Country,Start Time,End Time,Duration Seconds,"
        + "Connection Fee,Charge,Currency,Capability,Operator,Source of Call Duration,Administrative Units";

    private const string Older =
        "UsageId,Call ID,Conference ID,User Location,AAD ObjectId,UPN,User Display Name,Caller ID,Call Type,Number Type,"
        + "Domestic/International,Destination Dialed,Destination Number,Start Time,End Time,Duration Seconds,Connection Fee,Charge,"
        + "Currency,Capability";

    private const string DirectRouting =
        "CorrelationId,UPN,Display Name,User country,Invite time,Start time,Duration (seconds),Call type,SBC FQDN\r\n"
        + "6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e11,a@b.example,A,PT,2025-03-12T09:14:03Z,2025-03-12T09:14:05Z,12,dr_out,sbc.b.example\r\n"
        + "6f3b0b55-5a0e-4a52-8f43-0c1d3a6f9e12,a@b.example,A,PT,2025-03-12T10:14:03Z,2025-03-12T10:14:05Z,0,dr_in,sbc.b.example\r\n";

    /// <summary>The calls as comma separated values: 25 columns, 20 columns, and Direct Routing.</summary>
    public static IReadOnlyList<byte[]> Csv { get; } =
    [
        Encoding.UTF8.GetBytes($"{Newer}\r\n{NewerRow(1, "user_out")}\r\n{NewerRow(2, "conf_out")}\r\n{NewerRow(3, "dr_in")}\r\n{NewerRow(4, "ucap_in")}\r\n"),
        Encoding.UTF8.GetBytes($"{Older}\n{OlderRow(1)}\n{OlderRow(2)}\n{OlderRow(3)}\n"),
        Encoding.UTF8.GetBytes(DirectRouting),
    ];

    /// <summary>The calls as Graph writes them: a page, and an array alone.</summary>
    public static IReadOnlyList<byte[]> Json { get; } =
    [
        Encoding.UTF8.GetBytes($$"""{"@odata.context":"https://graph.example/$metadata","@odata.count":3,"value":[{{Item(1)}},{{Item(2)}},{{Item(3)}}]}"""),
        Encoding.UTF8.GetBytes($"[\n  {Item(1)},\n  {Item(2)}\n]\n"),
    ];

    /// <summary>A zip as the admin centre hands it out.</summary>
    /// <param name="calls">The calls of its first entry.</param>
    /// <param name="level">How it is packed.</param>
    public static byte[] Zip(byte[] calls, CompressionLevel level)
    {
        using MemoryStream packed = new();
        using (ZipArchive archive = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(archive, "PSTN.calls.2025-03-12.csv", calls, level);
            Put(archive, "DirectRouting.calls.2025-03-12.csv", Csv[2], level);
            Put(archive, "parameters.json", "{}"u8, level);
        }

        return packed.ToArray();
    }

    private static void Put(ZipArchive archive, string name, ReadOnlySpan<byte> content, CompressionLevel level)
    {
        using Stream entry = archive.CreateEntry(name, level).Open();
        entry.Write(content);
    }

    private static string Id(int number) => new Guid(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString();

    private static string NewerRow(int number, string callType) =>
        $"{Id(number)},call{number},,PT,0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e,ines@fabrikam.example,\"Duarte, \"\"Inês\"\"\r\nSales\",+351210000000,"
        + $"{callType},outbound,Subscriber,International,Japan,+81312345***,JP,2025-03-12T09:1{number}:03.1250000Z,2025-03-12T09:21:20.1250000Z,"
        + "437,0.10,0.24,EUR,MCOPSTNPP,Microsoft,Microsoft,";

    private static string OlderRow(int number) =>
        $"{Id(number)},call{number},conf,US,,ada@contoso.example,Ada,+14255550100,user_out,Subscriber,Domestic,United States,+12065550100,"
        + $"2022-03-12T09:1{number}:03Z,2022-03-12T09:21:20+02:00,61,0,1.5,USD,MCOPSTN1";

    private static string Item(int number) => $$"""
        {"id":"{{Id(number)}}","callId":"c{{number}}","userId":null,"userPrincipalName":"inês@fabrikam.example","userDisplayName":"In\u00eas \"D\"",
        "startDateTime":"2025-03-12T09:1{{number}}:03.1250000Z","endDateTime":"2025-03-12T09:21:20.1250000Z","duration":437,"charge":0.24,
        "callType":"user_out","currency":"EUR","calleeNumber":"+81312345***","usageCountryCode":"PT","connectionCharge":0.0,"conferenceId":null,
        "licenseCapability":"MCOPSTNPP","inventoryType":"Subscriber","administrativeUnitInfos":[{"id":"{{Id(9)}}","displayName":"Unit"}]}
        """;
}
