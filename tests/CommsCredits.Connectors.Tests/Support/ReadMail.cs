using System.Text;
using System.Text.RegularExpressions;

namespace CommsCredits.Tests;

/// <summary>A part of a mail, decoded.</summary>
public sealed record ReadPart(string ContentType, string Encoding, string Text);

/// <summary>A mail as a server wrote it down, read apart from the code under test.</summary>
public sealed partial class ReadMail
{
    private readonly string raw;
    private readonly List<(string Name, string Value)> headers = [];

    public ReadMail(string dump)
    {
        raw = dump.ReplaceLineEndings("\n");
        int end = raw.IndexOf("\n\n", StringComparison.Ordinal);
        string head = end < 0 ? raw : raw[..end];
        foreach (string line in Fold().Replace(head, " ").Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.Add((line[..colon], line[(colon + 1)..].Trim()));
            }
        }
    }

    /// <summary>Whether the end of the last part was written down.</summary>
    public bool IsWhole => Boundary is { } boundary && raw.Contains($"\n--{boundary}--", StringComparison.Ordinal);

    public string Subject => EncodedWord().Replace(
        Between().Replace(Header("Subject"), "?==?"), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    public string Raw => raw;

    public int LongestLine => raw.Split('\n').Max(line => line.Length);

    public IReadOnlyList<ReadPart> Parts => [.. raw.Split($"--{Boundary}")[1..^1].Select(Part)];

    private string? Boundary => All("Content-Type").Select(type => BoundaryOf().Match(type))
        .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    public string Header(string name) => Assert.Single(All(name));

    public IReadOnlyList<string> All(string name) =>
        [.. headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    private static ReadPart Part(string text)
    {
        string part = text.TrimStart('\n');
        int end = part.IndexOf("\n\n", StringComparison.Ordinal);
        ReadMail head = new(part[..end]);
        Assert.Equal("base64", head.Header("Content-Transfer-Encoding"));
        string decoded = Encoding.UTF8.GetString(
            Convert.FromBase64String(part[end..].Replace("\n", string.Empty, StringComparison.Ordinal)));
        return new ReadPart(head.Header("Content-Type"), "base64", decoded.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex BoundaryOf();
}
