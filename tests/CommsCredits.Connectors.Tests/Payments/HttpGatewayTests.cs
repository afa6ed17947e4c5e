using System.Globalization;
using CommsCredits.Connectors;
using CommsCredits.Engine;

namespace CommsCredits.Tests;

public sealed class HttpGatewayTests : IDisposable
{
    private static readonly Guid OrderId = new("11111111-2222-4333-8444-555555555555");
    private readonly GatewayServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public void Charge_SettledAnswer_IsSettled()
    {
        PaymentOutcome outcome = Gateway().Charge(Request());

        Assert.Equal(new PaymentOutcome(OrderStatus.Settled, string.Empty), outcome);
        SeenRequest seen = Assert.Single(server.Seen);
        Assert.Equal(("/orders", OrderId.ToString(), "application/json; charset=utf-8"), (seen.Path, seen.Key, seen.ContentType));
        Assert.True(seen.IsSignedWith(GatewayServer.Secret));
    }

    [Fact]
    public void Charge_Body_IsTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Gateway().Charge(Request());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(
            """{"orderId":"11111111-2222-4333-8444-555555555555","amount":"1250.50","currency":"USD","orderedAt":"2026-03-20T08:00:00.0000000Z","purchaseOrder":"PO-7","method":{"kind":"Card","token":"tok_9f1","brand":"Visa","last4":"4242","expiry":"2029-09"}}""",
            server.Seen.Single().Body);
    }

    [Fact]
    public void Charge_Agreement_SendsItsNumberAndNoCard()
    {
        PaymentMethod method = new() { Name = "EA", Kind = PaymentMethodKind.EnterpriseAgreement, EnterpriseAgreement = "7654321" };

        Gateway().Charge(Request() with { Method = method, PurchaseOrder = null });

        Assert.EndsWith(
            ""","purchaseOrder":null,"method":{"kind":"EnterpriseAgreement","agreement":"7654321"}}""", server.Seen.Single().Body);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(402)]
    [InlineData(422)]
    public void Charge_DeclinedAnswer_IsDeclinedWithTheReason(int status)
    {
        server.Answer = request => ServerAnswer.Of(request, "Declined", "Insufficient funds.", status);

        Assert.Equal(new PaymentOutcome(OrderStatus.Declined, "Insufficient funds."), Gateway().Charge(Request()));
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData("Settled", OrderStatus.Settled)]
    [InlineData("Declined", OrderStatus.Declined)]
    [InlineData("Pending", OrderStatus.Unknown)]
    public void Timeout_ThenReconcile_TellsWhatBecameOfTheOrder(string later, OrderStatus status)
    {
        server.Answer = request => request.IsQuestion
            ? ServerAnswer.Of(request, later)
            : ServerAnswer.Of(request, later) with { DelayMilliseconds = 10_000 };
        HttpGateway gateway = Gateway(timeoutSeconds: 1);

        PaymentOutcome first = gateway.Charge(Request());
        PaymentOutcome second = gateway.Reconcile(Request());

        Assert.Equal((OrderStatus.Unknown, "No answer within 1 seconds."), (first.Status, first.Reason));
        Assert.Equal((status, false), (second.Status, second.IsNotFound));
        Assert.Single(server.Charges);
        Assert.Equal("/orders/reconcile", server.Seen.Last().Path);
        Assert.Equal("""{"orderId":"11111111-2222-4333-8444-555555555555"}""", server.Seen.Last().Body);
        Assert.All(server.Seen, request => Assert.True(request.IsSignedWith(GatewayServer.Secret)));
    }

    [Fact]
    public void Reconcile_OrderNeverSeen_IsNotFound()
    {
        server.Answer = request => ServerAnswer.Of(request, "NotFound", httpStatus: 404);

        Assert.True(Gateway().Reconcile(Request()).IsNotFound);
    }

    [Fact]
    public void Reconcile_NotFoundWithoutABody_IsUnknown()
    {
        server.Answer = _ => new ServerAnswer(404, "<html>no such page</html>");

        PaymentOutcome outcome = Gateway().Reconcile(Request());

        Assert.Equal((OrderStatus.Unknown, false), (outcome.Status, outcome.IsNotFound));
    }

    [Fact]
    public void Charge_SameOrderTwice_SendsTheSameKeyAndBody()
    {
        Assert.Equal(Gateway().Charge(Request()), Gateway().Charge(Request()));

        Assert.Equal(2, server.Seen.Count);
        Assert.Single(server.Seen.Select(request => (request.Key, request.Body)).Distinct());
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public void Charge_FailureThenAnswer_IsTheAnswerAfterTheRetry(int status)
    {
        server.Answer = request => server.Seen.Count < 3 ? new ServerAnswer(status, "busy") : ServerAnswer.Of(request, "Settled");

        Assert.Equal(OrderStatus.Settled, Gateway().Charge(Request()).Status);
        Assert.Equal(3, server.Seen.Count);
        Assert.Single(server.Seen.Select(request => (request.Key, request.Body)).Distinct());
    }

    [Fact]
    public void Charge_FailureEachTime_IsUnknownAfterFourAttempts()
    {
        server.Answer = request => ServerAnswer.Of(request, "Settled", httpStatus: 503);

        PaymentOutcome outcome = Gateway().Charge(Request());

        Assert.Equal((OrderStatus.Unknown, "The gateway answered with status 503."), (outcome.Status, outcome.Reason));
        Assert.Equal(4, server.Seen.Count);
    }

    [Fact]
    public void Charge_TooManyRequestsWithRetryAfter_WaitsAsLongAndAsksAgain()
    {
        server.Answer = request => server.Seen.Count == 1
            ? new ServerAnswer(429, Header: "Retry-After", HeaderValue: "1")
            : ServerAnswer.Of(request, "Settled");
        long started = TimeProvider.System.GetTimestamp();

        Assert.Equal(OrderStatus.Settled, Gateway().Charge(Request()).Status);

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.95));
        Assert.Equal(2, server.Seen.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("86400")]
    public void Charge_TooManyRequestsWithoutAUsableRetryAfter_IsUnknownAtOnce(string? wait)
    {
        server.Answer = _ => new ServerAnswer(429, Header: wait is null ? null : "Retry-After", HeaderValue: wait);

        Assert.Equal(OrderStatus.Unknown, Gateway().Charge(Request()).Status);
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("[]")]
    [InlineData("{\"status\":\"Settled\"}")]
    [InlineData("{\"orderId\":\"99999999-2222-4333-8444-555555555555\",\"status\":\"Settled\"}")]
    [InlineData("{\"orderId\":\"11111111-2222-4333-8444-555555555555\",\"status\":\"Paid\"}")]
    [InlineData("{\"orderId\":\"11111111-2222-4333-8444-555555555555\",\"status\":7}")]
    [InlineData("{\"orderId\":\"11111111-2222-4333-8444-555555555555\",\"status\":\"Settled\"")]
    [InlineData("{\"orderId\":\"11111111-2222-4333-8444-555555555555\",\"status\":\"\\ud800\"}")]
    public void Charge_GarbageBody_IsUnknown(string body)
    {
        server.Answer = _ => new ServerAnswer(200, body);

        Assert.Equal(OrderStatus.Unknown, Gateway().Charge(Request()).Status);
        Assert.Single(server.Seen);
    }

    [Fact]
    public void Charge_HugeBody_IsUnknownAndNotReadToTheEnd()
    {
        server.Answer = request => new ServerAnswer(
            200, $$"""{"orderId":"{{request.OrderId}}","status":"Settled","reason":"{{new string('x', 50_000_000)}}"}""");

        PaymentOutcome outcome = Gateway(timeoutSeconds: 60).Charge(Request());

        Assert.Equal((OrderStatus.Unknown, "The gateway's answer is too long to be one."), (outcome.Status, outcome.Reason));
    }

    [Fact]
    public void Charge_BodyThatNeverEnds_IsUnknownWithinTheTimeout()
    {
        server.Answer = request => ServerAnswer.Of(request, "Settled") with { StallMilliseconds = 20_000 };
        long started = TimeProvider.System.GetTimestamp();

        Assert.Equal(OrderStatus.Unknown, Gateway(timeoutSeconds: 1).Charge(Request()).Status);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public void Charge_Redirect_IsNotFollowed(int status)
    {
        server.Answer = request => request.Path == "/orders"
            ? new ServerAnswer(status, Header: "Location", HeaderValue: server.Url + "/elsewhere")
            : ServerAnswer.Of(request, "Settled");

        Assert.Equal(OrderStatus.Unknown, Gateway().Charge(Request()).Status);
        Assert.Single(server.Seen);
    }

    [Fact]
    public void Charge_WrongSecret_IsRefusedByTheServerAndDeclined()
    {
        PaymentOutcome outcome = Gateway(secret: "another secret").Charge(Request());

        Assert.Equal((OrderStatus.Declined, "The gateway refused the request with status 401."), (outcome.Status, outcome.Reason));
        Assert.False(server.Seen.Single().IsSignedWith(GatewayServer.Secret));
    }

    [Fact]
    public void Charge_RefusalAfterAFailure_IsUnknown()
    {
        server.Answer = _ => new ServerAnswer(server.Seen.Count == 1 ? 500 : 400);

        Assert.Equal(OrderStatus.Unknown, Gateway().Charge(Request()).Status);
    }

    [Fact]
    public void Charge_NobodyListens_IsDeclinedAsNotAsked()
    {
        GatewaySettings nowhere = server.Settings() with { Url = new Uri($"http://127.0.0.1:{HttpServer.FreePort()}/orders") };

        PaymentOutcome outcome = new HttpGateway(nowhere, PlainProtector.Instance, TimeProvider.System) { FirstWait = TimeSpan.FromMilliseconds(1) }
            .Charge(Request());

        Assert.Equal(OrderStatus.Declined, outcome.Status);
        Assert.StartsWith(ErrorIds.GatewayUnreachable, outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a secret that both sides know")]
    [InlineData("tok_9f1 was refused")]
    [InlineData("card 4111 1111 1111 1111 is stolen")]
    public void Charge_ReasonThatTellsASecret_IsNotRepeated(string reason)
    {
        server.Answer = request => ServerAnswer.Of(request, "Declined", reason);

        Assert.Equal("The gateway declined.", Gateway().Charge(Request()).Reason);
    }

    [Fact]
    public void Charge_LongReason_IsCutToALine()
    {
        server.Answer = request => ServerAnswer.Of(request, "Declined", "No.\\r\\n" + new string('x', 1000));

        string reason = Gateway().Charge(Request()).Reason;

        Assert.Equal(200, reason.Length);
        Assert.DoesNotContain(reason, char.IsControl);
    }

    [Theory]
    [InlineData("http://payments.contoso.com/orders")]
    [InlineData("https://user:word@payments.contoso.com/orders")]
    [InlineData("https://payments.contoso.com/orders?key=hidden")]
    [InlineData("ftp://payments.contoso.com/orders")]
    [InlineData("payments.contoso.com")]
    public void Url_ThatIsNotSafe_IsRefused(string url)
    {
        CommsCreditException refusal = Assert.Throws<CommsCreditException>(() => GatewaySettings.CheckUrl(url));

        Assert.Equal(ErrorIds.ParameterInvalid, refusal.Id);
        Assert.DoesNotContain("word", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.Message, StringComparison.Ordinal);
    }

    private HttpGateway Gateway(int timeoutSeconds = 20, string secret = GatewayServer.Secret) =>
        new(server.Settings(timeoutSeconds, secret), PlainProtector.Instance, TimeProvider.System) { FirstWait = TimeSpan.FromMilliseconds(10) };

    internal static PaymentRequest Request() => new(
        OrderId,
        Money.FromDecimal(1250.50m, Currency.FromStored("USD")),
        new PaymentMethod
        {
            Name = "Card",
            Kind = PaymentMethodKind.Card,
            ProtectedToken = PlainProtector.Instance.Protect("tok_9f1"),
            CardBrand = "Visa",
            CardLast4 = "4242",
            CardExpiry = new Month(2029, 9),
        },
        "PO-7",
        new DateTimeOffset(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
}
