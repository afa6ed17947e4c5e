using System.Buffers.Binary;

namespace CommsCredits.Connectors;

/// <summary>The checksum that a zip keeps of each entry; .NET does not compare it when it unpacks.</summary>
/// <remarks>Four bytes at a step, with a table for each: as fast as the rest of reading, and short.</remarks>
sealed class Crc32
{
    const uint Polynomial = 0xEDB88320;

    static readonly uint[][] Tables = MakeTables();

    uint state = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = Tables[3][crc & 0xFF] ^ Tables[2][(crc >> 8) & 0xFF] ^ Tables[1][(crc >> 16) & 0xFF] ^ Tables[0][crc >> 24];
        }
        foreach (var letter in bytes)
            crc = (crc >> 8) ^ Tables[0][(crc ^ letter) & 0xFF];
        state = crc;
    }

    static uint[][] MakeTables()
    {
        var tables = new uint[4][];
        tables[0] = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            var crc = index;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[0][index] = crc;
        }
        for (var table = 1; table < 4; table++)
            tables[table] = Array.ConvertAll(tables[table - 1], crc => (crc >> 8) ^ tables[0][crc & 0xFF]);
        return tables;
    }
}
