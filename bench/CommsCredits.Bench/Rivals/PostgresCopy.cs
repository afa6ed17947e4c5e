namespace CommsCredits.Bench;

/// <summary>PostgreSQL <c>COPY</c> of an export into one table of texts without an index.</summary>
/// <param name="Sums">What it counts.</param>
/// <param name="Seconds">How long the COPY took.</param>
/// <param name="Version">The server's version.</param>
internal sealed record PostgresCopy(CallSums Sums, double Seconds, string Version)
{
    /// <summary>Makes a server in an empty folder, copies, counts, and stops it.</summary>
    /// <exception cref="SkippedException">PostgreSQL is not installed, or cannot run here.</exception>
    public static PostgresCopy Run(string folder, string export)
    {
        if (OperatingSystem.IsWindows())
            throw new SkippedException("its cluster here is reached by a socket of Unix");
        using PostgresCluster cluster = PostgresCluster.Start(folder);
        cluster.Query(RivalSql.CreateTable(export, withKey: false));
        Disk.Settle(export);
        CommandResult copy = cluster.Query($"COPY calls FROM '{export}' WITH (FORMAT csv, HEADER)");
        return new PostgresCopy(
            CallSums.Parse("PostgreSQL", cluster.Query(RivalSql.Totals, RivalSql.Groups).Lines),
            copy.Elapsed.TotalSeconds,
            cluster.Query("SHOW server_version").Lines[0].Split(' ')[0]);
    }
}
