using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>A transaction on one connection; what is not committed is rolled back.</summary>
internal sealed class SqliteUnitOfWork(
    SqliteConnection connection, bool keeps, Func<SqliteException, Exception> translate, Action release) : IUnitOfWork
{
    private readonly Statements statements = new(connection, translate);
    private bool open = true;
    private bool released;

    /// <inheritdoc/>
    public IAccountTable Accounts => new AccountTable(connection);

    /// <inheritdoc/>
    public IRehearsalClock Rehearsal => new RehearsalClock(connection);

    /// <inheritdoc/>
    public IAccountBooks Of(Account account) => new AccountBooks(connection, statements, account);

    /// <inheritdoc/>
    public void Commit()
    {
        if (!keeps)
        {
            return;
        }

        try
        {
            connection.Execute("COMMIT TRANSACTION");
            open = false;
        }
        catch (SqliteException failed)
        {
            throw translate(failed);
        }

        // The lease is given back only when the work is disposed; it may go on until then, as the next transaction.
        connection.Execute("BEGIN TRANSACTION");
        open = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (released)
        {
            return;
        }

        released = true;
        try
        {
            statements.Dispose();
            // On a full disk SQLite has rolled back already.
            if (open && SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                connection.Execute("ROLLBACK TRANSACTION");
            }
        }
        finally
        {
            release();
        }
    }
}
