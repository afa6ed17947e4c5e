namespace CommsCredits.Engine;

/// <summary>What became of one licence of one user.</summary>
public enum LicenseStatus
{
    /// <summary>It is assigned now.</summary>
    Granted,

    /// <summary>It was assigned before; nothing changed.</summary>
    AlreadyAssigned,

    /// <summary>It was taken away.</summary>
    Revoked,

    /// <summary>There was nothing to take away.</summary>
    NotAssigned,

    /// <summary>Refused; the error says why.</summary>
    Failed,
}

/// <summary>A decision about one licence of one user.</summary>
/// <param name="License">The licence.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Held">The assignment that is there already, is to be ended, or whose end is to be lifted.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Warning">What the administrator should know though it is done.</param>
public sealed record LicenseDecision(
    LicenseSku License,
    LicenseStatus Status,
    LicenseAssignment? Held = null,
    CommsCreditException? Error = null,
    string? Warning = null);

/// <summary>Which licences a user may be given or lose (rules L1, L2, L6, L7, L10).</summary>
public static class GrantRules
{
    /// <summary>Judges a set of licences for one user; prerequisites may come in the same set.</summary>
    /// <param name="user">The user.</param>
    /// <param name="held">The assignments that have not ended at the effective moment.</param>
    /// <param name="wanted">The licences asked for.</param>
    /// <param name="replaced">The licences to end in the same step.</param>
    /// <returns>One decision per licence asked for or replaced, replaced ones first.</returns>
    public static IReadOnlyList<LicenseDecision> Grant(
        User user,
        IReadOnlyList<LicenseAssignment> held,
        IReadOnlyList<LicenseSku> wanted,
        IReadOnlyList<LicenseSku> replaced)
    {
        string name = user.UserPrincipalName;
        List<LicenseDecision> decisions = [];
        List<LicenseAssignment> kept = [.. held];
        foreach (LicenseSku old in replaced.Where(old => !wanted.Any(sku => Same(sku.Name, old.Name))))
        {
            LicenseAssignment? found = kept.Find(assignment => Same(assignment.License, old.Name));
            if (found is not null)
            {
                kept.Remove(found);
                decisions.Add(new LicenseDecision(old, LicenseStatus.Revoked, found));
            }
        }

        LicenseGrants together = GrantsOf(kept) | wanted.Aggregate(LicenseGrants.None, (sum, sku) => sum | sku.Grants);
        LicenseGrants taken = GrantsOf(kept);
        foreach (LicenseSku sku in wanted)
        {
            LicenseDecision decision = JudgeOne(name, user, kept, sku, together, taken);
            decisions.Add(decision);
            taken |= decision.Status == LicenseStatus.Granted ? sku.Grants : LicenseGrants.None;
        }

        // A swap is one step (rule L7): when the new licence is refused, the old one stays.
        bool refused = decisions.Exists(decision => decision.Status == LicenseStatus.Failed);
        return refused ? [.. decisions.Where(decision => decision.Status != LicenseStatus.Revoked)] : decisions;
    }

    /// <summary>Judges the end of licences of one user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="held">The assignments that have not ended at the effective moment.</param>
    /// <param name="unwanted">The licences to take away.</param>
    /// <returns>One decision per licence.</returns>
    public static IReadOnlyList<LicenseDecision> Revoke(
        User user, IReadOnlyList<LicenseAssignment> held, IReadOnlyList<LicenseSku> unwanted)
    {
        List<LicenseDecision> decisions = [];
        List<LicenseAssignment> kept = [.. held];
        foreach (LicenseSku sku in unwanted)
        {
            LicenseAssignment? found = kept.Find(assignment => Same(assignment.License, sku.Name));
            if (found is null)
            {
                decisions.Add(new LicenseDecision(sku, LicenseStatus.NotAssigned));
                continue;
            }

            kept.Remove(found);
            LicenseGrants left = GrantsOf(kept);
            bool orphaned = !LicensePrerequisites.AllowGrant(left, left);
            decisions.Add(new LicenseDecision(sku, LicenseStatus.Revoked, found, Warning: orphaned
                ? $"{user.UserPrincipalName} keeps CommunicationsCredits without Audio Conferencing or Phone System (rule L2)."
                : null));
        }

        return decisions;
    }

    private static LicenseDecision JudgeOne(
        string name, User user, List<LicenseAssignment> kept, LicenseSku sku, LicenseGrants together, LicenseGrants taken)
    {
        LicenseAssignment? found = kept.Where(assignment => Same(assignment.License, sku.Name)).MaxBy(assignment => assignment.EffectiveFrom);
        if (found is not null)
        {
            // An end that lies ahead is lifted: who grants a licence does not expect it to end.
            return new LicenseDecision(sku, found.EffectiveTo is null ? LicenseStatus.AlreadyAssigned : LicenseStatus.Granted, found);
        }

        if (string.IsNullOrEmpty(user.UsageLocation))
        {
            return Failed(sku, UserErrors.UsageLocationMissing(name));
        }

        LicenseGrants plan = sku.Grants & LicenseGrants.AnyCallingPlan;
        LicenseGrants heldPlan = taken & LicenseGrants.AnyCallingPlan;
        if (plan != LicenseGrants.None && heldPlan != LicenseGrants.None)
        {
            string holder = kept.Find(assignment => (assignment.Grants & heldPlan) != LicenseGrants.None)?.License ?? heldPlan.ToString();
            return Failed(sku, UserErrors.Conflict(name, sku.Name, holder));
        }

        if (!LicensePrerequisites.AllowGrant(sku.Grants, together))
        {
            return Failed(sku, UserErrors.PrerequisiteMissing(name));
        }

        bool undialable = sku.Grants.Has(LicenseGrants.CommunicationsCredits)
            && together.Has(LicenseGrants.PhoneSystem)
            && (together & (LicenseGrants.AnyCallingPlan | LicenseGrants.AudioConferencing)) == LicenseGrants.None;
        return new LicenseDecision(sku, LicenseStatus.Granted, Warning: undialable
            ? $"{name} has Phone System without a Calling Plan: nothing can be dialled yet (rule L2)."
            : null);
    }

    private static LicenseDecision Failed(LicenseSku sku, CommsCreditException error) =>
        new(sku, LicenseStatus.Failed, Error: error);

    private static LicenseGrants GrantsOf(List<LicenseAssignment> assignments) =>
        assignments.Aggregate(LicenseGrants.None, (sum, assignment) => sum | assignment.Grants);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
