using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

/// <summary>Small exports, written as the Teams admin centre writes them.</summary>
static class UsageCsv
{
    public const string Header2025 =
        "UsageId,Call ID,Conference ID,User Location,Microsoft Entra ObjectId,UPN,User Display Name,Caller ID,Call Type,"
        + "Call Direction,Number Type,Domestic/International,Destination Dialed,Destination Number,External Country,Start Time,"
        + "End Time,Duration Seconds,Connection Fee,Charge,Currency,Capability,Operator,Source of Call Duration,Administrative Units";

    public const string Header2022 =
        "UsageId,Call ID,Conference ID,User Location,AAD ObjectId,UPN,User Display Name,Caller ID,Call Type,Number Type,"
        + "Domestic/International,Destination Dialed,Destination Number,Start Time,End Time,Duration Seconds,Connection Fee,"
        + "Charge,Currency,Capability";

    public const string HeaderDirectRouting =
        "CorrelationId,Microsoft Entra ObjectId,UPN,Display Name,User country,Invite time,Start time,Failure time,End time,"
        + "Duration (seconds),Success,Caller Number,Callee Number,Call type,Call Direction,Azure region for Media,"
        + "Azure region for Signaling,Final SIP code,Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Media bypass,Shared correlation ID";

    public static Guid Id(int number) => new(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);

    /// <summary>A row of the newer generation; columns can be given other values by name.</summary>
    public static string Row2025(int number, params (string Column, string Value)[] other) => Row(Header2025, number, other);

    public static string Row2022(int number, params (string Column, string Value)[] other) => Row(Header2022, number, other);

    public static string Text(params string[] lines) => string.Join('\n', lines) + "\n";

    public static UsageRow[] Read(string path) =>
        [.. TeamsExport.Open(path).SelectMany(source => source.Read(TestContext.Current.CancellationToken))];

    public static UsageRow[] ReadText(params string[] lines)
    {
        using var folder = new TempFolder();
        return Read(folder.Write("calls.csv", Text(lines)));
    }

    static string Row(string header, int number, (string Column, string Value)[] other) =>
        string.Join(',', header.Split(',').Select(column => Array.Find(other, item => item.Column == column).Value ?? Value(column, number)));

    static string Value(string column, int number) => column switch
    {
        "UsageId" => Id(number).ToString(),
        "Call ID" => $"call{number}",
        "User Location" => "PT",
        "AAD ObjectId" or "Microsoft Entra ObjectId" => "0b9a7c55-2f6e-4e0b-9d0e-7f2a1c3b4d5e",
        "UPN" => "ines.duarte@fabrikam.example",
        "User Display Name" => "Inês Duarte",
        "Caller ID" => "+351210000000",
        "Call Type" => "user_out",
        "Call Direction" => "outbound",
        "Number Type" => "Subscriber",
        "Domestic/International" => "International",
        "Destination Dialed" => "Japan",
        "Destination Number" => "+81312345***",
        "External Country" => "JP",
        "Start Time" => $"2025-03-12T09:{number % 60:00}:03.1250000Z",
        "End Time" => "2025-03-12T10:21:20.1250000Z",
        "Duration Seconds" => "437",
        "Connection Fee" => "0.10",
        "Charge" => "0.24",
        "Currency" => "EUR",
        "Capability" => "MCOPSTNPP",
        "Operator" or "Source of Call Duration" => "Microsoft",
        _ => "",
    };
}
