namespace CommsCredits.Engine;

/// <summary>Request ids, by which a command has one effect (law L4), and the record of who changed what.</summary>
public interface ITrailTable
{
    /// <summary>Which command a request id was used for.</summary>
    /// <param name="requestId">The id.</param>
    /// <returns>The command, or null where the id is new.</returns>
    string? OperationOf(Guid requestId);

    /// <summary>What a request id was used for.</summary>
    /// <param name="requestId">The id.</param>
    /// <param name="scope">A part of the request, such as a user and a licence; else empty.</param>
    /// <returns>What was asked and the key of its result, or null.</returns>
    (string Content, string ResultKey)? FindRequest(Guid requestId, string scope);

    /// <summary>Remembers a request id.</summary>
    /// <param name="requestId">The id.</param>
    /// <param name="operation">Which command.</param>
    /// <param name="scope">A part of the request; else empty.</param>
    /// <param name="content">What was asked.</param>
    /// <param name="resultKey">The key of the result.</param>
    void SaveRequest(Guid requestId, string operation, string scope, string content, string resultKey);

    /// <summary>Records a change.</summary>
    /// <param name="entry">Who, when, what.</param>
    void Record(AuditEntry entry);
}

/// <summary>A change and who made it (design §8).</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Operation">Which command.</param>
/// <param name="Target">Of what.</param>
/// <param name="Detail">What was set; never a secret.</param>
/// <param name="RequestId">The caller's request id, where one was given.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Operation, string Target, string Detail, Guid? RequestId);
