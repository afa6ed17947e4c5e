namespace CommsCredits.Samples.Generator;

/// <summary>The people of Contoso: all of them invented, chosen so that every way to be licensed occurs.</summary>
public sealed class Organisation
{
    const string Domain = "contoso.example";
    const string Full = "EnterpriseE5;CallingPlanDomestic;CommunicationsCredits";
    const string World = "EnterpriseE5;CallingPlanInternational;CommunicationsCredits";
    const string Small = "EnterpriseE5;CallingPlan120;CommunicationsCredits";
    const string Medium = "EnterpriseE5;CallingPlan240;CommunicationsCredits";
    const string Own = "EnterpriseE5;CallingPlan120NotPooled;CommunicationsCredits";
    const string PayAsYouGo = "PhoneSystem;CallingPlanPayAsYouGo;CommunicationsCredits";
    const string NoCredits = "PhoneSystem;CallingPlanDomestic";
    const string Bot = "PhoneSystemResourceAccount;";

    static readonly (string Name, string Department, string Location, string Licenses)[] Staff =
    [
        ("Ada Winters", "Sales", "US", Full),
        ("Ben Castillo", "Sales", "US", Full),
        ("Chloe Nakamura", "Sales", "US", World),
        ("Dev Raman", "Support", "US", Full),
        ("Elena Petrov", "Support", "US", Full),
        ("Frank Osei", "Support", "US", NoCredits),
        ("Grace Lindqvist", "Marketing", "US", World),
        ("Hugo Martins", "Field Service", "US", PayAsYouGo),
        ("Ivy Sandoval", "Executive", "US", "AudioConferencing;AudioConferencingDialOutUsCa;CommunicationsCredits"),
        ("Jack Morrow", "Executive", "US", Full),
        ("Kira Boyd", "Training", "US", "AudioConferencingPayPerMinute"),
        ("Liam Ortega", "Finance", "US", "EnterpriseE5"),
        ("Mona Farah", "Finance", "US", "EnterpriseE5;CommunicationsCredits"),
        ("Nestor Vega", "Sales", "PR", Full),
        ("Olga Rivera", "Support", "PR", Full),
        ("Pablo Cruz", "Field Service", "PR", NoCredits),
        ("Quentin Hale", "Sales", "GB", Full),
        ("Rosie Adeyemi", "Marketing", "GB", Full),
        ("Sam Whitlock", "Sales", "GB", Small),
        ("Tara Singh", "Support", "GB", Small),
        ("Uma Kapoor", "Finance", "GB", "EnterpriseE5;CallingPlan120"),
        ("Victor Lane", "Field Service", "GB", PayAsYouGo),
        ("Wendy Marsh", "Training", "GB", "AudioConferencingPayPerMinute;PhoneSystem"),
        ("Xaver Groß", "Sales", "DE", Full),
        ("Yvonne Krüger", "Support", "DE", Full),
        ("Zoe Lang", "Engineering", "DE", World),
        ("Anton Beck", "Engineering", "DE", World),
        ("Berta Vogel", "Marketing", "DE", Medium),
        ("Weber, Carl", "Finance", "DE", "EnterpriseE5;CallingPlan240"),
        ("Denis Moreau", "Sales", "FR", Own),
        ("Élise Garnier", "Support", "FR", Own),
        ("Farid Haddad", "Engineering", "FR", Full),
        ("Gilles Roche", "Field Service", "FR", PayAsYouGo),
        ("Tan Hui Min", "Sales", "SG", Medium),
        ("Irfan Rahman", "Support", "SG", Medium),
        ("Jun Sato", "Engineering", "JP", "PhoneSystem;AudioConferencing;CommunicationsCredits"),
        ("Contoso Main Line", "Reception", "US", Bot + "CallingPlanPayAsYouGo;CommunicationsCredits"),
        ("Contoso Helpdesk", "Support", "GB", Bot + "CommunicationsCredits"),
    ];

    Organisation(IReadOnlyList<Person> people, Person stranger)
    {
        People = [.. people.Where(person => !person.Holds("PhoneSystemResourceAccount"))];
        Accounts = people;
        Stranger = stranger;
    }

    /// <summary>The people, without the resource accounts.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Everyone in users.csv: the people and the two resource accounts.</summary>
    public IReadOnlyList<Person> Accounts { get; }

    /// <summary>Someone who calls but is not in users.csv; only the usage record tells of the licence.</summary>
    public Person Stranger { get; }

    /// <summary>Puts the organisation together.</summary>
    public static Organisation Create(Dice dice)
    {
        var people = Staff.Select(row => Make(dice, row.Name, row.Department, row.Location, row.Licenses)).ToList();
        return new Organisation(people, Make(dice, "Temporary Desk", "", "US", NoCredits));
    }

    static Person Make(Dice dice, string name, string department, string location, string licenses) => new(
        name,
        $"{MailNameOf(name)}@{Domain}",
        dice.Id(),
        department,
        location,
        licenses.Split(';'),
        dice.Number(Destination.OwnNumbers(location)));

    // "Weber, Carl" is carl.weber, "Élise Garnier" is elise.garnier.
    static string MailNameOf(string name)
    {
        var parts = name.Split(", ");
        var spoken = parts.Length == 2 ? $"{parts[1]} {parts[0]}" : name;
        return spoken.ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("é", "e", StringComparison.Ordinal).Replace(' ', '.');
    }
}
