using CommsCredits.Engine;

namespace CommsCredits.Storage;

/// <summary>Licence assignments of one account.</summary>
internal sealed class LicenseTable(Statements statements, int account) : ILicenseTable
{
    private const string This = "WHERE account_id = $1 AND user_no = $2 AND license = $3 AND effective_from = $4";

    /// <inheritdoc/>
    public IReadOnlyList<LicenseAssignment> Of(int userNumber) => statements.HotRows(
        """
        SELECT user_no, license, grants, effective_from, effective_to FROM license_assignment
        WHERE account_id = ? AND user_no = ? ORDER BY effective_from, license
        """,
        row =>
        {
            row.Bind(account);
            row.Bind(userNumber);
        },
        row => new LicenseAssignment(
            checked((int)row.Long(0)),
            row.Text(1)!,
            (LicenseGrants)row.Long(2),
            Stored.Moment(row.Long(3)),
            Stored.Moment(row.LongOrNull(4))));

    /// <inheritdoc/>
    public void Insert(LicenseAssignment assignment)
    {
        statements.Run(
            """
            INSERT INTO license_assignment (account_id, user_no, license, effective_from, effective_to, grants)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            account,
            assignment.UserNumber,
            assignment.License,
            Stored.Ticks(assignment.EffectiveFrom),
            Stored.Ticks(assignment.EffectiveTo),
            (int)assignment.Grants);
        UserTable.Touch(statements, account);
    }

    /// <inheritdoc/>
    public void Lift(LicenseAssignment assignment)
    {
        statements.Run(
            $"UPDATE license_assignment SET effective_to = NULL {This}",
            account,
            assignment.UserNumber,
            assignment.License,
            Stored.Ticks(assignment.EffectiveFrom));
        UserTable.Touch(statements, account);
    }

    /// <inheritdoc/>
    public void End(LicenseAssignment assignment, DateTimeOffset effectiveTo)
    {
        long from = Stored.Ticks(assignment.EffectiveFrom);
        UserTable.Touch(statements, account);
        if (effectiveTo <= assignment.EffectiveFrom)
        {
            statements.Run($"DELETE FROM license_assignment {This}", account, assignment.UserNumber, assignment.License, from);
        }
        else
        {
            statements.Run(
                $"UPDATE license_assignment SET effective_to = $5 {This}",
                account,
                assignment.UserNumber,
                assignment.License,
                from,
                Stored.Ticks(effectiveTo));
        }
    }
}
