using System.Globalization;
using CommsCredits.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args.FirstOrDefault())
{
    case "prefixes":
        PrefixRace.Run();
        break;
    case "pricing":
        PricingMeter.Run();
        break;
    case "exports":
        ExportRace.Run();
        break;
    case "questions":
        QuestionMeter.Run();
        break;
    default:
        ImportRace.Print(args.Length > 0 ? [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [100_000, 400_000]);
        break;
}
