namespace CommsCredits.Engine;

/// <summary>Reports progress on the thread that makes it, as a command line needs it.</summary>
/// <remarks>The framework's own type posts to another thread, where nothing may be written to a pipeline.</remarks>
public static class InlineProgress
{
    /// <summary>Wraps a call-back.</summary>
    /// <typeparam name="T">What is reported.</typeparam>
    /// <param name="show">Called for each report.</param>
    /// <returns>The progress to hand to an operation.</returns>
    public static IProgress<T> Of<T>(Action<T> show) => new Inline<T>(show);

    private sealed class Inline<T>(Action<T> show) : IProgress<T>
    {
        public void Report(T value) => show(value);
    }
}
