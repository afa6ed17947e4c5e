namespace CommsCredits.Engine;

/// <summary>A call that somebody would like to make or take.</summary>
public sealed record CallQuestion
{
    /// <summary>The account, or null for the default.</summary>
    public string? Account { get; init; }

    /// <summary>A user principal name or object id; null where the number itself tells who is called.</summary>
    public string? User { get; init; }

    /// <summary>The number dialled or, for inbound calls, the organisation's number that is called.</summary>
    public required string Number { get; init; }

    /// <summary>A call type code of the usage report.</summary>
    public string CallType { get; init; } = "user_out";

    /// <summary>When the call would start; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long it would last, zero or above; part seconds count as whole ones.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>The answer to a question.</summary>
/// <param name="Account">The account.</param>
/// <param name="Facts">What was known of the call.</param>
/// <param name="Quote">Who would pay, how much, and what speaks against it.</param>
/// <param name="LongestSeconds">How long it could last; null where nothing bounds it (law L12).</param>
/// <param name="Balance">The balance now, in millionths.</param>
public sealed record CallAnswer(Account Account, CallFacts Facts, Quote Quote, long? LongestSeconds, long Balance);

/// <summary>Answers who would pay for a call, with the very function that imports charge by (design §2, law L9).</summary>
/// <remarks>
/// It keeps what it read for as long as nobody changes the store, so that thousands of questions in a row cost a few
/// microseconds each; no view stays open between them. One thread at a time.
/// </remarks>
/// <param name="context">What operations work with.</param>
public sealed class AskQuote(OperationContext context)
{
    private QuoteMemory? memory;

    /// <summary>Answers one question; nothing is changed.</summary>
    /// <param name="question">The call.</param>
    /// <returns>The answer: a call that would be refused is one, too, with the reason.</returns>
    /// <exception cref="CommsCreditException">AccountNotFound, UserPrincipalNameInvalid or ParameterInvalid (a duration below zero).</exception>
    public CallAnswer Execute(CallQuestion question)
    {
        UserIdentity user = string.IsNullOrWhiteSpace(question.User) ? default : UserIdentity.Parse(question.User);
        CallRecord record = RecordOf(question, user);
        while (true)
        {
            long version = context.Store.Version();
            if (memory is null || !memory.Fits(question.Account, version))
            {
                memory = new QuoteMemory(context, question.Account, version);
            }

            // Where somebody changed the store while more of it was read, the parts may not belong together.
            CallAnswer answer = memory.Answer(record, context.Now);
            if (!memory.ReadMore || context.Store.Version() == version)
            {
                return answer;
            }
        }
    }

    // The question is put as a usage record would come, so that both are read by the same rules.
    private CallRecord RecordOf(CallQuestion question, UserIdentity user) => new()
    {
        UsageId = Guid.Empty,
        ObjectId = user.ObjectId,
        UserPrincipalName = user.UserPrincipalName,
        CallType = question.CallType,
        DestinationNumber = question.Number,
        StartTime = (question.At ?? context.Now).ToUniversalTime(),
        DurationSeconds = SecondsOf(question.Duration),
    };

    private static int SecondsOf(TimeSpan duration)
    {
        long seconds = (duration.Ticks / TimeSpan.TicksPerSecond) + (duration.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);
        return duration >= TimeSpan.Zero && seconds <= int.MaxValue
            ? (int)seconds
            : throw new CommsCreditException(
                ErrorIds.ParameterInvalid, $"{duration} is not a duration of a call.", duration, "Give a duration of zero or above.");
    }
}
