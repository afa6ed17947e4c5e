using System.Globalization;
using CommsCredits.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["races", .. string[] options]:
        return Races(options);
    case [ImportLeg.Name, string store, string file]:
        ImportLeg.Run(store, file);
        return 0;
    case ["prefixes"]:
        PrefixRace.Run();
        return 0;
    case ["pricing"]:
        PricingMeter.Run();
        return 0;
    case ["exports"]:
        ExportRace.Run();
        return 0;
    case ["questions"]:
        QuestionMeter.Run();
        return 0;
    default:
        Console.WriteLine($"""
            {RaceOptions.Usage}
                the import of an export, and sums over it, beside sqlite3, PostgreSQL, DuckDB and Import-Csv
            prefixes   the longest prefix of a number, beside a dictionary
            pricing    calls priced in a second
            questions  who would pay for a call, asked of a store
            exports    a workbook, beside the same calls as CSV
            """);
        return 2;
}

static int Races(string[] options)
{
    try
    {
        return RaceCard.Run(RaceOptions.Parse(options), Console.Out);
    }
    catch (Exception refused) when (refused is FormatException or IOException)
    {
        Console.Error.WriteLine(refused.Message);
        return 2;
    }
}
