using System.Runtime.CompilerServices;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>The rows of one CSV, which is opened with the first of them.</summary>
/// <param name="file">The file on disk.</param>
/// <param name="name">The name people know the CSV by.</param>
/// <param name="open">Opens the CSV from its start.</param>
/// <param name="cancellation">Ends the reading.</param>
sealed class TeamsRows(SourceFile file, string name, Func<SourceStream> open, CancellationToken cancellation) : OnePass<UsageRow>
{
    SourceStream? stream;
    CsvRows? rows;
    UsageRowReader? reader;
    bool ended;

    [MethodImpl(Compiled.AtOnce)]
    public override bool MoveNext()
    {
        if (ended)
            return false;
        reader ??= Open();
        if (rows!.Read(cancellation))
        {
            Current = reader.Read(rows, stream!.Count);
            return true;
        }
        file.EnsureUnchanged();
        // Whoever has the last row may take a while, and the file is to be free meanwhile.
        Dispose();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        ended = true;
        rows?.Dispose();
        stream?.Dispose();
    }

    UsageRowReader Open()
    {
        // Not once more, should the header be none.
        ended = true;
        stream = open();
        rows = new CsvRows(ReplayStream.Utf8(stream));
        var header = UsageHeader.Read(rows, name, cancellation);
        ended = false;
        return new UsageRowReader(header);
    }
}
