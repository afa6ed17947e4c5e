using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>A JSON file of calls as Graph writes them: a page, or an array of rows (usage-formats §4).</summary>
/// <param name="file">The file on disk.</param>
internal sealed class JsonSource(SourceFile file) : IUsageSource
{
    /// <inheritdoc/>
    public string Name => file.Name;

    /// <inheritdoc/>
    public long Length => file.Length;

    /// <inheritdoc/>
    public IEnumerable<UsageRow> Read(CancellationToken cancellation)
    {
        PstnRowReader reader = new();
        using SourceStream stream = Open();
        using JsonRows rows = new(ReplayStream.Utf8(stream), file.Name);
        for (long number = 1; rows.Read(cancellation) is { } item; number++)
        {
            using (item)
            {
                yield return reader.Read(item.RootElement, number, stream.Count);
            }
        }

        file.EnsureUnchanged();
    }

    /// <inheritdoc/>
    public IEnumerable<RejectedRow> ReadRaw(IReadOnlySet<long> lines, CancellationToken cancellation)
    {
        using SourceStream stream = Open();
        using JsonRows rows = new(ReplayStream.Utf8(stream), file.Name);
        int left = lines.Count;
        for (long number = 1; left > 0 && rows.Read(cancellation) is { } item; number++)
        {
            using (item)
            {
                if (lines.Contains(number))
                {
                    left--;
                    yield return new RejectedRow(number, string.Empty, string.Empty, PstnRowReader.RawOf(item.RootElement));
                }
            }
        }

        file.EnsureUnchanged();
    }

    private SourceStream Open() => new(file.Open(), file.Path, file.Length);
}
