namespace CommsCredits.Engine;

/// <summary>Reports progress on the thread that makes it, as a command line needs it.</summary>
/// <remarks>The framework's own type posts to another thread, where nothing may be written to a pipeline.</remarks>
public static class InlineProgress
{
    /// <summary>Wraps a call-back.</summary>
    /// <param name="show">Called for each report.</param>
    /// <returns>The progress to hand to an import.</returns>
    public static IProgress<ImportProgress> Of(Action<ImportProgress> show) => new Inline(show);

    private sealed class Inline(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value);
    }
}
