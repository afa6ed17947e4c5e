namespace CommsCredits.Engine;

/// <summary>Something was asked that cannot be done; the request had no effect.</summary>
public sealed class CommsCreditException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="id">One of <see cref="ErrorIds"/>; scripts depend on it.</param>
    /// <param name="message">What is wrong, with the offending value.</param>
    /// <param name="target">The offending input.</param>
    /// <param name="advice">What to do about it, where there is something.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public CommsCreditException(string id, string message, object? target, string? advice, Exception? inner = null)
        : base(message, inner)
    {
        Id = id;
        Target = target;
        Advice = advice;
    }

    /// <summary>The stable id, one of <see cref="ErrorIds"/>.</summary>
    public string Id { get; }

    /// <summary>The offending input.</summary>
    public object? Target { get; }

    /// <summary>What the caller can do, or null.</summary>
    public string? Advice { get; }
}
