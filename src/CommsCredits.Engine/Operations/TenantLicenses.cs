namespace CommsCredits.Engine;

/// <summary>
/// Grants and revokes licences in the tenant, and writes the history here of what was done there; a bad user never stops the rest
/// (rules L1–L7). The rules are judged by what the tenant says that a user holds.
/// </summary>
/// <param name="context">What operations work with.</param>
/// <param name="tenant">The tenant; one instance of this class serves one command and remembers what it read.</param>
public sealed class TenantLicenses(OperationContext context, ITenantDirectory tenant)
{
    private readonly TenantUserIndex users = new(tenant);
    private TenantSkuShelf? shelf;

    /// <summary>Grants licences to a batch of users.</summary>
    /// <param name="request">What to grant.</param>
    /// <param name="names">User principal names or object ids.</param>
    /// <param name="cancellation">Stops it; what was done in the tenant by then is written here before it is thrown.</param>
    /// <returns>One result per user and licence, in order.</returns>
    /// <exception cref="CommsCreditException">
    /// LicenseUnknown or ParameterInvalid: nothing is granted to anyone; GraphSignInFailed, GraphThrottled or GraphRequestFailed: the
    /// users or the subscriptions could not be read.
    /// </exception>
    public IReadOnlyList<LicenseResult> Grant(LicenseRequest request, IReadOnlyList<string?> names, CancellationToken cancellation)
    {
        IReadOnlyList<LicenseSku> wanted = AssignLicenses.Resolve(request.Licenses);
        IReadOnlyList<LicenseSku> replaced = AssignLicenses.Resolve(request.Replace);
        return Run(
            request,
            names,
            wanted,
            isGrant: true,
            (user, held) => GrantRules.Grant(user, held, wanted, replaced, context.Now),
            cancellation);
    }

    /// <summary>Takes licences from a batch of users.</summary>
    /// <param name="request">What to revoke.</param>
    /// <param name="names">User principal names or object ids.</param>
    /// <param name="cancellation">Stops it; what was done in the tenant by then is written here before it is thrown.</param>
    /// <returns>One result per user and licence, in order.</returns>
    /// <exception cref="CommsCreditException">As <see cref="Grant"/>.</exception>
    public IReadOnlyList<LicenseResult> Revoke(LicenseRequest request, IReadOnlyList<string?> names, CancellationToken cancellation)
    {
        IReadOnlyList<LicenseSku> unwanted = AssignLicenses.Resolve(request.Licenses);
        return Run(request, names, unwanted, isGrant: false, (user, held) => GrantRules.Revoke(user, held, unwanted), cancellation);
    }

    /// <summary>What a request would do, as far as it can be told without asking the tenant: nothing is sent, and nothing kept.</summary>
    /// <param name="context">What operations work with.</param>
    /// <param name="request">The request.</param>
    /// <param name="names">User principal names or object ids.</param>
    /// <param name="isGrant">Whether licences are granted; else revoked.</param>
    /// <returns>One result per user and licence, in order; for users who are not recorded here with a warning.</returns>
    /// <exception cref="CommsCreditException">LicenseUnknown, ParameterInvalid or AccountNotFound.</exception>
    public static IReadOnlyList<LicenseResult> Preview(
        OperationContext context, LicenseRequest request, IReadOnlyList<string?> names, bool isGrant)
    {
        EnsureNotToCome(request.Effective, context.Now);
        AssignLicenses local = new(context);
        IReadOnlyList<LicenseResult> results = isGrant
            ? local.Grant(request, names, WriteMode.Simulate)
            : local.Revoke(request, names, WriteMode.Simulate);
        return [.. results.Select(result => result.Error?.Id != ErrorIds.UserNotFound ? result : result with
        {
            Status = isGrant ? LicenseStatus.Granted : LicenseStatus.Revoked,
            Error = null,
            Warning = $"{result.UserPrincipalName} is not recorded here; only Microsoft 365 can tell what becomes of {result.License}.",
        })];
    }

    private List<LicenseResult> Run(
        LicenseRequest request,
        IReadOnlyList<string?> names,
        IReadOnlyList<LicenseSku> skus,
        bool isGrant,
        Func<User, IReadOnlyList<LicenseAssignment>, IReadOnlyList<LicenseDecision>> judge,
        CancellationToken cancellation)
    {
        EnsureAccount(request.Account);
        EnsureNotToCome(request.Effective, context.Now);
        List<TenantStep> steps = [.. names.Select(TenantStep.Of)];
        users.Load(steps.Where(step => step.Error is null).Select(step => step.Identity), cancellation);
        shelf ??= new TenantSkuShelf(tenant.Skus(cancellation));
        TenantHistory history = new(context, request, isGrant);
        Dictionary<string, string> named = request.Licenses
            .DistinctBy(name => AssignLicenses.Resolve([name])[0].Name, StringComparer.Ordinal)
            .ToDictionary(name => AssignLicenses.Resolve([name])[0].Name, StringComparer.Ordinal);
        HashSet<Guid> seen = [];
        OperationCanceledException? stopped = null;

        // A user that is named twice is looked at again once the first change is made.
        for (List<TenantStep> left = steps; left.Count > 0 && stopped is null;)
        {
            seen.Clear();
            List<TenantStep> now = left.FindAll(step =>
                step.Error is not null || users.Find(step.Identity) is not { } user || seen.Add(user.ObjectId));
            left = [.. left.Except(now)];
            now.ForEach(step => step.User = users.Find(step.Identity));
            history.RefuseReused(now);
            now.ForEach(step => Plan(step, request, named, judge));
            stopped = Send(now, cancellation);
            history.Write(now);
        }

        return stopped is null ? [.. steps.SelectMany(step => step.Results(skus))] : throw stopped;
    }

