using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Writes whole records to a file of our own and reads them back the same; no format for keeping.</summary>
static class RecordCodec
{
    const byte HasEnd = 1;
    const byte HasObjectId = 2;
    const byte HasFee = 4;
    const byte HasCharge = 8;

    public static void Write(ByteWriter writer, CallRecord record)
    {
        writer.Write(record.UsageId);
        writer.Write(record.Line);
        writer.Write(record.DurationSeconds);
        Write(writer, record.StartTime);
        writer.Write((byte)(
            (record.EndTime is null ? 0 : HasEnd)
            | (record.ConnectionFee is null ? 0 : HasFee)
            | (record.Charge is null ? 0 : HasCharge)));
        if (record.EndTime is { } end)
            Write(writer, end);
        if (record.ConnectionFee is { } fee)
            writer.Write(fee);
        if (record.Charge is { } charge)
            writer.Write(charge);
        writer.Write(record.CallId);
        writer.Write(record.ConferenceId);
        writer.Write(record.CallerId);
        writer.Write(record.DestinationNumber);
        var at = writer.Begin();
        Write(writer, record.Kind);
        writer.End(at);
        at = writer.Begin();
        Write(writer, record.User);
        writer.End(at);
    }

    /// <summary>Reads a record; its shared parts are those that were read from the same bytes before.</summary>
    public static CallRecord Read(ReadOnlySpan<byte> bytes, PartPool<CallKind> kinds, PartPool<CallUser> users)
    {
        var reader = new ByteReader(bytes);
        var (id, line, seconds, start, present) = (reader.Guid(), reader.Int64(), reader.Int32(), Moment(ref reader), reader.Byte());
        DateTimeOffset? end = (present & HasEnd) != 0 ? Moment(ref reader) : null;
        long? fee = (present & HasFee) != 0 ? reader.Int64() : null;
        long? charge = (present & HasCharge) != 0 ? reader.Int64() : null;
        var (call, conference, caller, destination) = (reader.Text(), reader.Text(), reader.Text(), reader.Text());
        var part = reader.Part();
        var kind = kinds.Find(part) ?? kinds.Keep(part, Kind(part));
        part = reader.Part();
        var user = users.Find(part) ?? users.Keep(part, User(part));
        return new CallRecord(id, kind, start, seconds, user)
        {
            Line = line,
            EndTime = end,
            ConnectionFee = fee,
            Charge = charge,
            CallId = call,
            ConferenceId = conference,
            CallerId = caller,
            DestinationNumber = destination,
        };
    }

    static void Write(ByteWriter writer, CallKind kind)
    {
        writer.Write(kind.CallType);
        writer.Write(kind.NumberType);
        writer.Write(kind.DomesticInternational);
        writer.Write(kind.DestinationDialed);
        writer.Write(kind.ExternalCountry);
        writer.Write(kind.Currency);
        writer.Write(kind.Capability);
        writer.Write(kind.Operator);
        writer.Write(kind.DurationSource);
        writer.Write(kind.AdministrativeUnits);
    }

    // Initializers run in the order they are written in, which is the order of the fields above.
    static CallKind Kind(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        return new CallKind
        {
            CallType = reader.Text()!,
            NumberType = reader.Text(),
            DomesticInternational = reader.Text(),
            DestinationDialed = reader.Text(),
            ExternalCountry = reader.Text(),
            Currency = reader.Text(),
            Capability = reader.Text(),
            Operator = reader.Text(),
            DurationSource = reader.Text(),
            AdministrativeUnits = reader.Text(),
        };
    }

    static void Write(ByteWriter writer, CallUser user)
    {
        writer.Write((byte)(user.ObjectId is null ? 0 : HasObjectId));
        if (user.ObjectId is { } id)
            writer.Write(id);
        writer.Write(user.UserLocation);
        writer.Write(user.UserPrincipalName);
        writer.Write(user.DisplayName);
    }

    static CallUser User(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        return new CallUser
        {
            ObjectId = (reader.Byte() & HasObjectId) != 0 ? reader.Guid() : null,
            UserLocation = reader.Text(),
            UserPrincipalName = reader.Text(),
            DisplayName = reader.Text(),
        };
    }

    static void Write(ByteWriter writer, DateTimeOffset moment)
    {
        writer.Write(moment.Ticks);
        writer.Write((short)moment.TotalOffsetMinutes);
    }

    static DateTimeOffset Moment(ref ByteReader reader) => new(reader.Int64(), TimeSpan.FromMinutes(reader.Int16()));
}
