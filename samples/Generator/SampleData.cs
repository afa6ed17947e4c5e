using System.Text;

namespace CommsCredits.Samples.Generator;

/// <summary>The sample organisation's files.</summary>
public static class SampleData
{
    /// <summary>The seed of the files in the repository.</summary>
    public const ulong CommittedSeed = 2026;

    /// <summary>The name of the zip; the admin center puts an identifier there.</summary>
    public const string ZipName = "Export.callingplans.5f0c1f6e-3c1b-4e0e-9b8a-2a6d2f9d7c31.zip";

    const string Parameters = """
        {"startDateTime":"2026-03-01T00:00:00Z","endDateTime":"2026-04-01T00:00:00Z","capabilities":[]}

        """;

    /// <summary>Every file with its bytes; the same for the same seed.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Create(ulong seed)
    {
        var dice = new Dice(seed);
        var contoso = Organisation.Create(dice);
        var january = Month(contoso, new Scene(dice, new DateOnly(2026, 1, 1), growth: 100));
        var february = Month(contoso, new Scene(dice, new DateOnly(2026, 2, 1), growth: 110));
        var march = Month(contoso, new Scene(dice, new DateOnly(2026, 3, 1), growth: 125));
        Oddities.Contradict(february, dice);
        Oddities.Repeat(january, february);
        Oddities.Damage(january, march);

        // The report of 2022 lists the latest first, and tells the number that was called in Caller ID.
        january.Reverse();
        return
        [
            ("users.csv", Utf8(UsersCsv(contoso))),
            ("rates.csv", Utf8(RateCard.ToCsv())),
            ("PSTN.calls.2026-01.csv", Utf8(TeamsCsv.Of2022(january.Select(Oddities.TurnTollFree)))),
            ("PSTN.calls.2026-02.csv", Utf8(TeamsCsv.Of2025(february))),
            (ZipName, StoredZip.Pack([("PSTN.calls.2026-03.csv", Utf8(TeamsCsv.Of2025(march))), ("parameters.json", Utf8(Parameters))])),
        ];
    }

    /// <summary>Writes the files.</summary>
    public static void Write(string folder, ulong seed)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in Create(seed)) File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    /// <summary>The names of the files that are missing or differ from what the seed gives.</summary>
    public static IReadOnlyList<string> Check(string folder, ulong seed) =>
        [.. Create(seed).Where(file => !IsSame(Path.Combine(folder, file.Name), file.Content)).Select(file => file.Name)];

    static bool IsSame(string path, byte[] content) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    static List<CallRow> Month(Organisation contoso, Scene scene)
    {
        List<CallRow> calls =
        [
            .. contoso.People.SelectMany(person => UserTraffic.Of(person, scene)),
            .. UserTraffic.Of(contoso.Stranger, scene),
            .. contoso.People.SelectMany(person => MeetingTraffic.Of(person, scene)),
            .. BotTraffic.Of(scene),
            .. OtherTraffic.Of(contoso, scene),
        ];
        return [.. calls.OrderBy(call => call.Start).ThenBy(call => call.UsageId)];
    }

    static string UsersCsv(Organisation contoso) => Csv.Text(
        "\n",
        [
            ["UserPrincipalName", "ObjectId", "DisplayName", "Department", "UsageLocation", "Licenses"],
            .. contoso.Accounts.Select(person => (string[])
            [
                person.UserPrincipalName, person.ObjectId.ToString(), person.DisplayName, person.Department, person.Location,
                string.Join(';', person.Licenses),
            ]),
        ]);

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
