namespace CommsCredits.Engine;

/// <summary>What can be wrong with a user or a licence.</summary>
public static class UserErrors
{
    /// <summary>Neither a name nor an object id.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NameInvalid(string? text) => new(
        ErrorIds.UserPrincipalNameInvalid,
        $"'{text}' is neither a user principal name nor an object id.",
        text,
        "Give a name such as ada@contoso.com, or the user's object id.");

    /// <summary>A rename to a name that another user has.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NameTaken(string name) => new(
        ErrorIds.UserPrincipalNameInvalid,
        $"'{name}' is the name of another user with another object id.",
        name,
        "Rename that user first, or leave out -ObjectId.");

    /// <summary>Not recorded here.</summary>
    /// <param name="user">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NotFound(string user) => new(
        ErrorIds.UserNotFound,
        $"There is no user '{user}' in this account.",
        user,
        $"Record the user first: Set-CommsCreditUser {user} -UsageLocation <country>");

    /// <summary>No usage location (rule L6).</summary>
    /// <param name="user">The user.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException UsageLocationMissing(string user) => new(
        ErrorIds.UsageLocationMissing,
        $"{user} has no usage location, and no licence can be assigned before there is one (rule L6).",
        user,
        $"Set-CommsCreditUser {user} -UsageLocation <country>");

    /// <summary>Not in the catalogue.</summary>
    /// <param name="license">What was given.</param>
    /// <returns>The error to throw.</returns>
    public static CommsCreditException LicenseUnknown(string? license) => new(
        ErrorIds.LicenseUnknown,
        $"'{license}' is not a known licence name, SKU part number or SKU id.",
        license,
        "Give a name such as CommunicationsCredits, a part number such as MCOPSTNC, or a SKU id.");

    /// <summary>Another licence is needed first (rule L2).</summary>
    /// <param name="user">The user.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException PrerequisiteMissing(string user) => new(
        ErrorIds.LicensePrerequisiteMissing,
        $"{user} has neither Audio Conferencing nor Phone System, one of which CommunicationsCredits needs (rule L2).",
        user,
        $"Grant-CommsCreditLicense {user} -License PhoneSystem, CommunicationsCredits");

    /// <summary>A second Calling Plan.</summary>
    /// <param name="user">The user.</param>
    /// <param name="wanted">The plan asked for.</param>
    /// <param name="held">The plan held.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException Conflict(string user, string wanted, string held) => new(
        ErrorIds.LicenseConflict,
        $"{user} holds {held}; a user has one Calling Plan at a time (rule L7).",
        user,
        $"Swap them in one step: Grant-CommsCreditLicense {user} -License {wanted} -Replace {held}");
}
