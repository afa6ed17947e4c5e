namespace CommsCredits.Engine;

/// <summary>What can be wrong with a number.</summary>
public static class NumberErrors
{
    /// <summary>Not a whole E.164 number.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException Invalid(string? text) => new(
        ErrorIds.NumberInvalid,
        $"'{text}' is not a telephone number.",
        text,
        "Give all its digits in E.164, such as +442079460000.");

    /// <summary>Not registered here.</summary>
    /// <param name="text">What was given.</param>
    /// <returns>The error to report for the item.</returns>
    public static CommsCreditException NotFound(string text) => new(
        ErrorIds.NumberNotFound,
        $"The number '{text}' is not registered in this account.",
        text,
        $"Register it: Set-CommsCreditNumber '{text}'");
}
