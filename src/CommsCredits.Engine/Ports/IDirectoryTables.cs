namespace CommsCredits.Engine;

/// <summary>The numbers of the organisation. A change counts as one of the directory: see <see cref="IUserTable.Version"/>.</summary>
public interface INumberTable
{
    /// <summary>A number by its digits.</summary>
    /// <param name="digits">E.164 without plus.</param>
    /// <returns>The number, or null.</returns>
    RegisteredNumber? Find(string digits);

    /// <summary>Every number, by its digits.</summary>
    /// <returns>The numbers.</returns>
    IReadOnlyList<RegisteredNumber> All();

    /// <summary>Adds or changes a number.</summary>
    /// <param name="number">The number as it shall be.</param>
    void Save(RegisteredNumber number);

    /// <summary>Takes a number away; one that is not there changes nothing.</summary>
    /// <param name="digits">E.164 without plus.</param>
    void Remove(string digits);
}

/// <summary>Minutes that the account sets itself. A change counts as one of the directory: see <see cref="IUserTable.Version"/>.</summary>
public interface IAllotmentTable
{
    /// <summary>Every override, by country, plan and day, the ones that hold since ever first.</summary>
    /// <returns>The overrides.</returns>
    IReadOnlyList<AllotmentOverride> All();

    /// <summary>Adds an override, or changes the one of the same country, plan and day.</summary>
    /// <param name="allotment">The override as it shall be.</param>
    void Save(AllotmentOverride allotment);

    /// <summary>Takes an override away; one that is not there changes nothing.</summary>
    /// <param name="country">The pool's country.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="effectiveFrom">Its first day; null for the one that holds since ever.</param>
    void Remove(string country, LicenseGrants plan, DateOnly? effectiveFrom);
}
