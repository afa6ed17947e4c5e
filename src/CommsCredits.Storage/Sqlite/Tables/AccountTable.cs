using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>The accounts of a store.</summary>
internal sealed class AccountTable(SqliteConnection connection) : IAccountTable
{
    private const string Columns = """
        account_id AS Id, name AS Name, currency AS Currency, country AS Country, is_default AS IsDefault,
        minimum_funding AS MinimumFunding, whole_amounts AS WholeAmounts, charge_source AS ChargeSource, pool_cap AS PoolCap,
        conferencing_pool AS ConferencingPool, purchased_conferencing_licenses AS PurchasedConferencingLicenses,
        time_zone AS TimeZone, expiry_grace AS ExpiryGrace, charge_includes_connection_fee AS ChargeIncludesConnectionFee
        """;

    /// <inheritdoc/>
    public Account? Find(string? name)
    {
        string where = name is null ? "is_default = 1" : "name_key = @Key";
        Row? row = connection.QuerySingleOrDefault<Row>(
            $"SELECT {Columns} FROM account WHERE {where}", new { Key = name is null ? null : Stored.Key(name.Trim()) });
        return row?.ToAccount();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Account> All() =>
        [.. connection.Query<Row>($"SELECT {Columns} FROM account ORDER BY name_key").Select(row => row.ToAccount())];

    /// <inheritdoc/>
    public Account Insert(Account account)
    {
        int id = connection.ExecuteScalar<int>("SELECT coalesce(max(account_id), 0) + 1 FROM account");
        Account inserted = account with { Id = id, IsDefault = account.IsDefault || id == 1 };
        if (inserted.IsDefault)
        {
            connection.Execute("UPDATE account SET is_default = 0 WHERE is_default = 1");
        }

        connection.Execute(
            """
            INSERT INTO account (account_id, name, name_key, currency, country, is_default, minimum_funding, whole_amounts,
                charge_source, pool_cap, conferencing_pool, purchased_conferencing_licenses, time_zone, expiry_grace,
                charge_includes_connection_fee)
            VALUES (@Id, @Name, @NameKey, @Currency, @Country, @IsDefault, @MinimumFunding, @WholeAmounts,
                @ChargeSource, @PoolCap, @ConferencingPool, @PurchasedConferencingLicenses, @TimeZone, @ExpiryGrace,
                @ChargeIncludesConnectionFee)
            """,
            Row.Of(inserted));
        return inserted;
    }

    /// <inheritdoc/>
    public void Update(Account account)
    {
        if (account.IsDefault)
        {
            connection.Execute("UPDATE account SET is_default = 0 WHERE is_default = 1 AND account_id <> @Id", new { account.Id });
        }

        connection.Execute(
            """
            UPDATE account SET country = @Country, is_default = @IsDefault, minimum_funding = @MinimumFunding,
                whole_amounts = @WholeAmounts, charge_source = @ChargeSource, pool_cap = @PoolCap,
                conferencing_pool = @ConferencingPool, purchased_conferencing_licenses = @PurchasedConferencingLicenses,
                time_zone = @TimeZone, expiry_grace = @ExpiryGrace, charge_includes_connection_fee = @ChargeIncludesConnectionFee
            WHERE account_id = @Id
            """,
            Row.Of(account));
    }

    private sealed class Row
    {
        public int Id { get; set; }

        public string Name { get; set; } = string.Empty;

        public string NameKey => Stored.Key(Name);

        public string Currency { get; set; } = string.Empty;

        public string Country { get; set; } = string.Empty;

        public bool IsDefault { get; set; }

        public long MinimumFunding { get; set; }

        public bool WholeAmounts { get; set; }

        public string ChargeSource { get; set; } = string.Empty;

        public string PoolCap { get; set; } = string.Empty;

        public string ConferencingPool { get; set; } = string.Empty;

        public int PurchasedConferencingLicenses { get; set; }

        public string TimeZone { get; set; } = string.Empty;

        public long ExpiryGrace { get; set; }

        public bool ChargeIncludesConnectionFee { get; set; }

        public static Row Of(Account account) => new()
        {
            Id = account.Id,
            Name = account.Name,
            Currency = account.Currency.Code,
            Country = account.Country,
            IsDefault = account.IsDefault,
            MinimumFunding = Money.FromDecimal(account.Settings.MinimumFunding, account.Currency).Micros,
            WholeAmounts = account.Settings.WholeAmounts,
            ChargeSource = account.Settings.ChargeSource.ToString(),
            PoolCap = account.Settings.PoolCap.ToString(),
            ConferencingPool = account.Settings.ConferencingPool.ToString(),
            PurchasedConferencingLicenses = account.Settings.PurchasedConferencingLicenses,
            TimeZone = account.Settings.TimeZone,
            ExpiryGrace = account.Settings.ExpiryGrace.Ticks,
            ChargeIncludesConnectionFee = account.Settings.ChargeIncludesConnectionFee,
        };

        public Account ToAccount() => new(Id, Name, Engine.Currency.FromStored(Currency), Country, IsDefault, new AccountSettings
        {
            MinimumFunding = Money.ToDecimal(MinimumFunding),
            WholeAmounts = WholeAmounts,
            ChargeSource = Stored.Named<ChargeSource>(ChargeSource),
            PoolCap = Stored.Named<PoolCap>(PoolCap),
            ConferencingPool = Stored.Named<ConferencingPool>(ConferencingPool),
            PurchasedConferencingLicenses = PurchasedConferencingLicenses,
            TimeZone = TimeZone,
            ExpiryGrace = TimeSpan.FromTicks(ExpiryGrace),
            ChargeIncludesConnectionFee = ChargeIncludesConnectionFee,
        });
    }
}
