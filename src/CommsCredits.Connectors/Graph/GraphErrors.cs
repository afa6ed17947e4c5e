using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>What can go wrong with Graph, in the words of the product.</summary>
internal static class GraphErrors
{
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;

    /// <summary>What Graph says when a licence is taken that is not held directly.</summary>
    private const string NothingToTake = "does not have a corresponding license";

    /// <summary>Nobody is signed in, or signing in failed.</summary>
    public static CommsCreditException SignInFailed(string message, Exception? inner = null) => new(
        ErrorIds.GraphSignInFailed,
        message,
        null,
        "Check the tenant, the application and its secret, and Connect-CommsCreditGraph again.",
        inner);

    /// <summary>A request that could not be answered.</summary>
    /// <param name="reply">The last reply.</param>
    /// <param name="what">What was asked for, as in "reading users".</param>
    /// <param name="permission">The permission that it needs.</param>
    public static CommsCreditException Of(GraphReply reply, string what, string permission) => reply switch
    {
        { Status: Unauthorized or Forbidden } => Refused(reply, what, permission),
        { IsThrottled: true } => Throttled(reply, what),
        { Contact: GraphContact.NotSent } => Failed($"{Sentence(what)}: no connection to Microsoft Graph."),
        { Contact: GraphContact.Broken } => Failed($"{Sentence(what)}: the connection broke before there was an answer."),
        { Contact: GraphContact.TimedOut } => Failed($"{Sentence(what)}: no answer in time."),
        _ => Failed($"{Sentence(what)}: Microsoft Graph answered {Told(reply)}."),
    };

    /// <summary>A body that is not what was asked for.</summary>
    public static CommsCreditException NotUnderstood(string what) => Failed($"{Sentence(what)}: the answer cannot be understood.");

    /// <summary>A change of licences that was not made: by Graph's code or, where that says little, by its words.</summary>
    /// <param name="reply">The last reply about this user.</param>
    /// <param name="user">The user's name.</param>
    public static CommsCreditException OfAssignment(GraphReply reply, string user)
    {
        string said = $"{reply.Problem?.Code} {reply.Problem?.Text}";
        string? id = Says(said, "CountViolation", "does not have any available licenses", "not have enough available licenses")
                ? ErrorIds.LicenseCountExceeded
            : Says(said, "DependencyViolation", "depends on the service plan") ? ErrorIds.LicensePrerequisiteMissing
            : Says(said, "MutuallyExclusiveViolation", "mutually exclusive", "conflicting service plan") ? ErrorIds.LicenseConflict
            : Says(said, "ProhibitedInUsageLocationViolation", "usage location") ? ErrorIds.UsageLocationMissing
            : Says(said, "Request_ResourceNotFound") || reply.Status == NotFound ? ErrorIds.UserNotFound
            : null;
        return id is null
            ? Of(reply, $"Changing the licences of {user}", "LicenseAssignment.ReadWrite.All (or User.ReadWrite.All)")
            : new CommsCreditException(
                id, $"The licences of {user} stay as they are: Microsoft Graph answered {Told(reply)}.", user, AdviceOf(id));
    }

    /// <summary>A change of licences that never got an answer.</summary>
    /// <param name="reply">The last reply about this user.</param>
    /// <param name="user">The user's name.</param>
    public static CommsCreditException Unknown(GraphReply reply, string user) => new(
        ErrorIds.GraphRequestFailed,
        $"Whether the licences of {user} changed is not known: "
            + (reply.Contact == GraphContact.Answered ? $"Microsoft Graph answered {Told(reply)}." : "no attempt got an answer."),
        user,
        "Run the command again: it looks at what the user holds, and what is done is not done again.");

    /// <summary>A change that was not sent, because the command was stopped.</summary>
    /// <param name="user">The user's name.</param>
    public static CommsCreditException Stopped(string user) =>
        new(ErrorIds.GraphRequestFailed, $"The licences of {user} stay as they are: the command was stopped.", user, null);

    /// <summary>Whether Graph says that a licence to be taken is not there.</summary>
    public static bool IsNothingToTake(GraphReply reply) => Says(reply.Problem?.Text ?? string.Empty, NothingToTake);

    private static CommsCreditException Refused(GraphReply reply, string what, string permission) => new(
        ErrorIds.GraphSignInFailed,
        reply.Status == Unauthorized
            ? $"{Sentence(what)}: Microsoft Graph does not accept the token ({Told(reply)})."
            : $"{Sentence(what)}: the sign-in lacks the permission {permission} ({Told(reply)}).",
        null,
        reply.Status == Unauthorized
            ? "The token may have expired: Connect-CommsCreditGraph again."
            : $"Grant the application {permission} with admin consent, and Connect-CommsCreditGraph again.");

    private static CommsCreditException Throttled(GraphReply reply, string what) => new(
        ErrorIds.GraphThrottled,
        reply.RetryAfter is { } wait
            ? FormattableString.Invariant($"{Sentence(what)}: Microsoft Graph still asks to wait {wait.TotalSeconds:0} seconds.")
            : $"{Sentence(what)}: Microsoft Graph still asks to wait.",
        null,
        "Run the command again later: what is done is not done again.");

    private static CommsCreditException Failed(string message) =>
        new(ErrorIds.GraphRequestFailed, message, null, "Run the command again: what is done is not done again.");

    private static string AdviceOf(string id) => id switch
    {
        ErrorIds.LicenseCountExceeded => "Free or buy licences; Get-MgSubscribedSku shows how many there are.",
        ErrorIds.LicensePrerequisiteMissing => "Grant what the licence needs in the same call: -License PhoneSystem, CommunicationsCredits",
        ErrorIds.LicenseConflict => "Swap them in one step: Grant-CommsCreditLicense -License <new> -Replace <old> -Source Graph",
        ErrorIds.UsageLocationMissing => "Set a usage location in Microsoft 365 where the licence is sold (rule L6).",
        _ => "Check the name; Get-CommsCreditUser -Source Graph lists the users of the tenant.",
    };

    private static string Told(GraphReply reply) => reply.Problem is { } problem
        ? FormattableString.Invariant($"{reply.Status} {problem.Code}: {problem.Text.TrimEnd('.')}")
        : FormattableString.Invariant($"{reply.Status}");

    private static string Sentence(string what) => $"{what} failed";

    private static bool Says(string text, params string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
