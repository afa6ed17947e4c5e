namespace CommsCredits;

/// <summary>How the international plan's two caps are read.</summary>
public enum PoolCap
{
    /// <summary>The plan ends when either cap is reached.</summary>
    EitherCap,

    /// <summary>Domestic and international minutes are counted apart.</summary>
    SeparateCaps,
}
