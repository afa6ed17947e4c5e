using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Writes files whole or not at all: beside the target first, flushed to the disk, then renamed into its place.</summary>
internal static class StoreCopy
{
    /// <summary>Copies what a connection sees to a file of its own, which needs no log beside it.</summary>
    /// <param name="source">A connection inside a view: the copy is the store as it was when the view began.</param>
    /// <param name="target">The file; one that is there is replaced.</param>
    public static void OfView(SqliteConnection source, string target) => Whole(target, partial =>
    {
        using SqliteConnection copy = new(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
        copy.Execute("PRAGMA journal_mode = DELETE");
    });

    /// <summary>Copies a file that nobody has open.</summary>
    /// <param name="source">The file.</param>
    /// <param name="target">Where to; one that is there is replaced.</param>
    public static void OfFile(string source, string target) => Whole(target, partial =>
    {
        using FileStream from = File.OpenRead(source);
        using FileStream to = new(partial, FileMode.Open, FileAccess.Write);
        from.CopyTo(to);
    });

    private static void Whole(string target, Action<string> write)
    {
        string partial = $"{target}.{Path.GetRandomFileName()}.partial";
        try
        {
            StoreFile.CreateIfAbsent(partial);
            write(partial);
            using (FileStream written = new(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.Unusable(target, failed);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
