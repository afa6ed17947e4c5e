namespace CommsCredits.Engine;

/// <summary>Licence assignments.</summary>
public interface ILicenseTable
{
    /// <summary>Every assignment a user has or had, oldest first.</summary>
    /// <param name="userNumber">The user.</param>
    /// <returns>The assignments.</returns>
    IReadOnlyList<LicenseAssignment> Of(int userNumber);

    /// <summary>Adds an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    void Insert(LicenseAssignment assignment);

    /// <summary>Takes away the end of an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    void Lift(LicenseAssignment assignment);

    /// <summary>Ends an assignment; one that would end where it begins is removed.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="effectiveTo">Exclusive.</param>
    void End(LicenseAssignment assignment, DateTimeOffset effectiveTo);
}
