using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>The tables of one account: each carries its key, so that no statement can go without it (law L16).</summary>
internal sealed class AccountBooks(SqliteConnection connection, Statements statements, Account account) : IAccountBooks
{
    /// <inheritdoc/>
    public ILedgerTable Ledger { get; } = new LedgerTable(statements, account.Id);

    /// <inheritdoc/>
    public IFundingTable Funding { get; } = new FundingTable(connection, account.Id);

    /// <inheritdoc/>
    public IGatewayTable Gateway { get; } = new GatewayTable(statements, account.Id);

    /// <inheritdoc/>
    public INoticeTable Notices { get; } = new NoticeTable(statements, account.Id);

    /// <inheritdoc/>
    public IUserTable Users { get; } = new UserTable(statements, account.Id);

    /// <inheritdoc/>
    public ILicenseTable Licenses { get; } = new LicenseTable(statements, account.Id);

    /// <inheritdoc/>
    public INumberTable Numbers { get; } = new NumberTable(statements, account.Id);

    /// <inheritdoc/>
    public IAllotmentTable Allotments { get; } = new AllotmentOverrideTable(statements, account.Id);

    /// <inheritdoc/>
    public IRateTable Rates { get; } = new RateTable(statements, account.Id);

    /// <inheritdoc/>
    public ICallTable Calls { get; } = new CallTable(statements, account.Id);

    /// <inheritdoc/>
    public IImportTable Imports { get; } = new ImportTable(statements, account.Id);

    /// <inheritdoc/>
    public IPoolTable Pools { get; } = new PoolTable(statements, account);

    /// <inheritdoc/>
    public ISpendTable Spending { get; } = new SpendTable(statements, account.Id);

    /// <inheritdoc/>
    public ITrailTable Trail { get; } = new TrailTable(statements, account.Id);

    /// <inheritdoc/>
    public IRawBooks Raw { get; } = new RawBooks(statements, connection.DataSource, account.Id);
}
