namespace CommsCredits.Engine;

/// <summary>All licences and products known here, and what they grant. Case never matters.</summary>
public sealed class LicenseCatalogue
{
    static readonly Lazy<LicenseCatalogue> Loaded = new(() => new LicenseCatalogue());

    readonly List<LicenseSku> _licenses = [];
    readonly List<LicenseSku> _all = [];
    readonly Dictionary<string, LicenseSku> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<Guid, LicenseSku> _byId = [];
    readonly Dictionary<string, LicenseGrants> _byCapability = new(StringComparer.OrdinalIgnoreCase);

    LicenseCatalogue()
    {
        foreach (var row in DataFile.Rows("licenses.csv", "name", "display_name", "sku_part_number", "sku_id", "grants"))
        {
            var license = new LicenseSku(row[0], row[1], row[2], IdOf(row[3]), GrantsOf(row[4]));
            _licenses.Add(license);
            _byName.Add(license.Name, license);
            Add(license);
        }
        foreach (var row in DataFile.Rows("skus.csv", "sku_part_number", "sku_id", "display_name", "grants", "license"))
            Add(new LicenseSku(row[4].Length == 0 ? row[0] : row[4], row[2], row[0], IdOf(row[1]), GrantsOf(row[3])));
        foreach (var row in DataFile.Rows("capabilities.csv", "code", "grants", "meaning"))
            _byCapability.Add(row[0], GrantsOf(row[1]));
    }

    /// <summary>The catalogue, loaded when it is first asked for.</summary>
    public static LicenseCatalogue Default => Loaded.Value;

    /// <summary>The licences that have a name of their own, one product for each.</summary>
    public IReadOnlyList<LicenseSku> Licenses => _licenses;

    /// <summary>Every product: those of <see cref="Licenses"/> first, then the others by part number.</summary>
    public IReadOnlyList<LicenseSku> All => _all;

    /// <summary>Finds a product by licence name, part number or identifier.</summary>
    /// <param name="nameOrPartNumberOrGuid">Such as CommunicationsCredits, MCOPSTNC or 47794cd0-f0e5-45c5-9033-2eb6b5fc84e0.</param>
    /// <returns>The product, or null when it is not known. A name gives the product that stands for the licence.</returns>
    public LicenseSku? Find(string nameOrPartNumberOrGuid)
    {
        var text = nameOrPartNumberOrGuid.Trim();
        return Guid.TryParse(text, out var id) ? _byId.GetValueOrDefault(id) : _byName.GetValueOrDefault(text);
    }

    /// <summary>What the capability of a usage record says about the licences of a user who is not recorded here.</summary>
    /// <param name="capability">Such as MCOPSTN1; null, empty and unknown codes grant nothing.</param>
    public LicenseGrants GrantsOfCapability(string? capability) =>
        capability is null ? LicenseGrants.None : _byCapability.GetValueOrDefault(capability);

    void Add(LicenseSku sku)
    {
        _all.Add(sku);
        // Where a part number has two products, the first stands for it and the other is found by its identifier.
        _byName.TryAdd(sku.SkuPartNumber, sku);
        if (sku.SkuId is { } id) _byId.Add(id, sku);
    }

    static Guid? IdOf(string text) => text.Length == 0 ? null : Guid.Parse(text);

    static LicenseGrants GrantsOf(string text) => Enum.Parse<LicenseGrants>(text.Replace('|', ','));
}
