namespace CommsCredits.Engine;

/// <summary>Questions about a set of grants.</summary>
public static class LicenseGrantsExtensions
{
    /// <summary>Whether a set contains all of another; unlike Enum.HasFlag it never boxes, whatever the build.</summary>
    /// <param name="grants">The set.</param>
    /// <param name="wanted">What it is asked for.</param>
    /// <returns>True where every wanted grant is in the set.</returns>
    public static bool Has(this LicenseGrants grants, LicenseGrants wanted) => (grants & wanted) == wanted;
}
