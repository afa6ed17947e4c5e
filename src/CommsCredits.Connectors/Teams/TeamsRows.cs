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

    [MethodImpl(Compiled.AtOnce)]
    public override bool MoveNext()
    {
        reader ??= Open();
        if (rows!.Read(cancellation))
        {
            Current = reader.Read(rows, stream!.Count);
            return true;
        }
        file.EnsureUnchanged();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        rows?.Dispose();
        stream?.Dispose();
    }

    UsageRowReader Open()
    {
        stream = open();
        rows = new CsvRows(ReplayStream.Utf8(stream));
        return new UsageRowReader(UsageHeader.Read(rows, name, cancellation));
    }
}
