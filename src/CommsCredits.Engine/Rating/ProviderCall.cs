namespace CommsCredits.Engine;

/// <summary>What a provider charged for a call, beside what a rate depends on.</summary>
/// <param name="Service">The price list.</param>
/// <param name="Origin">The usage location, or <c>*</c> where the price does not depend on it (rules A4, R3, R4).</param>
/// <param name="Prefix">Leading digits of the rated number.</param>
/// <param name="Seconds">Connected seconds, above zero.</param>
/// <param name="Charge">Millionths, above zero, as the record has them.</param>
/// <param name="Fee">Millionths of its connection fee, zero or above.</param>
public readonly record struct ProviderCall(RatedService Service, string Origin, string Prefix, int Seconds, long Charge, long Fee)
{
    /// <summary>Whole started minutes: what calls are billed by (rule R1).</summary>
    public int Minutes => (Seconds + Rate.DefaultSeconds - 1) / Rate.DefaultSeconds;
}
