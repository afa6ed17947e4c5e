namespace CommsCredits.Engine;

/// <summary>How much must be added to end what a notice tells of.</summary>
internal static class FundingGap
{
    /// <summary>The balance to aim at: the threshold, for only from there on a new crossing is told again.</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="account">Gives the minimum where there is no threshold.</param>
    /// <returns>Millionths, above zero.</returns>
    public static long Target(NoticeFacts facts, Account account) => facts.Threshold is > 0 and { } threshold
        ? threshold
        : Math.Max(Money.MicrosPerUnit, MinimumOf(account));

    /// <summary>The smallest funding the account allows that lifts the balance to the target (rule F5).</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="account">Gives the minimum, and whether amounts are whole.</param>
    /// <returns>Units of the currency.</returns>
    public static decimal Amount(NoticeFacts facts, Account account)
    {
        decimal gap = Money.ToDecimal(Target(facts, account)) - Money.ToDecimal(facts.Balance ?? 0);
        decimal amount = Math.Max(gap, account.Settings.MinimumFunding);
        return account.Settings.WholeAmounts ? decimal.Ceiling(amount) : amount;
    }

    private static long MinimumOf(Account account) => Money.TryToMicros(account.Settings.MinimumFunding, out long minimum) ? minimum : 0;
}
