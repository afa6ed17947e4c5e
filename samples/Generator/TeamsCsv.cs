using System.Globalization;

namespace CommsCredits.Samples.Generator;

/// <summary>The PSTN usage export of the Teams admin center, in its two generations of columns.</summary>
static class TeamsCsv
{
    static readonly string[] Columns =
    [
        "UsageId", "Call ID", "Conference ID", "User Location", "Microsoft Entra ObjectId", "UPN", "User Display Name", "Caller ID",
        "Call Type", "Call Direction", "Number Type", "Domestic/International", "Destination Dialed", "Destination Number",
        "External Country", "Start Time", "End Time", "Duration Seconds", "Connection Fee", "Charge", "Currency", "Capability",
        "Operator", "Source of Call Duration", "Administrative Units",
    ];

    static readonly string[] NotIn2022 =
        ["Call Direction", "External Country", "Operator", "Source of Call Duration", "Administrative Units"];

    /// <summary>The 25 columns of 2025.</summary>
    public static string Of2025(IEnumerable<CallRow> calls) => Write(Columns, Columns, calls);

    /// <summary>The 20 columns of 2022, where the object id has its old name.</summary>
    public static string Of2022(IEnumerable<CallRow> calls)
    {
        string[] kept = [.. Columns.Except(NotIn2022)];
        return Write(kept, [.. kept.Select(name => name == "Microsoft Entra ObjectId" ? "AAD ObjectId" : name)], calls);
    }

    static string Write(string[] columns, string[] header, IEnumerable<CallRow> calls) =>
        Csv.Text("\r\n", [header, .. calls.Select(call => columns.Select(column => CellOf(call, column)).ToArray())]);

    static string CellOf(CallRow call, string column) => call.Damage is { } damage && damage.Column == column ? damage.Text : column switch
    {
        "UsageId" => call.UsageId.ToString(),
        "Call ID" => call.CallId.ToString("N"),
        "Conference ID" => call.ConferenceId,
        "User Location" => call.Location,
        "Microsoft Entra ObjectId" => call.Owner?.ObjectId.ToString() ?? "",
        "UPN" => call.Owner?.UserPrincipalName ?? "",
        "User Display Name" => call.Owner?.DisplayName ?? "",
        "Caller ID" => call.Caller,
        "Call Type" => call.Type,
        "Call Direction" => call.Inbound ? "inbound" : "outbound",
        "Number Type" => call.NumberType,
        "Domestic/International" => call.Domestic ? "Domestic" : "International",
        "Destination Dialed" => call.CalleeCountryName,
        "Destination Number" => call.Callee,
        "External Country" => call.ExternalCountry,
        "Start Time" => Moment(call.Start),
        "End Time" => Moment(call.Start.AddSeconds(call.Seconds)),
        "Duration Seconds" => call.Seconds.ToString(CultureInfo.InvariantCulture),
        "Connection Fee" => Cents(call.ConnectionFee),
        "Charge" => Cents(call.Charge),
        "Currency" => "USD",
        "Capability" => call.Capability,
        "Operator" or "Source of Call Duration" => call.Operator,
        "Administrative Units" => "",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Cents(decimal amount) =>
        decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
}
