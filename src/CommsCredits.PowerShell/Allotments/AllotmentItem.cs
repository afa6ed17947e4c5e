using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Tells what is wrong with one item of a pipeline from what ends the whole command.</summary>
internal static class AllotmentItem
{
    /// <summary>Whether the next item may fare better.</summary>
    /// <param name="refusal">What the engine said.</param>
    /// <returns>False where the account or the store is at fault.</returns>
    public static bool IsToBlame(CommsCreditException refusal) => refusal.Id is ErrorIds.CountryUnknown or ErrorIds.LicenseUnknown
        or ErrorIds.ParameterInvalid or ErrorIds.RequestIdReused or ErrorIds.AllotmentNotFound;
}
