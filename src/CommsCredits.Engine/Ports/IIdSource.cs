namespace CommsCredits.Engine;

/// <summary>Where new identifiers come from; injected, so that a run replays from a seed.</summary>
public interface IIdSource
{
    /// <summary>A new identifier.</summary>
    /// <returns>An id that was not given before.</returns>
    Guid Next();
}
