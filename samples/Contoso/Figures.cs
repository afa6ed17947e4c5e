using System.Globalization;
using CommsCredits.Engine;
using static System.FormattableString;

namespace Contoso;

/// <summary>The key figures as lines of text; samples/Contoso.ps1 prints the same ones.</summary>
public static class Figures
{
    const int TopSpenders = 5;

    // Usage records name nobody for them.
    const string Bots = "(auto attendants and call queues)";

    /// <summary>Asks the store and words the answers.</summary>
    /// <param name="context">What operations work with.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(OperationContext context)
    {
        var ledger = new LedgerQueries(context);
        var usage = new UsageQueries(context);

        yield return "figures";
        var balance = ledger.Balance(accountName: null);
        yield return $"balance {Amount(balance.Balance)} USD, in grace {Amount(balance.InGrace)}, {balance.State}";

        foreach (var payer in usage.Measure(accountName: null, [UsageKey.Payer], from: null, to: null).Sums)
        {
            yield return Invariant($"payer {payer.Keys[0]}: {payer.Calls} calls, {payer.Minutes} minutes, ")
                + Invariant($"{payer.PoolMinutes} from pools, {Amount(payer.Charge)} USD");
        }

        var spenders = usage.Measure(accountName: null, [UsageKey.User], from: null, to: null).Sums;
        foreach (var spender in spenders.OrderByDescending(user => user.Charge).Take(TopSpenders))
            yield return Invariant($"spender {spender.Keys[0] ?? Bots}: {spender.Calls} calls, {Amount(spender.Charge)} USD");

        // Lots of one day expire together; an import may have recharged more than once.
        foreach (var day in ledger.Funds(accountName: null, includeSpent: true).Lots.GroupBy(lot => (lot.PurchasedAt.Date, lot.ExpiresAt.Date)))
        {
            yield return Invariant($"lots of {day.Key.Item1:yyyy-MM-dd}: {Amount(day.Sum(lot => lot.Amount))} USD, ")
                + Invariant($"{Amount(day.Sum(lot => lot.Remaining))} left, expire {day.Key.Item2:yyyy-MM-dd}");
        }
    }

    /// <summary>Millionths as an amount with all its decimals, in the same form everywhere.</summary>
    /// <param name="micros">Millionths of the account's currency.</param>
    /// <returns>Such as 12.345600.</returns>
    public static string Amount(long micros) => Money.ToDecimal(micros).ToString("0.000000", CultureInfo.InvariantCulture);
}
