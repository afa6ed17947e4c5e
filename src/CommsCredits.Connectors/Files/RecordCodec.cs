using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Writes whole records to a file of our own and reads them back the same; no format for keeping.</summary>
static class RecordCodec
{
    public static void Write(BinaryWriter writer, CallRecord record)
    {
        Span<byte> id = stackalloc byte[16];
        record.UsageId.TryWriteBytes(id);
        writer.Write(id);
        writer.Write(record.Line);
        writer.Write(record.DurationSeconds);
        Write(writer, record.StartTime);
        writer.Write(record.CallType);
        if (Present(writer, record.EndTime.HasValue))
            Write(writer, record.EndTime.GetValueOrDefault());
        if (Present(writer, record.ObjectId.HasValue))
        {
            record.ObjectId.GetValueOrDefault().TryWriteBytes(id);
            writer.Write(id);
        }
        if (Present(writer, record.ConnectionFee.HasValue))
            writer.Write(record.ConnectionFee.GetValueOrDefault());
        if (Present(writer, record.Charge.HasValue))
            writer.Write(record.Charge.GetValueOrDefault());
        Write(writer, record.CallId);
        Write(writer, record.ConferenceId);
        Write(writer, record.UserLocation);
        Write(writer, record.UserPrincipalName);
        Write(writer, record.DisplayName);
        Write(writer, record.CallerId);
        Write(writer, record.NumberType);
        Write(writer, record.DomesticInternational);
        Write(writer, record.DestinationDialed);
        Write(writer, record.DestinationNumber);
        Write(writer, record.ExternalCountry);
        Write(writer, record.Currency);
        Write(writer, record.Capability);
        Write(writer, record.Operator);
        Write(writer, record.DurationSource);
        Write(writer, record.AdministrativeUnits);
    }

    // Initializers run in the order they are written in, which is the order of the fields in the file.
    public static CallRecord Read(BinaryReader reader) => new()
    {
        UsageId = Id(reader),
        Line = reader.ReadInt64(),
        DurationSeconds = reader.ReadInt32(),
        StartTime = Moment(reader),
        CallType = reader.ReadString(),
        EndTime = reader.ReadBoolean() ? Moment(reader) : null,
        ObjectId = reader.ReadBoolean() ? Id(reader) : null,
        ConnectionFee = reader.ReadBoolean() ? reader.ReadInt64() : null,
        Charge = reader.ReadBoolean() ? reader.ReadInt64() : null,
        CallId = Text(reader),
        ConferenceId = Text(reader),
        UserLocation = Text(reader),
        UserPrincipalName = Text(reader),
        DisplayName = Text(reader),
        CallerId = Text(reader),
        NumberType = Text(reader),
        DomesticInternational = Text(reader),
        DestinationDialed = Text(reader),
        DestinationNumber = Text(reader),
        ExternalCountry = Text(reader),
        Currency = Text(reader),
        Capability = Text(reader),
        Operator = Text(reader),
        DurationSource = Text(reader),
        AdministrativeUnits = Text(reader),
    };

    static bool Present(BinaryWriter writer, bool present)
    {
        writer.Write(present);
        return present;
    }

    static void Write(BinaryWriter writer, string? text)
    {
        if (Present(writer, text is not null))
            writer.Write(text!);
    }

    static void Write(BinaryWriter writer, DateTimeOffset moment)
    {
        writer.Write(moment.Ticks);
        writer.Write((short)moment.TotalOffsetMinutes);
    }

    static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    static DateTimeOffset Moment(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.FromMinutes(reader.ReadInt16()));

    static Guid Id(BinaryReader reader)
    {
        Span<byte> id = stackalloc byte[16];
        reader.BaseStream.ReadExactly(id);
        return new Guid(id);
    }
}
