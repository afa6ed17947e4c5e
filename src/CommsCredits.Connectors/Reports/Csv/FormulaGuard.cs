namespace CommsCredits.Connectors;

/// <summary>Keeps a spreadsheet from running a text of a CSV as a formula (docs/adr/0012).</summary>
static class FormulaGuard
{
    const int LongestNumber = 20;

    /// <summary>Puts an apostrophe before what a spreadsheet would run.</summary>
    /// <param name="text">A text from outside.</param>
    /// <returns>The text; a telephone number and every harmless text is left as it is.</returns>
    public static string Neutralise(string text) => IsFormula(text) ? "'" + text : text;

    static bool IsFormula(string text)
    {
        // Line ends and tabs at the front are dangerous by themselves; behind blanks a formula still is one.
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n') return true;
        var start = text.AsSpan().TrimStart();
        // The full-width forms are those that East Asian versions of a spreadsheet take for the narrow ones.
        return start.Length > 0 && start[0] switch
        {
            '=' or '-' or '@' or '＝' or '－' or '＠' or '＋' => true,
            '+' => !IsTelephoneNumber(text),
            _ => false,
        };
    }

    // Digits, and the stars by which the provider hides the last ones: nothing that could call anything.
    static bool IsTelephoneNumber(string text)
    {
        var digits = text.AsSpan(1).TrimEnd('*');
        return text[0] == '+' && text.Length <= LongestNumber && digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
