namespace CommsCredits.Engine;

/// <summary>Writes here what was done in the tenant.</summary>
/// <param name="context">What operations work with.</param>
/// <param name="request">The request.</param>
/// <param name="isGrant">Whether licences were granted; else revoked.</param>
internal sealed class TenantHistory(OperationContext context, LicenseRequest request, bool isGrant)
{
    private readonly AssignLicenses local = new(context);

    /// <summary>Refuses users for whom the request id was used with other content, before anything is sent (law L4).</summary>
    /// <param name="steps">The users.</param>
    public void RefuseReused(List<TenantStep> steps)
    {
        if (request.RequestId is null)
        {
            return;
        }

        List<TenantStep> found = steps.FindAll(step => step is { Error: null, User: not null });
        List<string?> names = [.. found.Select(step => step.User!.UserPrincipalName)];
        ILookup<string, LicenseResult> told = Run(request, names, WriteMode.Simulate)
            .ToLookup(result => result.UserPrincipalName, StringComparer.OrdinalIgnoreCase);
        foreach (TenantStep step in found)
        {
            step.Error = told[step.User!.UserPrincipalName].FirstOrDefault(result => result.Error?.Id == ErrorIds.RequestIdReused)?.Error;
        }
    }

    /// <summary>Writes the users that are not recorded yet, the licences they held, and those they were given or lost.</summary>
    /// <param name="steps">The users, after the tenant was asked.</param>
    public void Write(List<TenantStep> steps)
    {
        List<TenantStep> known = steps.FindAll(step => step is { Error: null, User: not null });
        try
        {
            WriteKnown(known);
        }
        catch (CommsCreditException refused)
        {
            // The tenant has changed; that is told, whatever becomes of the history here.
            known.ForEach(step => step.NotWritten ??= refused);
        }
    }

    private void WriteKnown(List<TenantStep> steps)
    {
        Record(steps);
        List<TenantStep> known = steps.FindAll(step => step.NotWritten is null);

        // First what the tenant says was so before: rules that look at it then agree with the tenant.
        foreach (IGrouping<string, TenantStep> alike in known
            .Where(step => step.Held.Count > 0)
            .GroupBy(step => Key(step.Held), StringComparer.Ordinal))
        {
            List<string> held = [.. alike.First().Held.Select(license => license.Name)];
            local.Grant(new LicenseRequest(request.Account, held, [], request.Effective), NamesOf(alike), WriteMode.Commit);
        }

        foreach (IGrouping<string, TenantStep> alike in known.GroupBy(step => Key(Done(step)), StringComparer.Ordinal))
        {
            List<LicenseSku> done = Done(alike.First());
            LicenseRequest asked = request with { Licenses = [.. done.Select(license => license.Name)] };
            Keep(alike, done.Count == 0 ? [] : Run(asked, NamesOf(alike), WriteMode.Commit));
        }
    }

    private IReadOnlyList<LicenseResult> Run(LicenseRequest asked, IReadOnlyList<string?> names, WriteMode mode) =>
        isGrant ? local.Grant(asked, names, mode) : local.Revoke(asked, names, mode);

    // A user is recorded with what the tenant knows; what is recorded here stays, but for what is missing.
    private void Record(List<TenantStep> steps)
    {
        List<UserChange> changes = [];
        using (IUnitOfWork view = context.Store.Read())
        {
            IUserTable users = view.Of(OperationContext.Resolve(view, request.Account)).Users;
            foreach (TenantUser user in steps.Select(step => step.User!))
            {
                User? present = users.Find(new UserIdentity(user.UserPrincipalName, user.ObjectId));
                if (present is null || present.ObjectId != user.ObjectId || present.UsageLocation is null
                    || !string.Equals(present.UserPrincipalName, user.UserPrincipalName, StringComparison.OrdinalIgnoreCase))
                {
                    changes.Add(ChangeOf(user, present));
                }
            }
        }

        if (changes.Count == 0)
        {
            return;
        }

        IReadOnlyList<ItemResult<UserView>> saved = new SaveUsers(context).Execute(request.Account, changes, null, WriteMode.Commit);
        Dictionary<string, CommsCreditException> refused = changes.Zip(saved)
            .Where(pair => pair.Second.Error is not null)
            .ToDictionary(pair => pair.First.Identity!, pair => pair.Second.Error!, StringComparer.OrdinalIgnoreCase);
        steps.ForEach(step => step.NotWritten = refused.GetValueOrDefault(step.User!.UserPrincipalName));
    }

    private static UserChange ChangeOf(TenantUser user, User? present) => new()
    {
        Identity = user.UserPrincipalName,
        ObjectId = user.ObjectId,
        UsageLocation = Missing(present?.UsageLocation, user.UsageLocation),
        DisplayName = Missing(present?.DisplayName, user.DisplayName),
        Department = Missing(present?.Department, user.Department),
    };

    private static Given<string> Missing(string? present, string? known) =>
        present is null && known is not null ? known : default(Given<string>);

    // What a grant replaced is part of the request, and no licence that it asks for.
    private List<LicenseSku> Done(TenantStep step) => [.. step.Decisions
        .Where(decision => decision.Status != LicenseStatus.Failed && !(isGrant && decision.Status == LicenseStatus.Revoked))
        .Select(decision => decision.License)];

    private void Keep(IEnumerable<TenantStep> steps, IReadOnlyList<LicenseResult> results)
    {
        Dictionary<string, TenantStep> byName = steps.ToDictionary(step => step.User!.UserPrincipalName, StringComparer.OrdinalIgnoreCase);
        foreach (LicenseResult result in results)
        {
            if (byName.GetValueOrDefault(result.UserPrincipalName) is { } step)
            {
                step.Written[result.License] = result;
                step.TellsFirst = request.RequestId is not null;
                step.NotWritten ??= result.Error;
            }
        }
    }

    private static string Key(IEnumerable<LicenseSku> licenses) =>
        string.Join('|', licenses.Select(license => license.Name).Order(StringComparer.Ordinal));

    private static List<string?> NamesOf(IEnumerable<TenantStep> steps) => [.. steps.Select(step => step.User!.UserPrincipalName)];
}
