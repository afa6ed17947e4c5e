namespace CommsCredits.Connectors;

/// <summary>Where each column stands in one file; found by name, since the two generations differ in order and number.</summary>
sealed class UsageHeader
{
    const string Advice =
        "Expected is the CSV or zip of the PSTN usage report of the Teams admin centre, as it was downloaded, separated by commas.";

    static readonly Dictionary<string, UsageColumn> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UsageId"] = UsageColumn.UsageId,
        ["CallId"] = UsageColumn.CallId,
        ["ConferenceId"] = UsageColumn.ConferenceId,
        ["UserLocation"] = UsageColumn.UserLocation,
        ["AADObjectId"] = UsageColumn.ObjectId,
        ["MicrosoftEntraObjectId"] = UsageColumn.ObjectId,
        ["UPN"] = UsageColumn.UserPrincipalName,
        ["UserDisplayName"] = UsageColumn.DisplayName,
        ["CallerId"] = UsageColumn.CallerId,
        ["CallType"] = UsageColumn.CallType,
        ["NumberType"] = UsageColumn.NumberType,
        ["Domestic/International"] = UsageColumn.DomesticInternational,
        ["DestinationDialed"] = UsageColumn.DestinationDialed,
        ["DestinationNumber"] = UsageColumn.DestinationNumber,
        ["ExternalCountry"] = UsageColumn.ExternalCountry,
        ["StartTime"] = UsageColumn.StartTime,
        ["EndTime"] = UsageColumn.EndTime,
        ["DurationSeconds"] = UsageColumn.DurationSeconds,
        ["ConnectionFee"] = UsageColumn.ConnectionFee,
        ["Charge"] = UsageColumn.Charge,
        ["Currency"] = UsageColumn.Currency,
        ["Capability"] = UsageColumn.Capability,
        ["Operator"] = UsageColumn.Operator,
        ["SourceofCallDuration"] = UsageColumn.DurationSource,
        ["AdministrativeUnits"] = UsageColumn.AdministrativeUnits,
    };

    static readonly (UsageColumn Column, string Name)[] Required =
    [
        (UsageColumn.UsageId, "UsageId"),
        (UsageColumn.CallType, "Call Type"),
        (UsageColumn.StartTime, "Start Time"),
        (UsageColumn.DurationSeconds, "Duration Seconds"),
    ];

    readonly int[] places = new int[Enum.GetValues<UsageColumn>().Length];
    readonly string[] titles;

    UsageHeader(string[] titles)
    {
        this.titles = titles;
        var keys = Array.ConvertAll(titles, Key);
        Array.Fill(places, -1);
        for (var place = keys.Length - 1; place >= 0; place--)
        {
            if (Names.TryGetValue(keys[place], out var column))
                places[(int)column] = place;
        }
        IsDirectRouting = Place(UsageColumn.UsageId) < 0
            && keys.Contains("CorrelationId", StringComparer.OrdinalIgnoreCase)
            && keys.Contains("SBCFQDN", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many fields a row has.</summary>
    public int Count => titles.Length;

    /// <summary>Whether this is the export of Direct Routing, which never touches credits.</summary>
    public bool IsDirectRouting { get; }

    /// <summary>Reads the first row.</summary>
    public static UsageHeader Read(CsvRows rows, string name, CancellationToken cancellation)
    {
        if (!rows.Read(cancellation))
            throw FileErrors.FormatUnknown(name, "it is empty.", Advice);
        if (rows.Fault is not null)
            throw FileErrors.FormatUnknown(name, "it does not begin with a row of column names.", Advice);
        var header = new UsageHeader(rows.Texts());
        var missing = Required.Where(column => header.Place(column.Column) < 0).Select(column => column.Name).ToArray();
        return missing.Length == 0 || header.IsDirectRouting
            ? header
            : throw FileErrors.FormatUnknown(name, $"it has no column {string.Join(", ", missing)}.", Advice);
    }

    /// <summary>The place of a column, or -1.</summary>
    public int Place(UsageColumn column) => places[(int)column];

    /// <summary>The name of a column as this file has it.</summary>
    public string Title(UsageColumn column) => titles[Place(column)];

    static string Key(string title) => string.Concat(title.Where(letter => !char.IsWhiteSpace(letter)));
}
