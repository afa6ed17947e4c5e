using CommsCredits.Engine;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommsCredits.Storage;

/// <summary>Orders, payment methods and auto-recharge of one account.</summary>
internal sealed class FundingTable(SqliteConnection connection, int account) : IFundingTable
{
    private const string OrderColumns = """
        order_id AS OrderId, kind AS Kind, amount AS Amount, status AS Status, payment_method AS PaymentMethod,
        purchase_order AS PurchaseOrder, lot_id AS LotId, ordered_at AS OrderedAt, purchased_at AS PurchasedAt,
        expires_at AS ExpiresAt, balance_after AS BalanceAfter, reason AS Reason, request_id AS RequestId
        """;

    /// <inheritdoc/>
    public Order? FindOrder(Guid orderId) => connection.QuerySingleOrDefault<OrderRow>(
        $"SELECT {OrderColumns} FROM purchase_order WHERE account_id = @account AND order_id = @id",
        new { account, id = Stored.Blob(orderId) })?.ToOrder();

    /// <inheritdoc/>
    public IReadOnlyList<Order> Orders(DateTimeOffset? from, DateTimeOffset? to, OrderKind? kind, OrderStatus? status) =>
        [.. connection.Query<OrderRow>(
            $"""
            SELECT {OrderColumns} FROM purchase_order
            WHERE account_id = @account AND (@from IS NULL OR ordered_at >= @from) AND (@to IS NULL OR ordered_at < @to)
                AND (@kind IS NULL OR kind = @kind) AND (@status IS NULL OR status = @status)
            ORDER BY ordered_at, order_no
            """,
            new { account, from = Stored.Ticks(from), to = Stored.Ticks(to), kind = kind?.ToString(), status = status?.ToString() })
            .Select(row => row.ToOrder())];

    /// <inheritdoc/>
    public void SaveOrder(Order order) => connection.Execute(
        """
        INSERT INTO purchase_order (account_id, order_id, order_no, kind, amount, status, payment_method, purchase_order, lot_id,
            ordered_at, purchased_at, expires_at, balance_after, reason, request_id)
        VALUES (@account, @OrderId, (SELECT count(*) + 1 FROM purchase_order WHERE account_id = @account), @Kind, @Amount, @Status,
            @PaymentMethod, @PurchaseOrder, @LotId, @OrderedAt, @PurchasedAt, @ExpiresAt, @BalanceAfter, @Reason, @RequestId)
        ON CONFLICT (account_id, order_id) DO UPDATE SET status = excluded.status, lot_id = excluded.lot_id,
            expires_at = excluded.expires_at, balance_after = excluded.balance_after, reason = excluded.reason
        """,
        new
        {
            account,
            OrderId = Stored.Blob(order.OrderId),
            Kind = order.Kind.ToString(),
            order.Amount,
            Status = order.Status.ToString(),
            order.PaymentMethod,
            order.PurchaseOrder,
            LotId = Stored.Blob(order.LotId),
            OrderedAt = Stored.Ticks(order.OrderedAt),
            PurchasedAt = Stored.Ticks(order.PurchasedAt),
            ExpiresAt = Stored.Ticks(order.ExpiresAt),
            order.BalanceAfter,
            order.Reason,
            RequestId = Stored.Blob(order.RequestId),
        });

    /// <inheritdoc/>
    public IReadOnlyList<PaymentMethod> PaymentMethods() => [.. connection.Query<MethodRow>(
        """
        SELECT name AS Name, kind AS Kind, protected_token AS ProtectedToken, card_brand AS CardBrand, card_last4 AS CardLast4,
            card_expiry AS CardExpiry, enterprise_agreement AS EnterpriseAgreement, is_default AS IsDefault
        FROM payment_method WHERE account_id = @account ORDER BY name_key
        """,
        new { account }).Select(row => row.ToMethod())];

    /// <inheritdoc/>
    public void SavePaymentMethod(PaymentMethod method)
    {
        if (method.IsDefault)
        {
            connection.Execute("UPDATE payment_method SET is_default = 0 WHERE account_id = @account", new { account });
        }

        connection.Execute(
            """
            INSERT INTO payment_method (account_id, name, name_key, kind, protected_token, card_brand, card_last4, card_expiry,
                enterprise_agreement, is_default)
            VALUES (@account, @Name, @Key, @Kind, @ProtectedToken, @CardBrand, @CardLast4, @CardExpiry, @EnterpriseAgreement, @IsDefault)
            ON CONFLICT (account_id, name_key) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                protected_token = excluded.protected_token, card_brand = excluded.card_brand, card_last4 = excluded.card_last4,
                card_expiry = excluded.card_expiry, enterprise_agreement = excluded.enterprise_agreement,
                is_default = excluded.is_default
            """,
            new
            {
                account,
                method.Name,
                Key = Stored.Key(method.Name),
                Kind = method.Kind.ToString(),
                method.ProtectedToken,
                method.CardBrand,
                method.CardLast4,
                CardExpiry = method.CardExpiry?.Key,
                method.EnterpriseAgreement,
                method.IsDefault,
            });
    }

