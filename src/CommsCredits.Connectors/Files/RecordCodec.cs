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
            | (record.ObjectId is null ? 0 : HasObjectId)
            | (record.ConnectionFee is null ? 0 : HasFee)
            | (record.Charge is null ? 0 : HasCharge)));
        if (record.EndTime is { } end)
            Write(writer, end);
        if (record.ObjectId is { } objectId)
            writer.Write(objectId);
        if (record.ConnectionFee is { } fee)
            writer.Write(fee);
        if (record.Charge is { } charge)
            writer.Write(charge);
        writer.Write(record.CallType);
        writer.Write(record.CallId);
        writer.Write(record.ConferenceId);
        writer.Write(record.CallerId);
        writer.Write(record.DestinationNumber);
        writer.Write(record.UserLocation);
        writer.Write(record.UserPrincipalName);
        writer.Write(record.DisplayName);
        writer.Write(record.NumberType);
        writer.Write(record.DomesticInternational);
        writer.Write(record.DestinationDialed);
        writer.Write(record.ExternalCountry);
        writer.Write(record.Currency);
        writer.Write(record.Capability);
        writer.Write(record.Operator);
        writer.Write(record.DurationSource);
        writer.Write(record.AdministrativeUnits);
    }

    // Initializers run in the order they are written in, which is the order of the fields above.
    public static CallRecord Read(ref ByteReader reader)
    {
        byte present;
        return new CallRecord
        {
            UsageId = reader.Guid(),
            Line = reader.Int64(),
            DurationSeconds = reader.Int32(),
            StartTime = Moment(ref reader),
            EndTime = ((present = reader.Byte()) & HasEnd) != 0 ? Moment(ref reader) : null,
            ObjectId = (present & HasObjectId) != 0 ? reader.Guid() : null,
            ConnectionFee = (present & HasFee) != 0 ? reader.Int64() : null,
            Charge = (present & HasCharge) != 0 ? reader.Int64() : null,
            CallType = reader.Shared()!,
            CallId = reader.Text(),
            ConferenceId = reader.Text(),
            CallerId = reader.Text(),
            DestinationNumber = reader.Text(),
            UserLocation = reader.Shared(),
            UserPrincipalName = reader.Shared(),
            DisplayName = reader.Shared(),
            NumberType = reader.Shared(),
            DomesticInternational = reader.Shared(),
            DestinationDialed = reader.Shared(),
            ExternalCountry = reader.Shared(),
            Currency = reader.Shared(),
            Capability = reader.Shared(),
            Operator = reader.Shared(),
            DurationSource = reader.Shared(),
            AdministrativeUnits = reader.Shared(),
        };
    }

    static void Write(ByteWriter writer, DateTimeOffset moment)
    {
        writer.Write(moment.Ticks);
        writer.Write((short)moment.TotalOffsetMinutes);
    }

    static DateTimeOffset Moment(ref ByteReader reader) => new(reader.Int64(), TimeSpan.FromMinutes(reader.Int16()));
}
