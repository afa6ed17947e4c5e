using System.Globalization;

namespace CommsCredits.Engine;

/// <summary>What to grant or revoke; users come batch by batch.</summary>
/// <param name="Account">The account, or null for the default.</param>
/// <param name="Licenses">Names, SKU part numbers or SKU ids.</param>
/// <param name="Replace">Licences to end in the same step; only when granting.</param>
/// <param name="Effective">From (or, revoking, until) when; null for now.</param>
/// <param name="RequestId">The caller's request id, or null; it counts per user and licence.</param>
public sealed record LicenseRequest(
    string? Account,
    IReadOnlyList<string> Licenses,
    IReadOnlyList<string> Replace,
    DateTimeOffset? Effective = null,
    Guid? RequestId = null);

/// <summary>What became of one licence of one user.</summary>
/// <param name="UserPrincipalName">The user, as recorded or else as given.</param>
/// <param name="License">The catalogue name.</param>
/// <param name="Status">What became of it.</param>
/// <param name="EffectiveFrom">The start of the assignment.</param>
/// <param name="EffectiveTo">Its end, or null.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Warning">What the administrator should know though it is done.</param>
public sealed record LicenseResult(
    string UserPrincipalName,
    string License,
    LicenseStatus Status,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    CommsCreditException? Error = null,
    string? Warning = null);

/// <summary>Grants and revokes licences, a batch of users in one transaction; a bad user never stops the rest (rules L1–L7).</summary>
/// <param name="context">What operations work with.</param>
public sealed class AssignLicenses(OperationContext context)
{
    /// <summary>Grants licences to a batch of users.</summary>
    /// <param name="request">What to grant.</param>
    /// <param name="users">User principal names or object ids.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per user and licence, in order.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>: nothing is granted to anyone.</exception>
    public IReadOnlyList<LicenseResult> Grant(LicenseRequest request, IReadOnlyList<string?> users, WriteMode mode)
    {
        IReadOnlyList<LicenseSku> wanted = Resolve(request.Licenses);
        IReadOnlyList<LicenseSku> replaced = Resolve(request.Replace);
        return Run(
            request,
            users,
            mode,
            nameof(Grant),
            wanted,
            (user, held, effective) => GrantRules.Grant(user, held, wanted, replaced, effective));
    }

    /// <summary>Takes licences from a batch of users.</summary>
    /// <param name="request">What to revoke.</param>
    /// <param name="users">User principal names or object ids.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per user and licence, in order.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>: nothing is taken from anyone.</exception>
    public IReadOnlyList<LicenseResult> Revoke(LicenseRequest request, IReadOnlyList<string?> users, WriteMode mode)
    {
        IReadOnlyList<LicenseSku> unwanted = Resolve(request.Licenses);
        return Run(request, users, mode, nameof(Revoke), unwanted, (user, held, _) => GrantRules.Revoke(user, held, unwanted));
    }

    /// <summary>Finds licences in the catalogue.</summary>
    /// <param name="names">Names, SKU part numbers or SKU ids.</param>
    /// <returns>The licences, each once.</returns>
    /// <exception cref="CommsCreditException"><c>LicenseUnknown</c>.</exception>
    public static IReadOnlyList<LicenseSku> Resolve(IReadOnlyList<string> names) => [.. names
        .Select(name => LicenseCatalogue.Default.Find(name) ?? throw UserErrors.LicenseUnknown(name))
        .DistinctBy(sku => sku.Name, StringComparer.OrdinalIgnoreCase)];

