using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Writes what has a name: all, those a wildcard matches, or exactly one, which must be there.</summary>
internal static class NamedOutput
{
    /// <summary>Writes the items that a name means.</summary>
    /// <param name="command">The command.</param>
    /// <param name="items">Every item.</param>
    /// <param name="name">The name asked for, or null for all.</param>
    /// <param name="nameOf">An item's name.</param>
    /// <param name="show">An item as it is written.</param>
    /// <param name="missing">The error for an exact name that is not there; a wildcard finds nothing silently.</param>
    public static void WriteNamed<TItem, TShown>(
        this PSCmdlet command,
        IEnumerable<TItem> items,
        string? name,
        Func<TItem, string> nameOf,
        Func<TItem, TShown> show,
        Func<string, CommsCreditException> missing)
    {
        WildcardPattern pattern = WildcardPattern.Get(name ?? "*", WildcardOptions.IgnoreCase);
        bool found = false;
        foreach (TItem item in items.Where(item => pattern.IsMatch(nameOf(item)) || Same(nameOf(item), name)))
        {
            found = true;
            command.WriteObject(show(item));
        }

        if (!found && name is not null && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            command.WriteError(ErrorRecords.Of(missing(name)));
        }
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
