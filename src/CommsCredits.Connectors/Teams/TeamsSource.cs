using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>One CSV of the PSTN usage report, by itself or in a zip.</summary>
/// <param name="file">The file on disk.</param>
/// <param name="name">The name people know the CSV by.</param>
/// <param name="length">Its size in bytes.</param>
/// <param name="open">Opens the CSV from its start.</param>
/// <param name="unpacked">Whether it can be read once more without unpacking it once more.</param>
sealed class TeamsSource(SourceFile file, string name, long length, Func<SourceStream> open, bool unpacked) : IUsageSource
{
    public string Name => name;

    public long Length => length;

    public UsageScan? Scan(CancellationToken cancellation)
    {
        UsageHeader header;
        using (var beginning = open())
        using (var rows = new CsvRows(ReplayStream.Utf8(beginning)))
            header = UsageHeader.Read(rows, name, cancellation);
        using var stream = open();
        if (!unpacked)
        {
            using var digest = new ExportDigest();
            var sorted = ExportScan.Run(stream, header, digest, cancellation);
            file.EnsureUnchanged();
            return UsageScan.Whole(stream.Count, sorted, digest.Value());
        }
        var inOrder = ExportScan.Run(stream, header, digest: null, cancellation);
        file.EnsureUnchanged();
        return UsageScan.Ahead(length, inOrder, Digest);
    }

    byte[] Digest(CancellationToken stopped)
    {
        using var stream = open();
        using var digest = new ExportDigest();
        digest.AddAll(stream, stopped);
        file.EnsureUnchanged();
        return digest.Value();
    }

    public IEnumerable<UsageRow> Read(CancellationToken cancellation) => new TeamsRows(file, name, open, cancellation);

    public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation)
    {
        using var stream = open();
        using var rows = new CsvRows(ReplayStream.Utf8(stream));
        for (var left = lines.Count; left > 0 && rows.Read(cancellation);)
        {
            if (!lines.Contains(rows.Line))
                continue;
            left--;
            yield return new RejectedRow(rows.Line, "", "", rows.Raw());
        }
        file.EnsureUnchanged();
    }
}
