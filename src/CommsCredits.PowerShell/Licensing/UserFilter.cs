using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Which users Get- and Remove-CommsCreditUser mean.</summary>
internal sealed class UserFilter
{
    private readonly WildcardPattern? name;
    private readonly string? license;
    private readonly WildcardPattern? department;

    private UserFilter(WildcardPattern? name, string? license, WildcardPattern? department)
    {
        this.name = name;
        this.license = license;
        this.department = department;
    }

    /// <summary>Whether neither a licence nor a department was asked for.</summary>
    public bool TakesAll => license is null && department is null;

    /// <summary>Reads a filter.</summary>
    /// <param name="name">A user principal name with wildcards, or null for any.</param>
    /// <param name="license">A licence held now, by name, SKU part number or SKU id; null for any.</param>
    /// <param name="department">A department, perhaps with wildcards; null for any.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>.</exception>
    public static UserFilter Of(string? name, string? license, string? department) => new(
        Pattern(name), license is null ? null : AssignLicenses.Resolve([license])[0].Name, Pattern(department));

    /// <summary>Whether a user recorded here is meant.</summary>
    /// <param name="view">The user with the licences held now.</param>
    /// <returns>True where everything that was asked for fits.</returns>
    public bool Takes(UserView view) => Takes(view.User.UserPrincipalName, view.User.Department, view.Licenses);

    /// <summary>Whether a user of Microsoft 365 is meant.</summary>
    /// <param name="user">The user.</param>
    /// <returns>True where everything that was asked for fits.</returns>
    public bool Takes(TenantUser user) => Takes(user.UserPrincipalName, user.Department, user.Licenses);

    private bool Takes(string userPrincipalName, string? itsDepartment, IEnumerable<string> licenses) =>
        name?.IsMatch(userPrincipalName) != false
            && (license is null || licenses.Contains(license, StringComparer.OrdinalIgnoreCase))
            && department?.IsMatch(itsDepartment ?? string.Empty) != false;

    private static WildcardPattern? Pattern(string? text) => text is null ? null : WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
}
