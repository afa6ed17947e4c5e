using CommsCredits.Engine;

namespace CommsCredits.Connectors;

/// <summary>Where each column of a rate sheet stands, under our names or those of other sheets.</summary>
sealed class RateHeader
{
    const string Advice = "A rate sheet has a header with at least the columns Prefix and PerMinute, separated by commas or semicolons.";

    readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    readonly int count;

    RateHeader(string[] titles)
    {
        count = titles.Length;
        for (var place = 0; place < titles.Length; place++)
            places.TryAdd(Key(titles[place]), place);

        // The first name found wins: ours, then the more telling ones.
        Prefix = Find("Prefix", "DialPrefix", "DialCode", "DialingCode", "DiallingCode", "DialledPrefix", "AreaCode", "Code");
        PerMinute = Find("PerMinute", "PricePerMinute", "RatePerMinute", "CostPerMinute", "PriceMin", "RateMin", "Rate", "Price");
        Service = Find("Service");
        Origin = Find("Origin", "OriginCountry", "UsageLocation");
        Destination = Find("Destination", "DestinationName", "Description");
        Country = Find("Country", "CountryOrRegion", "CountryISO", "ISO");
        NumberClass = Find("NumberClass", "DestinationType", "NumberType", "Type");
        ConnectionFee = Find("ConnectionFee", "ConnectionCharge", "SetupFee", "ConnectFee");
        IncrementSeconds = Find("IncrementSeconds", "BillingIncrement", "Increment");
        MinimumSeconds = Find("MinimumSeconds", "MinimumDuration", "Minimum");
    }

    int Prefix { get; }

    int PerMinute { get; }

    int Service { get; }

    int Origin { get; }

    int Destination { get; }

    int Country { get; }

    int NumberClass { get; }

    int ConnectionFee { get; }

    int IncrementSeconds { get; }

    int MinimumSeconds { get; }

    /// <summary>Reads the first row.</summary>
    public static RateHeader Read(CsvRows rows, string path)
    {
        if (!rows.Read(CancellationToken.None))
            throw FileErrors.FormatUnknown(path, "it is empty.", Advice);
        if (rows.Fault is not null)
            throw FileErrors.FormatUnknown(path, "it does not begin with a row of column names.", Advice);
        var header = new RateHeader(rows.Texts());
        return (header.Prefix, header.PerMinute) switch
        {
            ( < 0, < 0) => throw FileErrors.FormatUnknown(path, "it has no column Prefix, PerMinute.", Advice),
            ( < 0, _) => throw FileErrors.FormatUnknown(path, "it has no column Prefix.", Advice),
            (_, < 0) => throw FileErrors.FormatUnknown(path, "it has no column PerMinute.", Advice),
            _ => header,
        };
    }

    /// <summary>Reads a row below it.</summary>
    /// <exception cref="CommsCreditException"><c>RateCardInvalid</c>: the row is broken.</exception>
    public RateCardLine Line(CsvRows rows)
    {
        if (rows.Fault is not null)
            throw RateCardErrors.Line(rows.Line, rows.Fault);
        // A decimal comma in a sheet with commas would pass for a price of whole units.
        for (var place = count; place < rows.FieldCount; place++)
        {
            if (!rows.Field(place).IsEmpty)
                throw RateCardErrors.Line(rows.Line, $"it has {rows.FieldCount} fields where the header has {count}.");
        }
        return new RateCardLine(
            rows.Line,
            rows.Text(Prefix),
            rows.Text(PerMinute),
            rows.Text(Service),
            rows.Text(Origin),
            rows.Text(Destination),
            rows.Text(Country),
            rows.Text(NumberClass),
            rows.Text(ConnectionFee),
            rows.Text(IncrementSeconds),
            rows.Text(MinimumSeconds));
    }

    int Find(params string[] names) => names.Select(name => places.GetValueOrDefault(name, -1)).FirstOrDefault(place => place >= 0, -1);

    // "Price / min", "price_min" and "PriceMin" are one name.
    static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit));
}
