using CommsCredits.Engine;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Rate cards of one account.</summary>
internal sealed class RateTable(Statements statements, int account) : IRateTable
{
    private const string CardColumns = "card_no, name, currency, effective_from, effective_to, rates";
    private const string RateColumns = """
        prefix, service, origin, destination, country, number_class, per_minute, connection_fee, increment_seconds, minimum_seconds
        """;

    /// <inheritdoc/>
    public long Version() => statements.Rows(
        "SELECT rates_version FROM account WHERE account_id = $1", row => row.GetInt64(0), account)[0];

    /// <inheritdoc/>
    public IReadOnlyList<RateCard> Cards() => statements.Rows(
        $"""
        SELECT {CardColumns} FROM rate_card WHERE account_id = $1
        ORDER BY lower(name), effective_from NULLS FIRST, card_no
        """,
        MapCard,
        account);

    /// <inheritdoc/>
    public RateCard Insert(RateCard card, IReadOnlyList<Rate> rates)
    {
        int number = statements.Rows(
            "SELECT coalesce(max(card_no), 0) + 1 FROM rate_card WHERE account_id = $1", row => row.GetInt32(0), account)[0];
        statements.Run(
            $"INSERT INTO rate_card (account_id, {CardColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            account,
            number,
            card.Name,
            card.Currency.Code,
            Stored.Ticks(card.EffectiveFrom),
            Stored.Ticks(card.EffectiveTo),
            rates.Count);
        foreach (Rate rate in rates)
        {
            statements.Run(
                $"INSERT INTO rate (account_id, card_no, {RateColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                account,
                number,
                rate.Prefix,
                (int)rate.Service,
                rate.Origin,
                rate.Destination,
                rate.Country,
                (int)rate.NumberClass,
                rate.PerMinute,
                rate.ConnectionFee,
                rate.IncrementSeconds,
                rate.MinimumSeconds);
        }

        Touch();
        return card with { Number = number, Rates = rates.Count };
    }

    /// <inheritdoc/>
    public void Close(int cardNumber, DateTimeOffset effectiveTo) => Reopen(cardNumber, effectiveTo);

    /// <inheritdoc/>
    public void Reopen(int cardNumber, DateTimeOffset? effectiveTo)
    {
        statements.Run(
            "UPDATE rate_card SET effective_to = $3 WHERE account_id = $1 AND card_no = $2",
            account,
            cardNumber,
            Stored.Ticks(effectiveTo));
        Touch();
    }

    /// <inheritdoc/>
    public void Remove(int cardNumber)
    {
        statements.Run("DELETE FROM rate WHERE account_id = $1 AND card_no = $2", account, cardNumber);
        statements.Run("DELETE FROM rate_card WHERE account_id = $1 AND card_no = $2", account, cardNumber);
        Touch();
    }

    /// <inheritdoc/>
    public long CallsPricedWith(int cardNumber) => statements.Rows(
        "SELECT count(*) FROM call WHERE account_id = $1 AND card_no = $2", row => row.GetInt64(0), account, cardNumber)[0];

    /// <inheritdoc/>
    public IReadOnlyList<Rate> Rates(int cardNumber) => statements.Rows(
        $"SELECT {RateColumns} FROM rate WHERE account_id = $1 AND card_no = $2 ORDER BY prefix, service, origin",
        MapRate,
        account,
        cardNumber);

    // What other processes keep of the cards is out of date from here on.
    private void Touch() => statements.Run("UPDATE account SET rates_version = rates_version + 1 WHERE account_id = $1", account);

    private static RateCard MapCard(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        Currency.FromStored(row.GetString(2)),
        row.MomentOrNull(3),
        row.MomentOrNull(4),
        row.GetInt32(5));

    private static Rate MapRate(SqliteDataReader row) => new()
    {
        Prefix = row.GetString(0),
        Service = (RatedService)row.GetByte(1),
        Origin = string.Intern(row.GetString(2)),
        Destination = row.GetString(3),
        Country = string.Intern(row.GetString(4)),
        NumberClass = (NumberClass)row.GetByte(5),
        PerMinute = row.GetInt64(6),
        ConnectionFee = row.GetInt64(7),
        IncrementSeconds = row.GetInt32(8),
        MinimumSeconds = row.GetInt32(9),
    };
}
