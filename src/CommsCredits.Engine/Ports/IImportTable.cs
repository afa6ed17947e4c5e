namespace CommsCredits.Engine;

/// <summary>How far files were imported, told by their content.</summary>
public interface IImportTable
{
    /// <summary>Whether any file of this size is known.</summary>
    /// <param name="bytes">The size of its content.</param>
    /// <returns>False where the digest need not be looked for.</returns>
    bool HasAny(long bytes);

    /// <summary>How far a file is.</summary>
    /// <param name="digest">The SHA-256 of its content.</param>
    /// <returns>Null where nothing of it was charged.</returns>
    FileProgress? Find(ReadOnlyMemory<byte> digest);

    /// <summary>Keeps how far a file is, in the transaction of the calls.</summary>
    /// <param name="digest">The SHA-256 of its content.</param>
    /// <param name="bytes">The size of its content.</param>
    /// <param name="progress">How far.</param>
    void Save(ReadOnlyMemory<byte> digest, long bytes, FileProgress progress);
}

/// <summary>How far a file is.</summary>
/// <param name="Records">Records charged or recognised, in the order in which they are charged.</param>
/// <param name="Conflicts">Of them, those that were stored before with another content.</param>
/// <param name="Whole">The counts of the file once its end was reached; null before.</param>
public sealed record FileProgress(long Records, long Conflicts, FileCounts? Whole);

/// <summary>What a whole file holds.</summary>
/// <param name="Rows">Data rows.</param>
/// <param name="Rejected">Rows that cannot be read.</param>
/// <param name="Skipped">Direct Routing rows.</param>
public sealed record FileCounts(long Rows, long Rejected, long Skipped);
