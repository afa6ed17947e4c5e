using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Users of one account and their usage locations.</summary>
internal sealed class UserTable(Statements statements, int account) : IUserTable
{
    private const string Columns = """
        user_no, user_principal_name, object_id, display_name, usage_location, department, dial_out_policy, conference_dial_out,
        spend_limit, resource_account, removed_at
        """;

    private const string ByObjectId = $"SELECT {Columns} FROM directory_user WHERE account_id = ? AND object_id = ?";
    private const string ByName = $"SELECT {Columns} FROM directory_user WHERE account_id = ? AND name_key = ?";
    private const string ByNumber = $"SELECT {Columns} FROM directory_user WHERE account_id = ? AND user_no = ?";

    /// <inheritdoc/>
    public long Version() => statements.Rows(
        "SELECT directory_version FROM account WHERE account_id = $1", row => row.GetInt64(0), account)[0];

    /// <inheritdoc/>
    public User? Find(UserIdentity identity)
    {
        User? byObject = identity.ObjectId is { } id ? One(ByObjectId, row => row.Bind((Guid?)id)) : null;
        return byObject ?? (identity.UserPrincipalName is { } name ? One(ByName, row => row.Bind(Stored.Key(name))) : null);
    }

    /// <inheritdoc/>
    public User? Get(int number) => One(ByNumber, row => row.Bind(number));

    /// <inheritdoc/>
    public IReadOnlyList<User> Page(string afterKey, int limit, bool withRemoved) => statements.HotRows(
        $"""
        SELECT {Columns} FROM directory_user
        WHERE account_id = ? AND name_key > ? AND (? OR removed_at IS NULL) ORDER BY name_key LIMIT ?
        """,
        row =>
        {
            row.Bind(account);
            row.Bind(afterKey);
            row.Bind(withRemoved ? 1 : 0);
            row.Bind(limit);
        },
        Map);

    /// <inheritdoc/>
    public User Insert(User user)
    {
        int number = statements.Rows(
            "SELECT coalesce(max(user_no), 0) + 1 FROM directory_user WHERE account_id = $1", row => row.GetInt32(0), account)[0];
        User inserted = user with { Number = number };
        Write(
            $"INSERT INTO directory_user (account_id, {Columns}, name_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            inserted);
        return inserted;
    }

    /// <inheritdoc/>
    public void Update(User user) => Write(
        """
        UPDATE directory_user SET user_principal_name = $3, object_id = $4, display_name = $5, usage_location = $6,
            department = $7, dial_out_policy = $8, conference_dial_out = $9, spend_limit = $10, resource_account = $11,
            removed_at = $12, name_key = $13
        WHERE account_id = $1 AND user_no = $2
        """,
        user);

    /// <inheritdoc/>
    public void FollowRename(User user, string oldName)
    {
        // Calls from before he was recorded have no number of a user yet; they, and the pools they used, were found by the old name.
        statements.Run(
            """
            UPDATE call_party SET name_key = $4, pool_holder = CASE pool_holder WHEN 'u' || $2 THEN 'n' || $3 ELSE pool_holder END
            WHERE account_id = $1 AND name_key = $2 AND (user_no = $3 OR user_no IS NULL)
            """,
            account,
            Stored.Key(oldName),
            user.Number,
            Stored.Key(user.UserPrincipalName));
        statements.Run(
            "UPDATE directory_user SET resource_account = $3 WHERE account_id = $1 AND resource_account = $2 COLLATE NOCASE",
            account,
            oldName,
            user.UserPrincipalName);
        statements.Run(
            "UPDATE registered_number SET assigned_to = $3 WHERE account_id = $1 AND assigned_to = $2 COLLATE NOCASE",
            account,
            oldName,
            user.UserPrincipalName);
    }

    /// <inheritdoc/>
    public IReadOnlyList<UsageLocation> Locations(int userNumber) => statements.HotRows(
        "SELECT country, effective_from FROM usage_location WHERE account_id = ? AND user_no = ? ORDER BY effective_from",
        row =>
        {
            row.Bind(account);
            row.Bind(userNumber);
        },
        row => new UsageLocation(row.Text(0)!, Stored.Moment(row.Long(1))));

    /// <inheritdoc/>
    public void AddLocation(int userNumber, UsageLocation location)
    {
        long from = Stored.Ticks(location.From);

        // Nothing comes before what holds since ever.
        if (location.From != DateTimeOffset.MinValue)
        {
            statements.Run(
                "UPDATE usage_location SET effective_to = $3 WHERE account_id = $1 AND user_no = $2 AND effective_to IS NULL",
                account,
                userNumber,
                from);
        }

        RawStatement insert = statements.Hot(
            """
            INSERT INTO usage_location (account_id, user_no, effective_from, country, pool_country) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account_id, user_no, effective_from) DO UPDATE
                SET country = excluded.country, pool_country = excluded.pool_country, effective_to = NULL
            """);
        insert.Bind(account);
        insert.Bind(userNumber);
        insert.Bind(from);
        insert.Bind(location.Country);
        insert.Bind(AllotmentTable.Default.PoolCountry(location.Country));
        insert.Step();
        Touch(statements, account);
    }

    /// <summary>What imports keep of users and licences is out of date from here on.</summary>
    public static void Touch(Statements statements, int account)
    {
        RawStatement touch = statements.Hot("UPDATE account SET directory_version = directory_version + 1 WHERE account_id = $1");
        touch.Bind(account);
        touch.Step();
    }

    private void Write(string sql, User user)
    {
        statements.Run(
            sql,
            account,
            user.Number,
            user.UserPrincipalName,
            Stored.Blob(user.ObjectId),
            user.DisplayName,
            user.UsageLocation,
            user.Department,
            user.DialOutPolicy.ToString(),
            user.ConferenceDialOut.ToString(),
            user.SpendLimit,
            user.ResourceAccount,
            Stored.Ticks(user.RemovedAt),
            Stored.Key(user.UserPrincipalName));
        HolderAdoption.Run(statements, account, user);
        Touch(statements, account);
    }

    private User? One(string sql, Action<RawStatement> bind) => statements.HotRows(
        sql,
        row =>
        {
            row.Bind(account);
            bind(row);
        },
        Map).FirstOrDefault();

    private static User Map(RawStatement row) => new()
    {
        Number = checked((int)row.Long(0)),
        UserPrincipalName = row.Text(1)!,
        ObjectId = row.Id(2),
        DisplayName = row.Text(3),
        UsageLocation = row.Text(4),
        Department = row.Text(5),
        DialOutPolicy = Stored.Named<DialOutPolicy>(row.Text(6)!),
        ConferenceDialOut = Stored.Named<ConferenceDialOut>(row.Text(7)!),
        SpendLimit = row.LongOrNull(8),
        ResourceAccount = row.Text(9),
        RemovedAt = Stored.Moment(row.LongOrNull(10)),
    };
}
