namespace CommsCredits;

/// <summary>Who says what a call costs.</summary>
public enum ChargeSource
{
    /// <summary>The rate cards recorded here.</summary>
    RateCard,

    /// <summary>The usage record's own charge, fee, currency and capability.</summary>
    Provider,
}
