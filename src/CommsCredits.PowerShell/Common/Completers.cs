using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>Completes a name from a list, quoted where it needs to be.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? string.Empty).Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        foreach (string name in SafeNames(fakeBoundParameters["Account"] as string).Where(pattern.IsMatch))
        {
            string text = name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.')
                ? name
                : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
            yield return new CompletionResult(text, name, CompletionResultType.ParameterValue, name);
        }
    }

    /// <summary>The names there are.</summary>
    /// <param name="account">The account on the command line, or null.</param>
    /// <returns>The names.</returns>
    protected abstract IEnumerable<string> Names(string? account);

    // Completion never disturbs the prompt: where the store cannot be asked there is nothing to offer.
    private List<string> SafeNames(string? account)
    {
        try
        {
            return [.. Names(account)];
        }
        catch (CommsCreditException)
        {
            return [];
        }
    }
}

/// <summary>Completes account names.</summary>
public sealed class AccountCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) =>
        new LedgerQueries(Session.Context(simulate: true)).Accounts().Select(found => found.Name);
}

/// <summary>Completes licence names.</summary>
public sealed class LicenseCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) =>
        LicenseCatalogue.Default.Licenses.Select(license => license.Name);
}

/// <summary>Completes the names of payment methods.</summary>
public sealed class PaymentMethodCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) =>
        new ManagePaymentMethods(Session.Context(simulate: true)).All(account).Select(method => method.Name);
}

/// <summary>Completes the names of rate cards.</summary>
public sealed class RateCardCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) =>
        new RateQueries(Session.Context(simulate: true)).Cards(account).Select(card => card.Name).Distinct(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Completes call type codes.</summary>
public sealed class CallTypeCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) => CallType.Codes;
}

/// <summary>Completes registered numbers.</summary>
public sealed class NumberCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) =>
        new NumberQueries(Session.Context(simulate: true)).All(account).Select(number => "+" + number.Digits);
}

/// <summary>Completes the names of Calling Plans.</summary>
public sealed class CallingPlanCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) => LicenseCatalogue.Default.Licenses
        .Where(license => (license.Grants & LicenseGrants.AnyCallingPlan) != LicenseGrants.None)
        .Select(license => license.Name);
}

/// <summary>Completes the languages of notices.</summary>
public sealed class LanguageCompleter : NameCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(string? account) => Enum.GetValues<NoticeLanguage>().Select(NotificationRules.NameOf);
}
