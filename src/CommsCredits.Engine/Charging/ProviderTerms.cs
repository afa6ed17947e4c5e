namespace CommsCredits.Engine;

/// <summary>What a usage record itself says of its price, for accounts whose <see cref="ChargeSource"/> is the provider.</summary>
/// <param name="Charge">Millionths of the Charge column; null where it was empty.</param>
/// <param name="ConnectionFee">Millionths of the Connection Fee column; null where it was empty.</param>
/// <param name="Currency">The record's currency; the default value where it was empty or unknown.</param>
/// <param name="Capability">What the licence enables that the provider used for the call.</param>
/// <param name="Domestic">Domestic or international as the provider saw it; null where it does not say.</param>
public readonly record struct ProviderTerms(
    long? Charge, long? ConnectionFee, Currency Currency, LicenseGrants Capability, bool? Domestic)
{
    private const LicenseGrants PaidByCredits = LicenseGrants.CommunicationsCredits | LicenseGrants.AudioConferencingPayPerMinute;

    /// <summary>Whether the capability is one that credits pay for (MCOPSTNPP, MCOMEETACPEA).</summary>
    public bool ByCredits => (Capability & PaidByCredits) != LicenseGrants.None;

    /// <summary>What credits owe for the call (rule R2).</summary>
    /// <param name="chargeIncludesFee">The account's reading: whether Charge already contains the fee.</param>
    /// <returns>Millionths, or null where the record has no charge.</returns>
    public long? Total(bool chargeIncludesFee) =>
        Charge is not { } charge ? null : chargeIncludesFee ? charge : checked(charge + (ConnectionFee ?? 0));
}
