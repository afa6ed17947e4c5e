namespace CommsCredits;

/// <summary>A stored call, who paid for it and why.</summary>
public sealed class PstnCall
{
    /// <summary>The key of the call.</summary>
    public Guid UsageId { get; init; }

    /// <summary>Not unique.</summary>
    public string? CallId { get; init; }

    /// <summary>The audio conference.</summary>
    public string? ConferenceId { get; init; }

    /// <summary>The user; where the record names none, the one to whom its number is assigned.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The user's display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The department at import.</summary>
    public string? Department { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>Connected time.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The call type code.</summary>
    public string CallType { get; init; } = string.Empty;

    /// <summary>Which way it went.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The type of the user's number.</summary>
    public string? NumberType { get; init; }

    /// <summary>The Caller ID column.</summary>
    public string? Caller { get; init; }

    /// <summary>The Destination Number column.</summary>
    public string? Callee { get; init; }

    /// <summary>The country of the rated number.</summary>
    public string? Country { get; init; }

    /// <summary>Whether that is the owner's country.</summary>
    public CallContext? Context { get; init; }

    /// <summary>Who paid.</summary>
    public Payer Payer { get; init; }

    /// <summary>Minutes a pool gave.</summary>
    public int PoolMinutes { get; init; }

    /// <summary>Minutes credits paid for.</summary>
    public decimal BilledMinutes { get; init; }

    /// <summary>The rate that was used.</summary>
    public decimal? RatePerMinute { get; init; }

    /// <summary>The fee of that rate.</summary>
    public decimal? ConnectionFee { get; init; }

    /// <summary>What credits paid; nothing where unrated.</summary>
    public decimal? Charge { get; init; }

    /// <summary>What the provider charged.</summary>
    public decimal? ProviderCharge { get; init; }

    /// <summary>The provider's currency.</summary>
    public string? ProviderCurrency { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary>The licence the provider used.</summary>
    public string? Capability { get; init; }

    /// <summary>The card that priced it.</summary>
    public string? RateCard { get; init; }

    /// <summary>The prefix that matched.</summary>
    public string? Prefix { get; init; }

    /// <summary>Why.</summary>
    public CallReason Reason { get; init; }

    /// <summary>Whether it would have been refused.</summary>
    public bool WouldHaveBeenRefused { get; init; }

    internal static PstnCall Of(Engine.Account account, Engine.CallView call) => new()
    {
        UsageId = call.Record.UsageId,
        CallId = call.Record.CallId,
        ConferenceId = call.Record.ConferenceId,
        UserPrincipalName = call.UserPrincipalName,
        DisplayName = call.Record.DisplayName,
        Department = call.Department,
        StartTime = call.Record.StartTime,
        Duration = TimeSpan.FromSeconds(call.Record.DurationSeconds),
        CallType = call.Record.CallType,
        Direction = (CallDirection)call.Direction,
        NumberType = call.Record.NumberType,
        Caller = call.Record.CallerId,
        Callee = call.Record.DestinationNumber,
        Country = call.Country,
        Context = call.Domestic is { } domestic ? (domestic ? CallContext.Domestic : CallContext.International) : null,
        Payer = (Payer)call.Payer,
        PoolMinutes = call.PoolMinutes,
        BilledMinutes = call.BilledSeconds / 60m,
        RatePerMinute = Amounts.OrNull(call.RatePerMinute),
        ConnectionFee = Amounts.OrNull(call.ConnectionFee),
        Charge = Amounts.OrNull(call.Charge),
        ProviderCharge = Amounts.OrNull(call.Record.Charge),
        ProviderCurrency = call.Record.Currency,
        Currency = account.Currency.Code,
        Capability = call.Record.Capability,
        RateCard = call.RateCard,
        Prefix = call.Prefix,
        Reason = (CallReason)call.Reason,
        WouldHaveBeenRefused = call.Refused,
    };

    internal Engine.CallView ToView() => new()
    {
        Record = new Engine.CallRecord
        {
            UsageId = UsageId,
            CallId = CallId,
            ConferenceId = ConferenceId,
            UserPrincipalName = UserPrincipalName,
            DisplayName = DisplayName,
            CallType = CallType,
            NumberType = NumberType,
            CallerId = Caller,
            DestinationNumber = Callee,
            StartTime = StartTime,
            DurationSeconds = (int)Math.Clamp(Duration.Ticks / TimeSpan.TicksPerSecond, 0, int.MaxValue),
            Charge = Amounts.MicrosOrNull(ProviderCharge),
            Currency = ProviderCurrency,
            Capability = Capability,
        },
        UserPrincipalName = UserPrincipalName,
        Department = Department,
        Direction = (Engine.CallDirection)Direction,
        Country = Country,
        Domestic = Context is { } context ? context == CallContext.Domestic : null,
        Payer = (Engine.Payer)Payer,
        Reason = (Engine.QuoteReason)Reason,
        Refused = WouldHaveBeenRefused,
        PoolMinutes = PoolMinutes,
        BilledSeconds = (long)Math.Round(BilledMinutes * 60m),
        RatePerMinute = Amounts.MicrosOrNull(RatePerMinute),
        ConnectionFee = Amounts.MicrosOrNull(ConnectionFee),
        Charge = Amounts.MicrosOrNull(Charge),
        RateCard = RateCard,
        Prefix = Prefix,
    };
}