    // The tenant knows neither yesterday nor tomorrow; a history may be written for the past, but not for what is not done yet.
    private static void EnsureNotToCome(DateTimeOffset? effective, DateTimeOffset now)
    {
        if (effective > now)
        {
            throw AccountErrors.Parameter(
                "Microsoft 365 changes licences at once; a moment to come cannot be given.", effective, "Leave the moment out.");
        }
    }

    // A request that could not be written here is not begun in the tenant.
    private void EnsureAccount(string? account)
    {
        using IUnitOfWork view = context.Store.Read();
        _ = OperationContext.Resolve(view, account);
    }

    private void Plan(
        TenantStep step,
        LicenseRequest request,
        Dictionary<string, string> named,
        Func<User, IReadOnlyList<LicenseAssignment>, IReadOnlyList<LicenseDecision>> judge)
    {
        if (step.Error is not null || step.User is not { } user)
        {
            step.Error ??= TenantErrors.UserNotFound(step.Identity.ToString());
            return;
        }

        List<(Guid SkuId, LicenseSku License)> products = [.. user.SkuIds
            .Select(id => (id, License: shelf!.Find(id)))
            .Where(product => product.License is not null)
            .Select(product => (product.id, product.License!))];
        step.Held = [.. products.Select(product => product.License).DistinctBy(license => license.Name, StringComparer.Ordinal)];
        User judged = new() { Number = 0, UserPrincipalName = user.UserPrincipalName, UsageLocation = user.UsageLocation };
        step.Decisions = judge(judged, [.. step.Held.Select(license =>
            new LicenseAssignment(0, license.Name, license.Grants, DateTimeOffset.MinValue, null))]);
        Choose(step, request.Replace.Count > 0, named, products);
    }

    // Which products are meant; where none is left of one, the old ones of a swap stay (rule L7).
    private void Choose(
        TenantStep step, bool swaps, Dictionary<string, string> named, List<(Guid SkuId, LicenseSku License)> products)
    {
        List<LicenseDecision> decisions = [];
        List<Guid> add = [];
        foreach (LicenseDecision decision in step.Decisions)
        {
            LicenseSku license = decision.License;
            if (decision.Status != LicenseStatus.Granted)
            {
                decisions.Add(decision);
            }
            else if (shelf!.Take(named[license.Name], license) is { } taken)
            {
                add.Add(taken);
                decisions.Add(decision);
            }
            else
            {
                CommsCreditException none = TenantErrors.CountExceeded(
                    step.User!.UserPrincipalName, license.Name, shelf.Has(named[license.Name], license));
                decisions.Add(new LicenseDecision(license, LicenseStatus.Failed, Error: none));
            }
        }

        bool takes = decisions.Exists(decision => decision.Status == LicenseStatus.Revoked);
        if (swaps && takes && decisions.Find(decision => decision.Status == LicenseStatus.Failed) is { Error: { } refused })
        {
            add.ForEach(shelf!.Return);
            step.Fail(refused);
            return;
        }

        step.Decisions = decisions;
        HashSet<string> gone = new(
            decisions.Where(one => one.Status == LicenseStatus.Revoked).Select(one => one.License.Name), StringComparer.Ordinal);
        step.Change = new TenantChange(
            step.User!.ObjectId,
            step.User.UserPrincipalName,
            add,
            [.. products.Where(product => gone.Contains(product.License.Name)).Select(product => product.SkuId)]);
    }

    private OperationCanceledException? Send(List<TenantStep> steps, CancellationToken cancellation)
    {
        Dictionary<Guid, TenantStep> sent = steps
            .Where(step => step.Change is { } change && change.Add.Count + change.Remove.Count > 0)
            .ToDictionary(step => step.Change!.ObjectId);
        try
        {
            foreach (TenantOutcome outcome in tenant.Assign([.. sent.Values.Select(step => step.Change!)], cancellation))
            {
                sent.Remove(outcome.Change.ObjectId, out TenantStep? step);
                Conclude(step!, outcome);
            }

            return null;
        }
        catch (OperationCanceledException stopped)
        {
            foreach (TenantStep step in sent.Values)
            {
                step.Fail(TenantErrors.Stopped(step.User!.UserPrincipalName));
            }

            return stopped;
        }
    }

    private void Conclude(TenantStep step, TenantOutcome outcome)
    {
        if (outcome.Error is { } error)
        {
            outcome.Change.Add.ToList().ForEach(shelf!.Return);
            step.Fail(error);
            return;
        }

        outcome.Change.Remove.ToList().ForEach(shelf!.Return);
        users.Apply(outcome.Change);
    }
}
