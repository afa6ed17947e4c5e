namespace CommsCredits;

/// <summary>Why a call was paid as it was, or what speaks against it.</summary>
public enum CallReason
{
    /// <summary>Nothing to say.</summary>
    Ok,

    /// <summary>Calls of this kind cost nothing.</summary>
    Free,

    /// <summary>An emergency call.</summary>
    Emergency,

    /// <summary>The provider could not price it.</summary>
    FreeCall,

    /// <summary>Zero seconds.</summary>
    Unanswered,

    /// <summary>The pool ended, and credits paid the rest.</summary>
    PoolExhausted,

    /// <summary>The balance is at or below zero.</summary>
    NoCredit,

    /// <summary>The user has no licence for credits.</summary>
    NoCreditLicense,

    /// <summary>No licence lets the user dial at all.</summary>
    NoPlan,

    /// <summary>Premium numbers are not supported from there.</summary>
    PremiumNotSupported,

    /// <summary>The user's dial-out policy forbids it.</summary>
    DialOutPolicy,

    /// <summary>The conference dial-out restriction forbids it.</summary>
    ConferenceDialOut,

    /// <summary>The user's monthly limit is reached.</summary>
    SpendLimit,

    /// <summary>No rate matches; the call is unrated.</summary>
    NoRate,

    /// <summary>The price is in another currency than the balance.</summary>
    CurrencyMismatch,

    /// <summary>Nobody is known who could pay.</summary>
    OwnerUnknown,

    /// <summary>The call type is not known.</summary>
    UnknownCallType,

    /// <summary>The number has no digits to find a price by.</summary>
    NumberInvalid,
}
