namespace CommsCredits.Engine;

/// <summary>Answers which numbers are registered.</summary>
/// <param name="context">What operations work with.</param>
public sealed class NumberQueries(OperationContext context)
{
    /// <summary>One number.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <param name="number">The number in any spelling that has all its digits.</param>
    /// <returns>The number.</returns>
    /// <exception cref="CommsCreditException"><c>NumberInvalid</c> or <c>NumberNotFound</c>.</exception>
    public RegisteredNumber Find(string? accountName, string number)
    {
        string digits = SaveNumbers.DigitsOf(number);
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Numbers.Find(digits) ?? throw NumberErrors.NotFound(number);
    }

    /// <summary>Every number, by its digits.</summary>
    /// <param name="accountName">The account, or null for the default.</param>
    /// <returns>The numbers.</returns>
    public IReadOnlyList<RegisteredNumber> All(string? accountName)
    {
        using IUnitOfWork view = context.Store.Read();
        return view.Of(OperationContext.Resolve(view, accountName)).Numbers.All();
    }
}
