using System.Buffers.Text;
using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Turns a row into a record, or says which column is wrong; the first fault of a row is the one that is told.</summary>
/// <param name="header">Where the columns stand.</param>
sealed class UsageRowReader(UsageHeader header)
{
    /// <summary>No call lasts longer.</summary>
    internal const int LongestSeconds = 10 * 366 * 86_400;

    /// <summary>No call is older.</summary>
    internal const int FirstYear = 2000;

    /// <summary>No call is younger.</summary>
    internal const int LastYear = 2199;

    static readonly UsageColumn[] KindColumns =
    [
        UsageColumn.CallType, UsageColumn.NumberType, UsageColumn.DomesticInternational, UsageColumn.DestinationDialed,
        UsageColumn.ExternalCountry, UsageColumn.Currency, UsageColumn.Capability, UsageColumn.Operator, UsageColumn.DurationSource,
        UsageColumn.AdministrativeUnits,
    ];

    static readonly UsageColumn[] UserColumns =
        [UsageColumn.UserLocation, UsageColumn.ObjectId, UsageColumn.UserPrincipalName, UsageColumn.DisplayName];

    readonly long first = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    readonly long behind = new DateTime(LastYear + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    readonly RowParts<RowKind> kinds = new(Array.ConvertAll(KindColumns, header.Place));
    readonly RowParts<CallUser> users = new(Array.ConvertAll(UserColumns, header.Place));
    readonly MomentReader moments = new();
    readonly TextPool pool = new();
    readonly TextPool numbers = new();
    string? column;
    string? reason;

    /// <summary>Reads the row that the reader is at.</summary>
    /// <param name="rows">The reader.</param>
    /// <param name="position">Bytes read so far.</param>
    [MethodImpl(Compiled.AtOnce)]
    public UsageRow Read(CsvRows rows, long position)
    {
        column = null;
        reason = header.IsDirectRouting ? null : Unsound(rows);
        var kind = header.IsDirectRouting || reason is not null ? null : KindOf(rows);
        var record = kind is null or { IsDirectRouting: true } ? null : Record(rows, kind.Kind);
        var reject = reason is null ? null : new RejectedRow(rows.Line, column ?? "", reason, rows.Raw());
        return new UsageRow(rows.Line, position, reject is null ? record : null, reject);
    }

    // More fields than columns are as bad as fewer: a decimal comma moves every field behind it by one.
    [MethodImpl(Compiled.AtOnce)]
    string? Unsound(CsvRows rows) => rows.Fault
        ?? (rows.FieldCount == header.Count ? null : $"{rows.FieldCount} fields where the header has {header.Count}.");

    // What is known of user and number comes from the memory meanwhile.
    [MethodImpl(Compiled.AtOnce)]
    RowKind KindOf(CsvRows rows)
    {
        users.Expect(rows);
        numbers.Expect(Field(rows, UsageColumn.CallerId));
        var kind = kinds.Find(rows) ?? Kind(rows);
        users.FetchExpected();
        numbers.FetchExpected();
        return kind;
    }

    // In the order in which faults are told.
    [MethodImpl(Compiled.AtOnce)]
    CallRecord Record(CsvRows rows, CallKind kind)
    {
        var id = Guid(rows, UsageColumn.UsageId) ?? Missing(UsageColumn.UsageId, default(Guid));
        if (kind.CallType.Length == 0)
            Missing(UsageColumn.CallType, "");
        var start = Moment(rows, UsageColumn.StartTime) ?? Missing(UsageColumn.StartTime, default(DateTimeOffset));
        var seconds = Seconds(rows) ?? Missing(UsageColumn.DurationSeconds, 0);
        var end = Moment(rows, UsageColumn.EndTime);
        var user = users.FindExpected(rows) ?? User(rows);
        var fee = Micros(rows, UsageColumn.ConnectionFee);
        var charge = Micros(rows, UsageColumn.Charge);
        return new CallRecord(id, kind, start, seconds, user)
        {
            EndTime = end,
            ConnectionFee = fee,
            Charge = charge,
            CallId = Text(rows, UsageColumn.CallId),
            ConferenceId = Text(rows, UsageColumn.ConferenceId),
            CallerId = numbers.GetExpected(Field(rows, UsageColumn.CallerId)),
            DestinationNumber = Text(rows, UsageColumn.DestinationNumber),
            Line = rows.Line,
        };
    }

    RowKind Kind(CsvRows rows) => kinds.Keep(rows, new RowKind(new CallKind
    {
        CallType = Shared(rows, UsageColumn.CallType) ?? "",
        NumberType = Shared(rows, UsageColumn.NumberType),
        DomesticInternational = Shared(rows, UsageColumn.DomesticInternational),
        DestinationDialed = Shared(rows, UsageColumn.DestinationDialed),
        ExternalCountry = Shared(rows, UsageColumn.ExternalCountry),
        Currency = Shared(rows, UsageColumn.Currency),
        Capability = Shared(rows, UsageColumn.Capability),
        Operator = Shared(rows, UsageColumn.Operator),
        DurationSource = Shared(rows, UsageColumn.DurationSource),
        AdministrativeUnits = Shared(rows, UsageColumn.AdministrativeUnits),
    }));

    CallUser User(CsvRows rows)
    {
        var id = Guid(rows, UsageColumn.ObjectId);
        var user = new CallUser
        {
            ObjectId = id,
            UserLocation = Shared(rows, UsageColumn.UserLocation),
            UserPrincipalName = Shared(rows, UsageColumn.UserPrincipalName),
            DisplayName = Shared(rows, UsageColumn.DisplayName),
        };
        // What is wrong with an id is told of each row that has it.
        return id == default(Guid) ? user : users.Keep(rows, user);
    }

    ReadOnlySpan<byte> Field(CsvRows rows, UsageColumn wanted) =>
        header.Place(wanted) is >= 0 and var place ? rows.Field(place) : default;

    // What nearly every row has of its own; a pool would only push out what repeats.
    string? Text(CsvRows rows, UsageColumn wanted)
    {
        var field = Field(rows, wanted);
        return field.IsEmpty ? null : ShortText.Of(field);
    }

    string? Shared(CsvRows rows, UsageColumn wanted) => pool.Get(Field(rows, wanted));

    [MethodImpl(Compiled.AtOnce)]
    Guid? Guid(CsvRows rows, UsageColumn wanted)
    {
        var field = Field(rows, wanted);
        if (field.IsEmpty)
            return null;
        return Hexadecimal.TryId(field, out var id) && id != default ? id : Wrong(wanted, "is not a GUID", default(Guid));
    }

    [MethodImpl(Compiled.AtOnce)]
    DateTimeOffset? Moment(CsvRows rows, UsageColumn wanted)
    {
        var field = Field(rows, wanted);
        if (field.IsEmpty)
            return null;
        if (!moments.TryRead(field, out var moment))
            return Wrong(wanted, "is not an ISO 8601 date and time", default(DateTimeOffset));
        // Far from either end of the calendar, so that nobody behind us runs over it when counting months.
        return moment.UtcTicks >= first && moment.UtcTicks < behind ? moment : Wrong(wanted, $"is not between {FirstYear} and {LastYear}", moment);
    }

    [MethodImpl(Compiled.AtOnce)]
    int? Seconds(CsvRows rows)
    {
        var field = Field(rows, UsageColumn.DurationSeconds);
        if (field.IsEmpty)
            return null;
        var read = (IsoMoment.Digits(field, out var seconds) || (Utf8Parser.TryParse(field, out seconds, out var used) && used == field.Length))
            && seconds is >= 0 and <= LongestSeconds;
        return read ? seconds : Wrong(UsageColumn.DurationSeconds, "is not a whole number of seconds from 0 to ten years", 0);
    }

    [MethodImpl(Compiled.AtOnce)]
    long? Micros(CsvRows rows, UsageColumn wanted)
    {
        var field = Field(rows, wanted);
        if (field.IsEmpty)
            return null;
        // Most calls cost the provider's customer nothing.
        if (field.SequenceEqual("0.00"u8))
            return 0;
        return PlainAmount.TryRead(field, out var micros, out var wrong) ? micros : Wrong(wanted, wrong, 0L);
    }

    T Missing<T>(UsageColumn wanted, T instead) => Wrong(wanted, "is empty", instead);

    T Wrong<T>(UsageColumn wanted, string what, T instead)
    {
        if (reason is null)
        {
            column = header.Title(wanted);
            reason = $"{column} {what}.";
        }
        return instead;
    }
}
