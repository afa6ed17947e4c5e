namespace CommsCredits.Engine;

/// <summary>A price sheet in force for a time; cards of one name are versions of each other.</summary>
/// <param name="Number">The key inside the account, from 1; a later import has a higher one.</param>
/// <param name="Name">The name.</param>
/// <param name="Currency">The currency of its prices.</param>
/// <param name="EffectiveFrom">Inclusive; null since ever.</param>
/// <param name="EffectiveTo">Exclusive; null while it lasts.</param>
/// <param name="Rates">How many lines it has.</param>
public sealed record RateCard(
    int Number, string Name, Currency Currency, DateTimeOffset? EffectiveFrom, DateTimeOffset? EffectiveTo, int Rates)
{
    /// <summary>Whether the card prices calls that start at a moment.</summary>
    /// <param name="moment">A call's start.</param>
    /// <returns>True inside its time.</returns>
    public bool InForceAt(DateTimeOffset moment) =>
        (EffectiveFrom is null || EffectiveFrom <= moment) && (EffectiveTo is null || moment < EffectiveTo);
}
