namespace CommsCredits.Engine;

/// <summary>A notice in words.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain text, lines ended by a line feed.</param>
/// <param name="Html">The same as one HTML page without anything from outside; everything that was given is escaped.</param>
public sealed record Letter(string Subject, string Text, string Html);
