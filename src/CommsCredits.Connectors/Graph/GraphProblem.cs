using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommsCredits.Connectors;

/// <summary>What Graph says is wrong with a request, made fit for a message.</summary>
/// <param name="Code">Graph's code, such as Request_BadRequest.</param>
/// <param name="Text">Graph's words: one short line without anything that looks like a token.</param>
internal sealed partial record GraphProblem(string Code, string Text)
{
    private const int LongestText = 400;
    private const int LongestCode = 80;

    /// <summary>Reads the body of an error.</summary>
    /// <param name="body">The body; that of a machine in front of Graph may be anything.</param>
    /// <param name="token">The token of the request, which is never repeated.</param>
    /// <returns>The problem, or null where the body names none.</returns>
    public static GraphProblem? Read(byte[] body, string token)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Of(document.RootElement, token);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads an error.</summary>
    /// <param name="body">An object with an error in it.</param>
    /// <param name="token">The token of the request, which is never repeated.</param>
    /// <returns>The problem, or null where there is none.</returns>
    public static GraphProblem? Of(JsonElement body, string token)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out JsonElement error)
            || error.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new GraphProblem(Line(TextOf(error, "code"), LongestCode, token), Line(TextOf(error, "message"), LongestText, token));
    }

    private static string TextOf(JsonElement error, string name)
    {
        try
        {
            return error.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : string.Empty;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is found only when the text is read.
            return string.Empty;
        }
    }

    private static string Line(string text, int longest, string token)
    {
        string told = TokenLike().Replace(text.Replace(token, "***", StringComparison.Ordinal), "***");
        return new string([.. told.Select(letter => char.IsControl(letter) ? ' ' : letter).Take(longest)]).Trim();
    }

    [GeneratedRegex(@"eyJ[\w-]{8,}(?:\.[\w-]*)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenLike();
}
