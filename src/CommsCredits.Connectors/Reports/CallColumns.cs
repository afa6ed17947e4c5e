using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A column of a call in sheets.</summary>
/// <param name="Name">The name of the property of PstnCall.</param>
/// <param name="Width">How wide a sheet shows it, in characters.</param>
/// <param name="Style">How a sheet shows its numbers.</param>
/// <param name="ValueOf">The value of a call, with the currency of its account.</param>
sealed record CallColumn(string Name, int Width, CellStyle Style, Func<CallView, string, CallCell> ValueOf);

/// <summary>The columns of calls in the order of the contract: those of PstnCall.</summary>
static class CallColumns
{
    public static IReadOnlyList<CallColumn> All { get; } =
    [
        Text("UsageId", 38, call => call.Record.UsageId.ToString()),
        Text("CallId", 24, call => call.Record.CallId),
        Text("ConferenceId", 24, call => call.Record.ConferenceId),
        Text("UserPrincipalName", 32, call => call.UserPrincipalName),
        Text("DisplayName", 24, call => call.Record.DisplayName),
        Text("Department", 20, call => call.Department),
        new("StartTime", 20, CellStyle.Moment, (call, _) => CallCell.Of(call.Record.StartTime)),
        new("Duration", 11, CellStyle.Duration, (call, _) => CallCell.Of(TimeSpan.FromSeconds(call.Record.DurationSeconds))),
        Text("CallType", 18, call => call.Record.CallType),
        Text("Direction", 12, call => call.Direction == CallDirection.Inbound ? "Inbound" : "Outbound"),
        Text("NumberType", 14, call => call.Record.NumberType),
        Text("Caller", 18, call => call.Record.CallerId),
        Text("Callee", 18, call => call.Record.DestinationNumber),
        Text("Country", 10, call => call.Country),
        Text("Context", 14, call => call.Domestic is { } domestic ? (domestic ? "Domestic" : "International") : null),
        Text("Payer", 11, call => call.Payer.ToString()),
        Number("PoolMinutes", 13, CellStyle.Count, call => CallCell.Of(call.PoolMinutes)),
        Number("BilledMinutes", 14, CellStyle.Amount, call => CallCell.Of(call.BilledSeconds / 60m)),
        Number("RatePerMinute", 15, CellStyle.Amount, call => CallCell.OfMicros(call.RatePerMinute)),
        Number("ConnectionFee", 15, CellStyle.Amount, call => CallCell.OfMicros(call.ConnectionFee)),
        Number("Charge", 13, CellStyle.Amount, call => CallCell.OfMicros(call.Charge)),
        Number("ProviderCharge", 15, CellStyle.Amount, call => CallCell.OfMicros(call.Record.Charge)),
        Text("ProviderCurrency", 17, call => call.Record.Currency),
        new("Currency", 10, CellStyle.Plain, (_, currency) => CallCell.Of(currency)),
        Text("Capability", 18, call => call.Record.Capability),
        Text("RateCard", 18, call => call.RateCard),
        Text("Prefix", 10, call => call.Prefix),
        Text("Reason", 18, call => call.Reason.ToString()),
        Number("WouldHaveBeenRefused", 22, CellStyle.Plain, call => CallCell.Of(call.Refused)),
    ];

    static CallColumn Text(string name, int width, Func<CallView, string?> valueOf) =>
        new(name, width, CellStyle.Plain, (call, _) => CallCell.Of(valueOf(call)));

    static CallColumn Number(string name, int width, CellStyle style, Func<CallView, CallCell> valueOf) =>
        new(name, width, style, (call, _) => valueOf(call));
}

/// <summary>How a sheet shows a cell; the order is that of the formats in the workbook's styles.</summary>
enum CellStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A date with its time.</summary>
    Moment,

    /// <summary>Hours, minutes and seconds.</summary>
    Duration,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Two decimals, up to six where there are more.</summary>
    Amount,

    /// <summary>A whole number of a total.</summary>
    TotalCount,

    /// <summary>An amount of a total.</summary>
    TotalAmount,

    /// <summary>A percentage with one decimal.</summary>
    Percent,

    /// <summary>A date alone.</summary>
    Day,

    /// <summary>A text of a total.</summary>
    TotalText,
}
