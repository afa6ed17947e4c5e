using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommsCredits.Tests;

/// <summary>What requests to Graph look like, as documented; apart from the code under test.</summary>
internal static partial class GraphRequests
{
    private const int LargestBatch = 20;

    public static bool IsKnown(string relative) =>
        relative.StartsWith("/users?$select=id,userPrincipalName,displayName,department,usageLocation,assignedLicenses&", StringComparison.Ordinal)
            || relative.StartsWith("/users?$skiptoken=", StringComparison.Ordinal)
            || relative == "/subscribedSkus"
            || PstnCalls().IsMatch(relative);

    /// <summary>Takes a batch apart and tells everything that is wrong with it.</summary>
    public static SeenPart[] Parts(string body, ConcurrentQueue<string> faults)
    {
        List<SeenPart> parts = [];
        using JsonDocument batch = JsonDocument.Parse(body);
        Check(batch.RootElement.EnumerateObject().Count() == 1, "a batch has more than its requests");
        JsonElement requests = batch.RootElement.GetProperty("requests");
        Check(requests.GetArrayLength() is > 0 and <= LargestBatch, $"a batch has {requests.GetArrayLength()} requests");
        foreach (JsonElement request in requests.EnumerateArray())
        {
            string id = request.GetProperty("id").GetString()!;
            Match url = AssignLicense().Match(request.GetProperty("url").GetString()!);
            Check(request.GetProperty("method").GetString() == "POST", "a part is not a POST");
            Check(request.GetProperty("headers").GetProperty("Content-Type").GetString() == "application/json", "a part has no content type");
            Check(url.Success, $"a part goes to {request.GetProperty("url")}");
            Check(id.Length > 0 && !parts.Exists(part => part.Id == id), $"the id {id} is not unique");
            JsonElement change = request.GetProperty("body");
            Check(change.EnumerateObject().Select(member => member.Name).Order().SequenceEqual(["addLicenses", "removeLicenses"]), $"body {change}");
            Guid[] add = [.. change.GetProperty("addLicenses").EnumerateArray().Select(license => license.GetProperty("skuId").GetGuid())];
            Guid[] remove = [.. change.GetProperty("removeLicenses").EnumerateArray().Select(license => license.GetGuid())];
            Check(change.GetProperty("addLicenses").EnumerateArray().All(license => license.GetProperty("disabledPlans").GetArrayLength() == 0), "plans are disabled");
            Check(add.Length + remove.Length > 0, "a part changes nothing");
            parts.Add(new SeenPart(id, url.Success ? Guid.Parse(url.Groups["user"].Value) : Guid.Empty, add, remove));
        }

        return [.. parts];

        void Check(bool sound, string fault)
        {
            if (!sound)
            {
                faults.Enqueue(fault);
            }
        }
    }

    public static string PartAnswer(SeenPart part, GraphAnswer answer)
    {
        string headers = answer.RetryAfter is { } wait
            ? $$"""{"Content-Type":"application/json","Retry-After":"{{wait}}"}"""
            : """{"Content-Type":"application/json"}""";
        string body = answer.Body.Length == 0 ? "null" : answer.Body;
        return $$"""{"id":"{{part.Id}}","status":{{answer.Status}},"headers":{{headers}},"body":{{body}}}""";
    }

    [GeneratedRegex("^/users/(?<user>[0-9a-f-]{36})/assignLicense$", RegexOptions.ExplicitCapture)]
    private static partial Regex AssignLicense();

    [GeneratedRegex(@"^/communications/callRecords/getPstnCalls\(fromDateTime=[\dT:.Z-]+,toDateTime=[\dT:.Z-]+\)(\?\$skip=\d+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex PstnCalls();
}
