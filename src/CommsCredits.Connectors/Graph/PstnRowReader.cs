using System.Text;
using System.Text.Json;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>
/// Turns a pstnCallLogRow into a record, or says which member is wrong (usage-formats §4); the first fault is the one that is told.
/// </summary>
internal sealed class PstnRowReader
{
    private const int LongestRaw = 64 * 1024;

    private readonly TextPool pool = new();
    private readonly EqualParts<CallKind> kinds = new();
    private readonly EqualParts<CallUser> users = new();
    private string? member;
    private string? reason;

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Its number in the source, from 1.</param>
    /// <param name="position">How far the source is read.</param>
    /// <returns>A record, a row that is recognised and not stored (Direct Routing), or a bad one.</returns>
    public UsageRow Read(JsonElement row, long number, long position)
    {
        member = null;
        reason = row.ValueKind != JsonValueKind.Object ? "The row is not an object." : null;
        bool skip = reason is null && IsDirectRouting(row);
        CallRecord? record = skip || reason is not null ? null : RecordOrNull(row, number);
        return reason is null
            ? new UsageRow(number, position, record, null)
            : new UsageRow(number, position, null, new RejectedRow(number, member ?? string.Empty, reason, RawOf(row)));
    }

    /// <summary>A row as it stands in the source.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Its text, cut off where it is very long.</returns>
    public static string RawOf(JsonElement row)
    {
        string raw;
        try
        {
            raw = row.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "(not UTF-8)";
        }

        return raw.Length <= LongestRaw ? raw : raw[..LongestRaw];
    }

    // Names and lists are read as they stand; that their bytes are no text is found only then.
    private CallRecord? RecordOrNull(JsonElement row, long number)
    {
        try
        {
            return Record(row, number);
        }
        catch (InvalidOperationException)
        {
            return Wrong(string.Empty, "The row holds text that is not valid UTF-8", default(CallRecord));
        }
    }

    private bool IsDirectRouting(JsonElement row) =>
        row.TryGetProperty("trunkFullyQualifiedDomainName", out _)
            || (Text(row, "callType") is { } code && CallType.Parse(code).Family == CallFamily.DirectRouting);

    // In the order in which faults are told.
    private CallRecord Record(JsonElement row, long number)
    {
        Guid id = Id(row, "id") ?? Missing("id", default(Guid));
        string type = Text(row, "callType") ?? Missing("callType", string.Empty);
        DateTimeOffset start = Moment(row, "startDateTime") ?? Missing("startDateTime", default(DateTimeOffset));
        int seconds = Seconds(row, "duration") ?? Missing("duration", 0);
        DateTimeOffset? end = Moment(row, "endDateTime");
        CallUser user = users.Of(User(row));
        return new CallRecord(id, kinds.Of(Kind(row, type)), start, seconds, user)
        {
            EndTime = end,
            ConnectionFee = Micros(row, "connectionCharge"),
            Charge = Micros(row, "charge"),
            CallId = Text(row, "callId"),
            ConferenceId = Text(row, "conferenceId"),
            CallerId = Text(row, "callerNumber"),
            DestinationNumber = Text(row, "calleeNumber"),
            Line = number,
        };
    }

    private CallUser User(JsonElement row) => new()
    {
        ObjectId = Id(row, "userId"),
        UserLocation = Text(row, "usageCountryCode"),
        UserPrincipalName = Text(row, "userPrincipalName"),
        DisplayName = Text(row, "userDisplayName"),
    };

    private CallKind Kind(JsonElement row, string type) => new()
    {
        CallType = type,
        NumberType = Text(row, "inventoryType"),
        DomesticInternational = Text(row, "destinationContext"),
        DestinationDialed = Text(row, "destinationName"),
        ExternalCountry = Text(row, "otherPartyCountryCode"),
        Currency = Text(row, "currency"),
        Capability = Text(row, "licenseCapability"),
        Operator = Text(row, "operator"),
        DurationSource = Text(row, "callDurationSource"),
        AdministrativeUnits = row.TryGetProperty("administrativeUnitInfos", out JsonElement units)
            && units.ValueKind == JsonValueKind.Array && units.GetArrayLength() > 0 ? units.GetRawText() : null,
    };

    // Every member may be null or absent.
    private static JsonElement? Value(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private byte[]? Bytes(JsonElement row, string name)
    {
        if (Value(row, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Wrong(name, "is not a text", Array.Empty<byte>());
        }

        try
        {
            string text = value.GetString()!;
            return text.Length == 0 ? null : Encoding.UTF8.GetBytes(text);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is found only when the text is read.
            return Wrong(name, "is not valid text", Array.Empty<byte>());
        }
    }

    private string? Text(JsonElement row, string name) => pool.Get(Bytes(row, name));

    private Guid? Id(JsonElement row, string name)
    {
        if (Bytes(row, name) is not { } text)
        {
            return null;
        }

        bool read = Guid.TryParse(Encoding.UTF8.GetString(text), out Guid id) && id != Guid.Empty;
        return read ? id : Wrong(name, "is not a GUID", default(Guid));
    }

    private DateTimeOffset? Moment(JsonElement row, string name)
    {
        if (Bytes(row, name) is not { } text)
        {
            return null;
        }

        return !IsoMoment.TryRead(text, out DateTimeOffset moment) ? Wrong(name, "is not an ISO 8601 date and time", moment)
            : moment.Year is >= UsageRowReader.FirstYear and <= UsageRowReader.LastYear ? moment
            : Wrong(name, $"is not between {UsageRowReader.FirstYear} and {UsageRowReader.LastYear}", moment);
    }

    private int? Seconds(JsonElement row, string name)
    {
        if (Value(row, name) is not { } value)
        {
            return null;
        }

        int seconds = 0;
        bool read = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out seconds);
        return read && seconds is >= 0 and <= UsageRowReader.LongestSeconds
            ? seconds
            : Wrong(name, "is not a whole number of seconds from 0 to ten years", 0);
    }

    private long? Micros(JsonElement row, string name) => Value(row, name) is not { } value ? null
        : GraphAmount.TryRead(value, out long micros, out string wrong) ? micros
        : Wrong(name, wrong, 0L);

    private T Missing<T>(string name, T instead) => Wrong(name, "is empty", instead);

    private T Wrong<T>(string name, string what, T instead)
    {
        if (reason is null)
        {
            member = name;
            reason = $"{name} {what}.".TrimStart();
        }

        return instead;
    }
}
