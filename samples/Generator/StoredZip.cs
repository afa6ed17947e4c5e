using System.Buffers.Binary;
using System.Text;

namespace CommsCredits.Samples.Generator;

/// <summary>A zip whose bytes depend on its content alone: not compressed, one fixed time stamp, no trace of the system.</summary>
/// <remarks>
/// ZipArchive would not do: what a compressor makes of the same bytes differs between versions, and it notes the system it
/// runs on. The format is PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
/// </remarks>
static class StoredZip
{
    const ushort Version = 20;
    const ushort Utf8Names = 1 << 11;
    const int CommentDiskAndAttributes = 10;

    // 2026-04-01 06:00:00 in the format of MS-DOS.
    const ushort Date = ((2026 - 1980) << 9) | (4 << 5) | 1;
    const ushort Time = 6 << 11;

    /// <summary>Packs files.</summary>
    public static byte[] Pack(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in files)
        {
            var offset = (uint)zip.Length;
            byte[] nameBytes = Encoding.UTF8.GetBytes(name);
            byte[] common = Common(nameBytes, content);

            Put(zip, 0x04034B50u);
            zip.Write(common);
            zip.Write(nameBytes);
            zip.Write(content);

            Put(directory, 0x02014B50u);
            Put(directory, Version);
            directory.Write(common);
            directory.Write(new byte[CommentDiskAndAttributes]);
            Put(directory, offset);
            directory.Write(nameBytes);
        }
        return Close(zip, directory, (ushort)files.Count);
    }

    // From "version needed" to "extra field length", which both headers share.
    static byte[] Common(byte[] name, byte[] content)
    {
        using var common = new MemoryStream();
        foreach (var word in new ushort[] { Version, Utf8Names, 0, Time, Date }) Put(common, word);
        foreach (var number in new[] { Crc32(content), (uint)content.Length, (uint)content.Length }) Put(common, number);
        foreach (var word in new ushort[] { (ushort)name.Length, 0 }) Put(common, word);
        return common.ToArray();
    }

    static byte[] Close(MemoryStream zip, MemoryStream directory, ushort count)
    {
        var start = (uint)zip.Length;
        zip.Write(directory.ToArray());
        Put(zip, 0x06054B50u);
        foreach (var word in new ushort[] { 0, 0, count, count }) Put(zip, word);
        foreach (var number in new[] { (uint)directory.Length, start }) Put(zip, number);
        Put(zip, (ushort)0);
        return zip.ToArray();
    }

    static uint Crc32(byte[] content)
    {
        const uint Polynomial = 0xEDB88320;
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
        }
        return ~crc;
    }

    static void Put(Stream stream, ushort word)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, word);
        stream.Write(bytes);
    }

    static void Put(Stream stream, uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }
}
