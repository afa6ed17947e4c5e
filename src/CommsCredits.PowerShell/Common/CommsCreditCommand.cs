using System.Management.Automation;
using CommsCredits.Engine;

namespace CommsCredits.PowerShell;

/// <summary>What every command shares: a refusal of the engine becomes a terminating error with its stable id.</summary>
public abstract class CommsCreditCommand : PSCmdlet
{
    private readonly HashSet<string> typed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Does the work of one input object.</summary>
    protected abstract void Process();

    /// <summary>Does what is left at the end of the pipeline.</summary>
    protected virtual void Finish()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => typed.UnionWith(MyInvocation.BoundParameters.Keys);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(Finish);

    /// <summary>Whether a parameter was given, on the command line or by the pipeline.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>True also for an explicit null.</returns>
    protected bool IsBound(string name) => MyInvocation.BoundParameters.ContainsKey(name);

    /// <summary>Whether a parameter was given by whoever wrote the command, not by a pipeline object.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>True also for an explicit null.</returns>
    protected bool IsTyped(string name) => typed.Contains(name);

    /// <summary>A text that arrived empty (an empty CSV cell) counts as not given.</summary>
    /// <param name="text">The parameter's value.</param>
    /// <returns>The text, or null.</returns>
    protected static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>A text as a change: empty counts as not given, a typed $null clears.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="text">Its value.</param>
    /// <returns>What to change.</returns>
    private protected Given<string> GivenText(string name, string? text) =>
        Text(text) is { } value ? value
        : text is null && IsTyped(name) ? new Given<string>(true, null)
        : default;

    /// <summary>A PowerShell path as a file system path; it need not exist.</summary>
    /// <param name="path">A literal path.</param>
    /// <returns>The full path.</returns>
    protected string Resolve(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>The wildcard pattern of a name, or null where the name is meant exactly.</summary>
    /// <param name="name">A name, perhaps with wildcards.</param>
    /// <returns>The pattern.</returns>
    protected static WildcardPattern? PatternOf(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) ? WildcardPattern.Get(name, WildcardOptions.IgnoreCase) : null;

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (CommsCreditException refusal)
        {
            ThrowTerminatingError(ErrorRecords.Of(refusal));
        }
    }
}

/// <summary>A command that works in one account.</summary>
public abstract class AccountCommand : CommsCreditCommand
{
    /// <summary>The account; without it the store's default account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <summary>The account's name, or null for the default account.</summary>
    private protected string? AccountName => Text(Account);
}