    private List<LicenseResult> Run(
        LicenseRequest request,
        IReadOnlyList<string?> users,
        WriteMode mode,
        string operation,
        IReadOnlyList<LicenseSku> skus,
        Func<User, IReadOnlyList<LicenseAssignment>, DateTimeOffset, IReadOnlyList<LicenseDecision>> judge)
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, request.Account));
        DateTimeOffset effective = request.Effective?.ToUniversalTime() ?? context.Now;
        List<LicenseResult> results = [];
        foreach (string? text in users)
        {
            try
            {
                User user = books.Users.Present(text);
                results.AddRange(RunOne(books, user, request, operation, effective, judge));
            }
            catch (CommsCreditException refused)
            {
                results.AddRange(skus.Select(sku =>
                    new LicenseResult(text ?? string.Empty, sku.Name, LicenseStatus.Failed, null, null, refused)));
            }
        }

        unit.Commit();
        return results;
    }

    private List<LicenseResult> RunOne(
        IAccountBooks books,
        User user,
        LicenseRequest request,
        string operation,
        DateTimeOffset effective,
        Func<User, IReadOnlyList<LicenseAssignment>, DateTimeOffset, IReadOnlyList<LicenseDecision>> judge)
    {
        object asked = new { request.Replace, Effective = request.Effective?.ToUniversalTime() };
        IReadOnlyList<LicenseAssignment> all = books.Licenses.Of(user.Number);
        List<LicenseAssignment> held = [.. all.Where(assignment => assignment.IsOpenAfter(effective))];
        RequestGuard GuardFor(LicenseSku sku) => RequestGuard.Of(
            request.RequestId, operation, asked, string.Create(CultureInfo.InvariantCulture, $"{user.Number}|{sku.Name}"));

        // Every id is looked up before anything is written: a refusal leaves nothing behind.
        List<(LicenseDecision Decision, string? First)> decided =
            [.. judge(user, held, effective).Select(decision => (decision, GuardFor(decision.License).FirstResult(books.Trail)))];
        List<LicenseResult> results = [];
        foreach ((LicenseDecision decision, string? first) in decided)
        {
            if (first is not null)
            {
                results.Add(AsItStands(user, decision.License.Name, first, all));
                continue;
            }

            results.Add(Write(books, user, decision, effective, request.RequestId));
            if (decision.Status != LicenseStatus.Failed)
            {
                GuardFor(decision.License).Remember(books.Trail, decision.Status.ToString());
            }
        }

        return results;
    }

    // What the same request has done before is not done again: its first result is told as it now stands (law L4).
    private static LicenseResult AsItStands(User user, string license, string first, IEnumerable<LicenseAssignment> all)
    {
        LicenseAssignment? now = all.LastOrDefault(assignment => assignment.License == license);
        return new LicenseResult(
            user.UserPrincipalName, license, Enum.Parse<LicenseStatus>(first), now?.EffectiveFrom, now?.EffectiveTo);
    }

    private LicenseResult Write(IAccountBooks books, User user, LicenseDecision decision, DateTimeOffset effective, Guid? requestId)
    {
        string name = user.UserPrincipalName;
        string license = decision.License.Name;
        switch (decision.Status)
        {
            case LicenseStatus.Granted:
                Assign(books, user, decision, effective);
                context.Audit(books, nameof(Grant), name, license, requestId);
                return new LicenseResult(
                    name, license, decision.Status, decision.Held?.EffectiveFrom ?? effective, null, Warning: decision.Warning);
            case LicenseStatus.Revoked:
                foreach (LicenseAssignment ended in decision.Later.Prepend(decision.Held!))
                {
                    books.Licenses.End(ended, effective);
                }

                context.Audit(books, nameof(Revoke), name, license, requestId);
                return new LicenseResult(
                    name, license, decision.Status, decision.Held!.EffectiveFrom, effective, Warning: decision.Warning);
            default:
                return new LicenseResult(
                    name, license, decision.Status, decision.Held?.EffectiveFrom, decision.Held?.EffectiveTo, decision.Error);
        }
    }

    // One assignment without end: the one that holds already is prolonged, and those that were to begin later are part of it.
    private static void Assign(IAccountBooks books, User user, LicenseDecision decision, DateTimeOffset effective)
    {
        foreach (LicenseAssignment later in decision.Later)
        {
            books.Licenses.End(later, later.EffectiveFrom);
        }

        if (decision.Held is { } held)
        {
            books.Licenses.Lift(held);
        }
        else
        {
            books.Licenses.Insert(
                new LicenseAssignment(user.Number, decision.License.Name, decision.License.Grants, effective, null));
        }
    }
}
