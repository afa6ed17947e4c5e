using System.Globalization;
using System.Reflection;
using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Brings a store to the schema this version knows: in one transaction, after a backup (design §6).</summary>
internal static class Migrations
{
    /// <summary>Marks the file as ours: "ComC" in ASCII.</summary>
    public const int ApplicationId = 0x436F6D43;

    private const string Prefix = "Sqlite.";
    private const string Suffix = ".sql";

    /// <summary>The newest schema version this module knows.</summary>
    public static int Latest { get; } = Scripts().Max(script => script.Version);

    /// <summary>Creates, migrates or refuses.</summary>
    /// <param name="connection">The writing connection; the lease is held.</param>
    /// <param name="path">The file, for messages and for the backup beside it.</param>
    /// <param name="isNew">Whether the file is empty.</param>
    public static void Run(SqliteConnection connection, string path, bool isNew)
    {
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Latest)
        {
            throw StoreErrors.Newer(path, version, Latest);
        }

        if (!isNew && connection.ExecuteScalar<int>("PRAGMA application_id") != ApplicationId)
        {
            throw StoreErrors.Corrupt(path, cause: null);
        }

        if (version == Latest)
        {
            return;
        }

        if (version > 0)
        {
            BackUp(connection, string.Create(CultureInfo.InvariantCulture, $"{path}.v{version}.bak"));
        }

        if (isNew)
        {
            // Four times the default: calls are appended and read in stretches, and keys take fewer levels.
            connection.Execute("PRAGMA page_size = 16384");
        }

        connection.Execute("BEGIN IMMEDIATE");
        foreach ((int next, string sql) in Scripts().Where(script => script.Version > version).OrderBy(script => script.Version))
        {
            connection.Execute(sql);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {next}"));
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        connection.Execute("COMMIT TRANSACTION");
    }

    private static void BackUp(SqliteConnection connection, string backup)
    {
        if (File.Exists(backup))
        {
            File.Delete(backup);
        }

        StoreFile.CreateIfAbsent(backup);
        using SqliteConnection target = new(new SqliteConnectionStringBuilder { DataSource = backup, Pooling = false }.ToString());
        target.Open();
        connection.BackupDatabase(target);
    }

    private static IEnumerable<(int Version, string Sql)> Scripts()
    {
        Assembly assembly = typeof(Migrations).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
                string version = name[Prefix.Length..^Suffix.Length];
                yield return (int.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
            }
        }
    }
}
