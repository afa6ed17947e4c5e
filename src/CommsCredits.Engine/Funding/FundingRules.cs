namespace CommsCredits.Engine;

/// <summary>Which amounts may be funded, recharged or set as a trigger (rule F5).</summary>
public static class FundingRules
{
    /// <summary>Checks an amount against the account's minimum and wholeness.</summary>
    /// <param name="amount">Units of the account's currency.</param>
    /// <param name="what">What the amount is for, as it reads in a message.</param>
    /// <param name="account">The account.</param>
    /// <returns>The amount in millionths.</returns>
    /// <exception cref="CommsCreditException"><c>AmountBelowMinimum</c> or <c>AmountNotWhole</c>.</exception>
    public static long Check(decimal amount, string what, Account account)
    {
        if (amount < account.Settings.MinimumFunding || amount <= 0)
        {
            throw FundingErrors.BelowMinimum(amount, what, account);
        }

        if (account.Settings.WholeAmounts && decimal.Truncate(amount) != amount)
        {
            throw FundingErrors.NotWhole(amount, what);
        }

        return Money.TryToMicros(amount, out long micros) ? micros : throw MoneyErrors.OverPrecise(amount, what);
    }

    /// <summary>Checks a limit, such as a monthly ceiling (design §4) or a spend limit (rule K2).</summary>
    /// <param name="amount">Units of the account's currency, zero or above.</param>
    /// <param name="what">What it limits, as it reads in a message.</param>
    /// <returns>The limit in millionths.</returns>
    /// <exception cref="CommsCreditException"><c>ParameterInvalid</c> below zero, <c>AmountNotWhole</c> finer than a millionth.</exception>
    public static long Limit(decimal amount, string what) =>
        amount < 0 ? throw MoneyErrors.Negative(amount, what)
        : Money.TryToMicros(amount, out long micros) ? micros
        : throw MoneyErrors.OverPrecise(amount, what);
}
