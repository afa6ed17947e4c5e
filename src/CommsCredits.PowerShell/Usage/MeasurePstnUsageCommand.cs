using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Sums calls by user, department, country, call type, payer, day or month.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "PstnUsage")]
[OutputType("CommsCredits.UsageSummary")]
public sealed class MeasurePstnUsageCommand : PeriodCommand
{
    private const string TypeName = "CommsCredits.UsageSummary";

    /// <summary>What to sum by; several keys are combined, none gives one row.</summary>
    [Parameter(Position = 0)]
    public UsageGroupKey[] GroupBy { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        UsageGroupKey[] keys = [.. GroupBy.Distinct()];
        (Engine.Account account, IReadOnlyList<UsageSum> sums) =
            new UsageQueries(Session.Context()).Measure(AccountName, [.. keys.Select(key => (UsageKey)key)], From, To);
        (string Column, Func<UsageSum, long> Of, long Greatest)? scale = ScaleOf(sums);
        foreach (UsageSum sum in sums)
        {
            PSObject row = new();
            row.TypeNames.Insert(0, TypeName);
            if (keys.Length == 1)
            {
                // The table of one key has the key's name for a heading.
                row.TypeNames.Insert(0, $"{TypeName}#{keys[0]}");
            }

            for (int index = 0; index < keys.Length; index++)
            {
                row.Properties.Add(new PSNoteProperty(keys[index].ToString(), Shown(keys[index], sum.Keys[index])));
            }

            row.Properties.Add(new PSNoteProperty("Calls", sum.Calls));
            row.Properties.Add(new PSNoteProperty("Minutes", sum.Minutes));
            row.Properties.Add(new PSNoteProperty("PoolMinutes", sum.PoolMinutes));
            row.Properties.Add(new PSNoteProperty("Charge", Money.ToDecimal(sum.Charge)));
            row.Properties.Add(new PSNoteProperty("Currency", account.Currency.Code));
            if (scale is { } bar)
            {
                DataBar.Note(row, bar.Column, (decimal)bar.Of(sum) / bar.Greatest);
            }

            WriteObject(row);
        }
    }

    // Tables compare sums by what they cost; by their minutes where nothing was charged. A sum alone compares with nothing.
    private static (string Column, Func<UsageSum, long> Of, long Greatest)? ScaleOf(IReadOnlyList<UsageSum> sums)
    {
        long charge = sums.Count < 2 ? 0 : sums.Max(sum => sum.Charge);
        long minutes = sums.Count < 2 ? 0 : sums.Max(sum => sum.Minutes);
        return charge > 0 ? ("Charge", sum => sum.Charge, charge)
            : minutes > 0 ? ("Minutes", sum => sum.Minutes, minutes)
            : null;
    }

    private static object? Shown(UsageGroupKey key, string? value) =>
        key == UsageGroupKey.Payer && value is not null ? Enum.Parse<Payer>(value) : value;
}
