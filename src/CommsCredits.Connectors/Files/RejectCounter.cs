using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Counts rejected rows and writes none, for runs that are only tried.</summary>
public sealed class RejectCounter : IRejectSink
{
    /// <summary>How many rows were rejected.</summary>
    public long Count { get; private set; }

    /// <summary>Always null: there is no file.</summary>
    public string? Path => null;

    /// <summary>Counts a row.</summary>
    /// <param name="row">The row.</param>
    public void Write(RejectedRow row) => Count++;
}
