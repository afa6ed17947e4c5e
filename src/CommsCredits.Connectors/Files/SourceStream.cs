namespace CommsCredits.Connectors;

/// <summary>The bytes of a source: counted for progress, compared with what was announced, failures told as errors of the file.</summary>
/// <param name="inner">Where the bytes come from.</param>
/// <param name="name">The source, for messages.</param>
/// <param name="length">How many bytes were announced; a zip may lie about it.</param>
/// <param name="checksum">Their checksum, where there is one.</param>
/// <param name="owner">Closed together with the stream, such as the archive around an entry.</param>
sealed class SourceStream(Stream inner, string name, long length, uint? checksum = null, IDisposable? owner = null) : ForwardStream
{
    readonly Crc32 crc = new();

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inner.Read(buffer);
            Count += read;
            if (checksum is not null)
                crc.Add(buffer[..read]);
            if (Count > length && checksum is null)
                throw FileErrors.Changed(name);
            if (Count > length || (read == 0 && buffer.Length > 0 && checksum is { } expected && crc.Value != expected))
                throw new InvalidDataException("It is not what was announced.");
            return read;
        }
        catch (Exception failure) when (FileErrors.IsOfFile(failure))
        {
            throw FileErrors.From(name, failure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }
        base.Dispose(disposing);
    }
}
