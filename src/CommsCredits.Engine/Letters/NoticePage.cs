namespace CommsCredits.Engine;

/// <summary>A line of the table in a letter.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What is known of it.</param>
internal readonly record struct NoticeFact(string Label, string Value);

/// <summary>What a letter says, before it is laid out; plain text without any markup.</summary>
/// <param name="Language">As BCP 47 writes it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Preheader">What a mailbox shows beside the subject.</param>
/// <param name="Heading">What happened, in a few words.</param>
/// <param name="Paragraphs">What happened and what follows from it.</param>
/// <param name="Facts">The numbers.</param>
/// <param name="CommandLead">What the command does.</param>
/// <param name="Command">The one command that mends it, ready to be pasted.</param>
/// <param name="Footer">Who wrote the letter.</param>
internal sealed record NoticePage(
    string Language,
    string Subject,
    string Preheader,
    string Heading,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<NoticeFact> Facts,
    string CommandLead,
    string Command,
    string Footer);
