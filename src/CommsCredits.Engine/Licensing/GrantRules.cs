namespace CommsCredits.Engine;

/// <summary>What became of one licence of one user.</summary>
public enum LicenseStatus
{
    /// <summary>It is assigned now, without end.</summary>
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
/// <param name="Held">The assignment that is there already, whose end is lifted, or that is to be ended.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Warning">What the administrator should know though it is done.</param>
public sealed record LicenseDecision(
    LicenseSku License,
    LicenseStatus Status,
    LicenseAssignment? Held = null,
    CommsCreditException? Error = null,
    string? Warning = null)
{
    /// <summary>Assignments of the same licence that begin later: the decision takes their place.</summary>
    public IReadOnlyList<LicenseAssignment> Later { get; init; } = [];
}

/// <summary>Which licences a user may be given or lose (rules L1, L2, L6, L7, L10).</summary>
public static class GrantRules
{
    /// <summary>Judges a set of licences for one user; prerequisites may come in the same set.</summary>
    /// <param name="user">The user.</param>
    /// <param name="held">The assignments that have not ended at the effective moment, oldest first.</param>
    /// <param name="wanted">The licences asked for, from the effective moment on and without end.</param>
    /// <param name="replaced">The licences to end in the same step.</param>
    /// <param name="effective">The effective moment.</param>
    /// <returns>One decision per licence asked for or replaced, replaced ones first.</returns>
    public static IReadOnlyList<LicenseDecision> Grant(
        User user,
        IReadOnlyList<LicenseAssignment> held,
        IReadOnlyList<LicenseSku> wanted,
        IReadOnlyList<LicenseSku> replaced,
        DateTimeOffset effective)
    {
        List<LicenseDecision> decisions = [];
        List<LicenseAssignment> kept = [.. held];
        foreach (LicenseSku old in replaced.Where(old => !wanted.Any(sku => Same(sku.Name, old.Name))))
        {
            if (TakeFrom(kept, old) is { } revoked)
            {
                decisions.Add(revoked);
            }
        }

        List<LicenseDecision> granted = Judge(user, kept, wanted, effective);
        if (decisions.Count == 0 || !granted.Exists(IsFailed))
        {
            return [.. decisions, .. granted];
        }

        // A swap is one step (rule L7): when a new licence is refused, the old ones stay, and what is granted must fit beside them.
        List<LicenseDecision> beside = Judge(user, held, wanted, effective);
        return [.. granted.Zip(beside, (swapped, unswapped) => IsFailed(swapped) ? swapped : unswapped)];
    }

    /// <summary>Judges the end of licences of one user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="held">The assignments that have not ended at the effective moment, oldest first.</param>
    /// <param name="unwanted">The licences to take away.</param>
    /// <returns>One decision per licence.</returns>
    public static IReadOnlyList<LicenseDecision> Revoke(
        User user, IReadOnlyList<LicenseAssignment> held, IReadOnlyList<LicenseSku> unwanted)
    {
        List<LicenseDecision> decisions = [];
        List<LicenseAssignment> kept = [.. held];
        foreach (LicenseSku sku in unwanted)
        {
            decisions.Add(TakeFrom(kept, sku) ?? new LicenseDecision(sku, LicenseStatus.NotAssigned));
        }

        // Judged as a set, as a grant is: who gives up the prerequisite and the credits together keeps nothing to warn of.
        if (IsOrphaned(kept) && !IsOrphaned(held))
        {
            int last = decisions.FindLastIndex(decision => decision.Status == LicenseStatus.Revoked);
            decisions[last] = decisions[last] with
            {
                Warning = $"{user.UserPrincipalName} keeps CommunicationsCredits without Audio Conferencing or Phone System (rule L2).",
            };
        }

        return decisions;
    }

    // Licences of one call may be each other's prerequisites (rule L1), but one that is refused is nobody's: what leaned on it is judged again.
    private static List<LicenseDecision> Judge(
        User user, IReadOnlyList<LicenseAssignment> kept, IReadOnlyList<LicenseSku> wanted, DateTimeOffset effective)
    {
        LicenseGrants together;
        LicenseGrants without = GrantsOf(kept) | wanted.Aggregate(LicenseGrants.None, (sum, sku) => sum | sku.Grants);
        List<LicenseDecision> decisions;
        do
        {
            together = without;
            decisions = Judge(user, kept, wanted, effective, together);
            without = together & decisions.Aggregate(
                GrantsOf(kept), (sum, decision) => IsFailed(decision) ? sum : sum | decision.License.Grants);
        }
        while (without != together);
        return decisions;
    }

