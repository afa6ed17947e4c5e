namespace CommsCredits;

/// <summary>Who pays for a call.</summary>
public enum Payer
{
    /// <summary>Nobody: it could not be paid or priced.</summary>
    None,

    /// <summary>Nothing is owed.</summary>
    Included,

    /// <summary>Included minutes alone.</summary>
    Pool,

    /// <summary>The prepaid balance, also for the rest of a call that outlasted its pool.</summary>
    Credits,
}
