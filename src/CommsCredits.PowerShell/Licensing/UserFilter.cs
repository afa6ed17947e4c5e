using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Which users Get- and Remove-CommsCreditUser mean, beside their names.</summary>
internal sealed class UserFilter
{
    private readonly string? license;
    private readonly WildcardPattern? department;

    private UserFilter(string? license, WildcardPattern? department)
    {
        this.license = license;
        this.department = department;
    }

    /// <summary>Whether nothing was asked for.</summary>
    public bool TakesAll => license is null && department is null;

    /// <summary>Reads a filter.</summary>
    /// <param name="license">A licence held now, by name, SKU part number or SKU id; null for any.</param>
    /// <param name="department">A department, perhaps with wildcards; null for any.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>.</exception>
    public static UserFilter Of(string? license, string? department) => new(
        license is null ? null : AssignLicenses.Resolve([license])[0].Name,
        department is null ? null : WildcardPattern.Get(department, WildcardOptions.IgnoreCase));

    /// <summary>Whether a user is meant.</summary>
    /// <param name="view">The user with the licences held now.</param>
    /// <returns>True where licence and department fit.</returns>
    public bool Takes(UserView view) =>
        (license is null || view.Licenses.Contains(license, StringComparer.OrdinalIgnoreCase))
            && department?.IsMatch(view.User.Department ?? string.Empty) != false;
}
