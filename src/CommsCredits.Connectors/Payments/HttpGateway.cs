using System.Security.Cryptography;
using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Asks the organisation's own endpoint for payments, as docs/gateway.md says.</summary>
/// <param name="settings">Where, how long one request may take, and the secret.</param>
/// <param name="protector">Reads the secret and the tokens of cards.</param>
/// <param name="clock">The time, for signatures and waits.</param>
/// <remarks>Whatever the network or the endpoint does becomes an outcome; no secret and no token is part of a reason.</remarks>
public sealed class HttpGateway(GatewaySettings settings, ISecretProtector protector, TimeProvider clock) : IPaymentGateway
{
    private const string ReconcileSegment = "reconcile";
    private const int LongestReason = 200;

    /// <summary>The wait before the second attempt; it doubles with each. One second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Every attempt until its time-out, and the longest waits between them.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds((GatewayLine.Retries + 1L) * settings.TimeoutSeconds)
        + TimeSpan.FromTicks(GatewayLine.LongestWait.Ticks * GatewayLine.Retries);

    /// <inheritdoc/>
    public PaymentOutcome Charge(PaymentRequest request)
    {
        if (Secrets(request.Method) is not (string secret, string token))
        {
            return Unreachable("The secret or the card's token cannot be read by this user on this machine; give it anew.");
        }

        byte[] body = GatewayWire.Order(request, token.Length == 0 ? null : token);
        (GatewayReply last, bool before) = Line(secret).Ask(settings.Url, request.OrderId, body);
        return last.Statement is { } answer ? Said(answer, secret, token)
            : last.Contact == GatewayContact.NotSent && !before ? Unreachable($"No connection to {settings.Url.Authority}.")
            : last.IsRefusal && !before ? new PaymentOutcome(
                OrderStatus.Declined, FormattableString.Invariant($"The gateway refused the request with status {last.Status}."))
            : Unknown(last);
    }

    /// <inheritdoc/>
    public PaymentOutcome Reconcile(PaymentRequest request)
    {
        if (Secrets(request.Method) is not (string secret, string token))
        {
            return new PaymentOutcome(OrderStatus.Unknown, "The gateway's secret cannot be read by this user on this machine.");
        }

        (GatewayReply last, _) = Line(secret).Ask(ReconcileUrl, request.OrderId, GatewayWire.Question(request.OrderId));
        return last.Statement is not { } answer ? Unknown(last)
            : answer.Statement == GatewayStatement.NotFound ? PaymentOutcome.NotFound
            : Said(answer, secret, token);
    }

    private Uri ReconcileUrl => new(settings.Url.AbsoluteUri.TrimEnd('/') + "/" + ReconcileSegment);

    private GatewayLine Line(string secret) => new(settings, secret, clock, FirstWait);

    // An empty token is none: an agreement has no secret.
    private (string Secret, string Token)? Secrets(PaymentMethod method)
    {
        try
        {
            string token = method.ProtectedToken is { } stored ? protector.Unprotect(stored) : string.Empty;
            return (protector.Unprotect(settings.ProtectedSecret), token);
        }
        catch (Exception unreadable) when (unreadable
            is CryptographicException or CommsCreditException or IOException or UnauthorizedAccessException or OverflowException)
        {
            return null;
        }
    }

    private static PaymentOutcome Said(GatewayAnswer answer, string secret, string token) => answer.Statement switch
    {
        GatewayStatement.Settled => new PaymentOutcome(OrderStatus.Settled, string.Empty),
        GatewayStatement.Declined => new PaymentOutcome(OrderStatus.Declined, Clean(answer.Reason, "The gateway declined.", secret, token)),
        _ => new PaymentOutcome(OrderStatus.Unknown, Clean(answer.Reason, "The gateway has not decided yet.", secret, token)),
    };

    private static PaymentOutcome Unreachable(string why) => new(OrderStatus.Declined, $"{ErrorIds.GatewayUnreachable}: {why}");

    private PaymentOutcome Unknown(GatewayReply last) => new(OrderStatus.Unknown, last switch
    {
        { Contact: GatewayContact.TimedOut } => FormattableString.Invariant($"No answer within {settings.TimeoutSeconds} seconds."),
        { Contact: GatewayContact.TooLong } => "The gateway's answer is too long to be one.",
        { Contact: GatewayContact.NotSent } => "The connection to the gateway was lost.",
        { Contact: GatewayContact.Broken } => "The connection broke before there was an answer.",
        { IsRedirect: true } => FormattableString.Invariant($"The gateway redirects with status {last.Status}, which is not followed."),
        { IsSuccess: true } => FormattableString.Invariant($"The gateway answered {last.Status} with a body that cannot be understood."),
        _ => FormattableString.Invariant($"The gateway answered with status {last.Status}."),
    });

    // A reason comes from outside: one short line, without anything that must not be kept.
    private static string Clean(string reason, string otherwise, string secret, string token)
    {
        string line = new([.. reason.Select(letter => char.IsControl(letter) ? ' ' : letter).Take(LongestReason)]);
        bool tells = CardNumber.LooksLike(line) || Holds(reason, secret) || Holds(reason, token);
        return tells || string.IsNullOrWhiteSpace(line) ? otherwise : line.Trim();
    }

    private static bool Holds(string text, string secret) => secret.Length > 0 && text.Contains(secret, StringComparison.Ordinal);
}
