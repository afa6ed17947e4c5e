namespace CommsCredits.Engine;

/// <summary>What to record of one number; what is not given stays, given and null clears.</summary>
public sealed record NumberChange
{
    /// <summary>The number in any spelling that has all its digits.</summary>
    public required string? Number { get; init; }

    /// <summary>What it is for; a new number is a user's, unless it is toll-free.</summary>
    public Given<RegisteredNumberKind> Kind { get; init; }

    /// <summary>Whether the called party pays; true anyway where the numbering plan says so.</summary>
    public Given<bool> TollFree { get; init; }

    /// <summary>The user principal name of its user or resource account, or the object id of one that is recorded.</summary>
    public Given<string> AssignedTo { get; init; }
}

/// <summary>Registers numbers and takes them away, a batch in one transaction; a bad one never stops the rest.</summary>
/// <param name="context">What operations work with.</param>
public sealed class SaveNumbers(OperationContext context)
{
    private const string Removal = "RemoveNumbers";

    /// <summary>Registers a batch.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="changes">The numbers.</param>
    /// <param name="requestId">The caller's request id, or null; each number counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per number, in order; NumberInvalid, UserPrincipalNameInvalid, UserNotFound or RequestIdReused.</returns>
    public IReadOnlyList<ItemResult<RegisteredNumber>> Execute(
        string? accountName, IReadOnlyList<NumberChange> changes, Guid? requestId, WriteMode mode) =>
        Run(accountName, changes, mode, (books, change) => SaveOne(books, change, requestId));

    /// <summary>Takes a batch away.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="numbers">The numbers, in any spelling.</param>
    /// <param name="requestId">The caller's request id, or null; each number counts for itself.</param>
    /// <param name="mode">Whether it is kept.</param>
    /// <returns>One result per number, in order: its digits; or NumberInvalid, NumberNotFound or RequestIdReused.</returns>
    public IReadOnlyList<ItemResult<string>> Remove(
        string? accountName, IReadOnlyList<string?> numbers, Guid? requestId, WriteMode mode) =>
        Run(accountName, numbers, mode, (books, number) => RemoveOne(books, number, requestId));

    /// <summary>The digits of a number that an administrator gave.</summary>
    /// <param name="text">Any spelling that has all its digits.</param>
    /// <returns>E.164 without plus.</returns>
    /// <exception cref="CommsCreditException"><c>NumberInvalid</c>: no E.164 number, or one with masked digits.</exception>
    internal static string DigitsOf(string? text) => PhoneNumber.Parse(text) is { Kind: PhoneNumberKind.E164, IsMasked: false } number
        ? number.Digits
        : throw NumberErrors.Invalid(text);

    private List<ItemResult<TResult>> Run<TItem, TResult>(
        string? accountName, IReadOnlyList<TItem> items, WriteMode mode, Func<IAccountBooks, TItem, TResult> work)
        where TResult : class
    {
        using IUnitOfWork unit = context.Store.Write(mode);
        IAccountBooks books = unit.Of(OperationContext.Resolve(unit, accountName));
        List<ItemResult<TResult>> results = [];
        foreach (TItem item in items)
        {
            try
            {
                results.Add(new ItemResult<TResult>(work(books, item), null));
            }
            catch (CommsCreditException refused)
            {
                results.Add(new ItemResult<TResult>(null, refused));
            }
        }

        unit.Commit();
        return results;
    }

    private RegisteredNumber SaveOne(IAccountBooks books, NumberChange change, Guid? requestId)
    {
        string digits = DigitsOf(change.Number);
        string? assignee = change.AssignedTo.Value is { } text ? NameOf(books, text) : null;
        RequestGuard guard = RequestGuard.Of(requestId, nameof(SaveNumbers), change with { Number = digits }, digits);
        RegisteredNumber? present = books.Numbers.Find(digits);
        if (guard.FirstResult(books.Trail) is not null)
        {
            return present ?? throw NumberErrors.NotFound(Shown(digits));
        }

        bool known = NumberPlan.Default.Classify(digits).Class == NumberClass.TollFree;
        bool tollFree = known || change.TollFree.Or(present?.TollFree ?? false);
        RegisteredNumberKind usual = tollFree ? RegisteredNumberKind.Service : RegisteredNumberKind.User;
        RegisteredNumber saved = new(
            digits,
            change.Kind.Or(present?.Kind ?? usual),
            tollFree,
            change.AssignedTo.IsGiven ? assignee : present?.AssignedTo);
        if (saved != present)
        {
            books.Numbers.Save(saved);
            context.Audit(books, nameof(SaveNumbers), Shown(digits), guard.Content, requestId);
        }

        guard.Remember(books.Trail, digits);
        return saved;
    }

    private string RemoveOne(IAccountBooks books, string? text, Guid? requestId)
    {
        string digits = DigitsOf(text);
        RequestGuard guard = RequestGuard.Of(requestId, Removal, string.Empty, digits);
        if (guard.FirstResult(books.Trail) is not null)
        {
            return digits;
        }

        RegisteredNumber gone = books.Numbers.Find(digits) ?? throw NumberErrors.NotFound(text!);
        books.Numbers.Remove(digits);
        guard.Remember(books.Trail, digits);
        context.Audit(books, Removal, Shown(digits), gone.AssignedTo ?? string.Empty, requestId);
        return digits;
    }

    // Calls are matched by name; an object id is therefore told by the name of the user who has it.
    private static string NameOf(IAccountBooks books, string text)
    {
        UserIdentity identity = UserIdentity.Parse(text);
        return identity.UserPrincipalName
            ?? books.Users.Present(text).UserPrincipalName;
    }

    private static string Shown(string digits) => "+" + digits;
}