    private static List<LicenseDecision> Judge(
        User user,
        IReadOnlyList<LicenseAssignment> kept,
        IReadOnlyList<LicenseSku> wanted,
        DateTimeOffset effective,
        LicenseGrants together)
    {
        List<LicenseDecision> decisions = [];
        LicenseGrants added = LicenseGrants.None;
        foreach (LicenseSku sku in wanted)
        {
            LicenseDecision decision = JudgeOne(user, kept, sku, together, added, effective);
            decisions.Add(decision);
            added |= decision.Status == LicenseStatus.Granted ? sku.Grants : LicenseGrants.None;
        }

        return decisions;
    }

    private static LicenseDecision JudgeOne(
        User user,
        IReadOnlyList<LicenseAssignment> kept,
        LicenseSku sku,
        LicenseGrants together,
        LicenseGrants added,
        DateTimeOffset effective)
    {
        string name = user.UserPrincipalName;
        List<LicenseAssignment> own = [.. kept.Where(assignment => Same(assignment.License, sku.Name))];
        LicenseAssignment? found = own.Find(assignment => assignment.EffectiveFrom <= effective);
        if (found is { EffectiveTo: null })
        {
            return new LicenseDecision(sku, LicenseStatus.AlreadyAssigned, found);
        }

        if (string.IsNullOrEmpty(user.UsageLocation))
        {
            return Failed(sku, UserErrors.UsageLocationMissing(name));
        }

        LicenseGrants plan = sku.Grants & LicenseGrants.AnyCallingPlan;
        List<LicenseAssignment> others = [.. kept.Except(own)];
        LicenseGrants heldPlan = (GrantsOf(others) | added) & LicenseGrants.AnyCallingPlan;
        if (plan != LicenseGrants.None && heldPlan != LicenseGrants.None)
        {
            string holder = others.Find(assignment => (assignment.Grants & heldPlan) != LicenseGrants.None)?.License ?? heldPlan.ToString();
            return Failed(sku, UserErrors.Conflict(name, sku.Name, holder));
        }

        if (!LicensePrerequisites.AllowGrant(sku.Grants, together))
        {
            return Failed(sku, UserErrors.PrerequisiteMissing(name));
        }

        bool undialable = sku.Grants.Has(LicenseGrants.CommunicationsCredits)
            && together.Has(LicenseGrants.PhoneSystem)
            && (together & (LicenseGrants.AnyCallingPlan | LicenseGrants.AudioConferencing)) == LicenseGrants.None;
        return new LicenseDecision(sku, LicenseStatus.Granted, found, Warning: undialable
            ? $"{name} has Phone System without a Calling Plan: nothing can be dialled yet (rule L2)."
            : null)
        {
            Later = [.. own.Where(assignment => assignment != found)],
        };
    }

    // All that is left of a licence ends, also what was to begin later.
    private static LicenseDecision? TakeFrom(List<LicenseAssignment> kept, LicenseSku sku)
    {
        List<LicenseAssignment> own = kept.FindAll(assignment => Same(assignment.License, sku.Name));
        kept.RemoveAll(own.Contains);
        return own.Count == 0 ? null : new LicenseDecision(sku, LicenseStatus.Revoked, own[0]) { Later = own[1..] };
    }

    private static bool IsOrphaned(IEnumerable<LicenseAssignment> assignments)
    {
        LicenseGrants grants = GrantsOf(assignments);
        return !LicensePrerequisites.AllowGrant(grants, grants);
    }

    private static bool IsFailed(LicenseDecision decision) => decision.Status == LicenseStatus.Failed;

    private static LicenseDecision Failed(LicenseSku sku, CommsCreditException error) =>
        new(sku, LicenseStatus.Failed, Error: error);

    private static LicenseGrants GrantsOf(IEnumerable<LicenseAssignment> assignments) =>
        assignments.Aggregate(LicenseGrants.None, (sum, assignment) => sum | assignment.Grants);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