    /// <inheritdoc/>
    public void RemovePaymentMethod(string name) => connection.Execute(
        "DELETE FROM payment_method WHERE account_id = @account AND name_key = @Key", new { account, Key = Stored.Key(name) });

    /// <inheritdoc/>
    public AutoRecharge AutoRecharge() => connection.QuerySingleOrDefault<RechargeRow>(
        """
        SELECT enabled AS Enabled, recharge_amount AS RechargeAmount, trigger_amount AS TriggerAmount, payment_method AS PaymentMethod,
            backup_payment_method AS BackupPaymentMethod, monthly_ceiling AS MonthlyCeiling, last_order_id AS LastOrderId,
            next_attempt_at AS NextAttemptAt, declines AS Declines
        FROM auto_recharge WHERE account_id = @account
        """,
        new { account })?.ToSettings() ?? Engine.AutoRecharge.NotConfigured;

    /// <inheritdoc/>
    public void SaveAutoRecharge(AutoRecharge settings) => connection.Execute(
        """
        INSERT OR REPLACE INTO auto_recharge (account_id, enabled, recharge_amount, trigger_amount, payment_method,
            backup_payment_method, monthly_ceiling, last_order_id, next_attempt_at, declines)
        VALUES (@account, @Enabled, @RechargeAmount, @TriggerAmount, @PaymentMethod, @BackupPaymentMethod, @MonthlyCeiling,
            @LastOrderId, @NextAttemptAt, @Declines)
        """,
        new
        {
            account,
            settings.Enabled,
            settings.RechargeAmount,
            settings.TriggerAmount,
            settings.PaymentMethod,
            settings.BackupPaymentMethod,
            settings.MonthlyCeiling,
            LastOrderId = Stored.Blob(settings.LastOrderId),
            NextAttemptAt = Stored.Ticks(settings.NextAttemptAt),
            settings.Declines,
        });

    private sealed class OrderRow
    {
        public byte[] OrderId { get; set; } = [];

        public string Kind { get; set; } = string.Empty;

        public long Amount { get; set; }

        public string Status { get; set; } = string.Empty;

        public string? PaymentMethod { get; set; }

        public string? PurchaseOrder { get; set; }

        public byte[]? LotId { get; set; }

        public long OrderedAt { get; set; }

        public long PurchasedAt { get; set; }

        public long? ExpiresAt { get; set; }

        public long? BalanceAfter { get; set; }

        public string Reason { get; set; } = string.Empty;

        public byte[]? RequestId { get; set; }

        public Order ToOrder() => new()
        {
            OrderId = Stored.Id(OrderId),
            Kind = Stored.Named<OrderKind>(Kind),
            Amount = Amount,
            Status = Stored.Named<OrderStatus>(Status),
            PaymentMethod = PaymentMethod,
            PurchaseOrder = PurchaseOrder,
            LotId = Stored.IdOrNull(LotId),
            OrderedAt = Stored.Moment(OrderedAt),
            PurchasedAt = Stored.Moment(PurchasedAt),
            ExpiresAt = Stored.Moment(ExpiresAt),
            BalanceAfter = BalanceAfter,
            Reason = Reason,
            RequestId = Stored.IdOrNull(RequestId),
        };
    }

    private sealed class MethodRow
    {
        public string Name { get; set; } = string.Empty;

        public string Kind { get; set; } = string.Empty;

        public byte[]? ProtectedToken { get; set; }

        public string? CardBrand { get; set; }

        public string? CardLast4 { get; set; }

        public int? CardExpiry { get; set; }

        public string? EnterpriseAgreement { get; set; }

        public bool IsDefault { get; set; }

        public PaymentMethod ToMethod() => new()
        {
            Name = Name,
            Kind = Stored.Named<PaymentMethodKind>(Kind),
            ProtectedToken = ProtectedToken,
            CardBrand = CardBrand,
            CardLast4 = CardLast4,
            CardExpiry = CardExpiry is { } key ? Month.FromKey(key) : null,
            EnterpriseAgreement = EnterpriseAgreement,
            IsDefault = IsDefault,
        };
    }

    private sealed class RechargeRow
    {
        public bool Enabled { get; set; }

        public long RechargeAmount { get; set; }

        public long TriggerAmount { get; set; }

        public string? PaymentMethod { get; set; }

        public string? BackupPaymentMethod { get; set; }

        public long? MonthlyCeiling { get; set; }

        public byte[]? LastOrderId { get; set; }

        public long? NextAttemptAt { get; set; }

        public int Declines { get; set; }

        public AutoRecharge ToSettings() => new()
        {
            Enabled = Enabled,
            RechargeAmount = RechargeAmount,
            TriggerAmount = TriggerAmount,
            PaymentMethod = PaymentMethod,
            BackupPaymentMethod = BackupPaymentMethod,
            MonthlyCeiling = MonthlyCeiling,
            LastOrderId = Stored.IdOrNull(LastOrderId),
            NextAttemptAt = Stored.Moment(NextAttemptAt),
            Declines = Declines,
        };
    }
}
