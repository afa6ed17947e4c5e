namespace CommsCredits.Engine;

/// <summary>The emergency numbers of common countries. Calls to them are free and always allowed (R8).</summary>
public static class EmergencyNumbers
{
    const string Anywhere = "*";

    static readonly Lazy<Dictionary<string, HashSet<string>>> Loaded = new(Load);

    /// <summary>Whether somebody at this usage location dialled for help.</summary>
    /// <param name="usageLocation">ISO 3166-1 alpha-2; null when not known.</param>
    /// <param name="dialled">What was dialled, with or without a plus.</param>
    /// <remarks>112 and 911 count everywhere: to refuse a call for help is the worse mistake.</remarks>
    public static bool IsEmergency(string? usageLocation, string dialled)
    {
        var number = dialled.StartsWith('+') ? dialled[1..] : dialled;
        return IsListed(Anywhere, number) || (usageLocation is not null && IsListed(usageLocation, number));
    }

    static bool IsListed(string location, string number) => Loaded.Value.TryGetValue(location, out var numbers) && numbers.Contains(number);

    static Dictionary<string, HashSet<string>> Load()
    {
        var numbers = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataFile.Rows("emergency-numbers.csv", "country", "number"))
        {
            if (!numbers.TryGetValue(row[0], out var ofCountry))
                numbers.Add(row[0], ofCountry = new HashSet<string>(StringComparer.Ordinal));
            ofCountry.Add(row[1]);
        }
        return numbers;
    }
}
