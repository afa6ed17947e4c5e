using System.Collections.Concurrent;
using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommsCredits.Storage;

/// <summary>A store in one SQLite file: WAL, synchronous=FULL, one writer over all processes (design §6, docs/adr/0002).</summary>
/// <remarks>
/// Safe for several threads: writers wait for each other, views have connections of their own. Disposing checkpoints and
/// closes; with no process open, the one file is complete.
/// </remarks>
public sealed class SqliteStore : ICreditStore
{
    private readonly string path;
    private readonly TimeSpan timeout;
    private readonly WriteLease? lease;
    private readonly SqliteConnection writer;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private VersionWatch? watch;
    private bool watchReady;
    private object? watchLock = new();
    private volatile bool disposed;

    private SqliteStore(string path, TimeSpan timeout, WriteLease? lease, SqliteConnection writer, bool rehearsal)
    {
        this.path = path;
        this.timeout = timeout;
        this.lease = lease;
        this.writer = writer;
        Info = new StoreInfo("SQLite", path, Migrations.Latest, rehearsal);
    }

    /// <inheritdoc/>
    public StoreInfo Info { get; }

    /// <summary>The moment at which a rehearsal store's clock stands; null for a real store.</summary>
    public DateTimeOffset? RehearsalNow
    {
        get
        {
            using IUnitOfWork view = Read();
            return view.Rehearsal.Now;
        }
    }

    private bool InMemoryOnly => lease is null;

    /// <summary>Opens a store file, created or migrated where needed.</summary>
    /// <param name="options">The file and how it is opened.</param>
    /// <returns>The store.</returns>
    /// <exception cref="CommsCreditException">
    /// StoreCorrupt, StoreNewer, StoreOnNetwork, StoreBusy, ClockBackwards, FileNotFound (the path cannot be used) or
    /// ParameterInvalid (a rehearsal of a real store).
    /// </exception>
    public static SqliteStore Open(SqliteStoreOptions options)
    {
        string file = StoreFile.Locate(options.Path);
        if (options.Rehearsal && options.Now is null && !File.Exists(file))
        {
            throw StoreErrors.NowMissing(file);
        }

        bool isNew = StoreFile.CreateIfAbsent(file);
        StoreFile.Enter(file);
        WriteLease ownLease = new(file + ".lease", options.BusyTimeout);
        SqliteConnection? connection = null;
        try
        {
            using IDisposable held = ownLease.TryAcquire() ?? throw StoreErrors.Busy(file, options.BusyTimeout);
            isNew = isNew && new FileInfo(file).Length == 0;
            connection = StoreConnection.Open(file, options.BusyTimeout, readOnly: false);
            Migrations.Run(connection, file, isNew);
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0");
            bool rehearsal = RehearsalClock.Prepare(connection, options, file, isNew);
            return new SqliteStore(file, options.BusyTimeout, ownLease, connection, rehearsal);
        }
        catch (SqliteException failed)
        {
            connection?.Dispose();
            StoreFile.Leave(file);
            throw StoreErrors.Translate(failed, file, options.BusyTimeout);
        }
        catch
        {
            connection?.Dispose();
            StoreFile.Leave(file);
            throw;
        }
    }

    /// <summary>Opens an empty store in memory: what <c>-WhatIf</c> works on where no file exists yet.</summary>
    /// <param name="options">The file that is not created, and its clock.</param>
    /// <returns>The store.</returns>
    public static SqliteStore InMemory(SqliteStoreOptions options)
    {
        SqliteConnection connection = StoreConnection.Open(":memory:", options.BusyTimeout, readOnly: false);
        Migrations.Run(connection, options.Path, isNew: true);
        bool rehearsal = RehearsalClock.Prepare(connection, options, options.Path, isNew: true);
        return new SqliteStore(options.Path, options.BusyTimeout, lease: null, connection, rehearsal);
    }

    /// <inheritdoc/>
    public long Version()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return InMemoryOnly ? raw.sqlite3_total_changes(writer.Handle) : Guarded(() => Watch().Read());
    }

    /// <inheritdoc/>
    public IUnitOfWork Read()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (InMemoryOnly)
        {
            return Write(WriteMode.Simulate);
        }

        if (!readers.TryTake(out SqliteConnection? reader))
        {
            reader = Guarded(() => StoreConnection.Open(path, timeout, readOnly: true));
        }

        Guarded(() => reader.Execute("BEGIN TRANSACTION"));
        return new SqliteUnitOfWork(reader, keeps: false, failed => StoreErrors.Translate(failed, path, timeout), () => Return(reader));
    }

    /// <inheritdoc/>
    public IUnitOfWork Write(WriteMode mode)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        // Before the gate, which other threads of this process wait for.
        lease?.LetOthersIn();
        if (!gate.Wait(timeout))
        {
            throw StoreErrors.Busy(path, timeout);
        }

        IDisposable? held = null;
        try
        {
            held = InMemoryOnly ? null : lease!.TryAcquire() ?? throw StoreErrors.Busy(path, timeout);
            Guarded(() => writer.Execute("BEGIN IMMEDIATE"));
        }
        catch
        {
            held?.Dispose();
            gate.Release();
            throw;
        }

        return new SqliteUnitOfWork(
            writer,
            keeps: mode == WriteMode.Commit,
            failed => StoreErrors.Translate(failed, path, timeout),
            () =>
            {
                held?.Dispose();
                gate.Release();
            });
    }

    /// <summary>Writes a copy of the store as it is at one moment, while others go on writing.</summary>
    /// <param name="target">The file, readable by its owner only; it appears whole or not at all.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="mode">Simulated, everything is looked at and nothing is written.</param>
    /// <exception cref="CommsCreditException">FileExists, FileNotFound (no such folder), StoreCorrupt or ParameterInvalid.</exception>
    public void BackUp(string target, bool replace, WriteMode mode)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        try
        {
            BackupWriter.Run(() => StoreConnection.Open(path, timeout, readOnly: true), path, target, replace, mode);
        }
        catch (SqliteException failed)
        {
            throw StoreErrors.Translate(failed, path, timeout);
        }
    }

    /// <summary>Checkpoints and closes. Waits for work that is under way.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        bool mine = gate.Wait(timeout);
        disposed = true;

        // The last close of all processes folds the log into the file; it must not meet another process's write (ADR 0002).
        using IDisposable? held = LeaseToClose();
        while (readers.TryTake(out SqliteConnection? reader))
        {
            reader.Dispose();
        }

        watch?.Dispose();

        if (mine && held is not null)
        {
            FoldLog();
        }

        writer.Dispose();
        if (!InMemoryOnly)
        {
            StoreFile.Leave(path);
        }
    }

    private VersionWatch Watch() => LazyInitializer.EnsureInitialized(
        ref watch, ref watchReady, ref watchLock, () => new VersionWatch(StoreConnection.Open(path, timeout, readOnly: true)))!;

    private void FoldLog()
    {
        try
        {
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException failed) when (StoreErrors.IsOfFile(failed))
        {
            // On a full disk the log stays beside the file, as durable as it was; whoever opens the store next reads both.
        }
    }

    // Where the folder has gone there is nothing to fold the log into, and nothing to complain about.
    private IDisposable? LeaseToClose()
    {
        try
        {
            return lease?.TryAcquire();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Return(SqliteConnection reader)
    {
        if (disposed)
        {
            reader.Dispose();
        }
        else
        {
            readers.Add(reader);
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failed)
        {
            throw StoreErrors.Translate(failed, path, timeout);
        }
    }
}
