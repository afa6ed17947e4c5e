namespace CommsCredits.Engine;

/// <summary>Who pays for a call.</summary>
public enum Payer : byte
{
    /// <summary>Nobody: it could not be paid, or it could not be priced.</summary>
    None,

    /// <summary>Nothing is owed: inbound, emergency, FREECALL, the add-on, zero seconds.</summary>
    Included,

    /// <summary>Included minutes alone.</summary>
    Pool,

    /// <summary>The prepaid balance, also for the rest of a call that outlasted its pool.</summary>
    Credits,
}

/// <summary>Why a call was paid as it was, or what speaks against it.</summary>
public enum QuoteReason : byte
{
    /// <summary>Nothing to say.</summary>
    Ok,

    /// <summary>Calls of this kind cost nothing.</summary>
    Free,

    /// <summary>An emergency call (rule R8).</summary>
    Emergency,

    /// <summary>The provider could not price it, so it is free (rule R5).</summary>
    FreeCall,

    /// <summary>Zero seconds.</summary>
    Unanswered,

    /// <summary>The pool was empty or ended, and credits paid the rest (rules C3, C5).</summary>
    PoolExhausted,

    /// <summary>The balance is at or below zero (rule F11).</summary>
    NoCredit,

    /// <summary>Credits would pay, but the user has no licence for them (rule L1).</summary>
    NoCreditLicense,

    /// <summary>No licence lets the user dial at all.</summary>
    NoPlan,

    /// <summary>Premium numbers are not supported from there (rule R6).</summary>
    PremiumNotSupported,

    /// <summary>The user's dial-out policy forbids it (rule K1).</summary>
    DialOutPolicy,

    /// <summary>The conference dial-out restriction forbids it (rule K1).</summary>
    ConferenceDialOut,

    /// <summary>The user's monthly limit is reached (rule K2).</summary>
    SpendLimit,

    /// <summary>No rate matches; the call is unrated, never priced 0.</summary>
    NoRate,

    /// <summary>The price is in another currency than the balance.</summary>
    CurrencyMismatch,

    /// <summary>Nobody is known who could pay.</summary>
    OwnerUnknown,

    /// <summary>The call type is not known.</summary>
    UnknownCallType,

    /// <summary>A price would be needed, but the number has no digits to find one by.</summary>
    NumberInvalid,
}
