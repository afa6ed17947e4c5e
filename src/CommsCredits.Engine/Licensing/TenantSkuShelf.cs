namespace CommsCredits.Engine;

/// <summary>
/// The products a tenant has, by the licence they stand for: which one a name means, and how many are left to give (rules L3, L11).
/// </summary>
public sealed class TenantSkuShelf
{
    private readonly Dictionary<Guid, long> free;
    private readonly List<(Guid SkuId, string PartNumber, string License)> products;

    /// <summary>Takes stock.</summary>
    /// <param name="skus">The products, in the order of the tenant; those that are not in the catalogue do not matter here.</param>
    public TenantSkuShelf(IReadOnlyList<TenantSku> skus)
    {
        free = skus.ToDictionary(sku => sku.SkuId, sku => sku.Free);
        products = [.. skus
            .Select(sku => (sku.SkuId, sku.SkuPartNumber, License: LicenseOf(sku.SkuId, sku.SkuPartNumber)))
            .Where(product => product.License is not null)
            .Select(product => (product.SkuId, product.SkuPartNumber, product.License!))];
    }

    /// <summary>Takes one of a licence: of the products it may mean, the first of which one is left.</summary>
    /// <param name="named">The licence name, SKU part number or SKU id as it was given.</param>
    /// <param name="license">The licence that it means.</param>
    /// <returns>The product, or null where none is left.</returns>
    public Guid? Take(string named, LicenseSku license)
    {
        foreach ((Guid skuId, _, _) in products.Where(product => Means(named, license, product.SkuId, product.PartNumber, product.License)))
        {
            if (free[skuId] > 0)
            {
                free[skuId]--;
                return skuId;
            }
        }

        return null;
    }

    /// <summary>Puts back what was taken and not given to anyone, or what a user gave up.</summary>
    /// <param name="skuId">The product.</param>
    public void Return(Guid skuId)
    {
        if (free.TryGetValue(skuId, out long left))
        {
            free[skuId] = left + 1;
        }
    }

    /// <summary>Whether the tenant has the product at all, used up or not.</summary>
    /// <param name="named">The licence name, SKU part number or SKU id as it was given.</param>
    /// <param name="license">The licence that it means.</param>
    /// <returns>False where there is no subscription.</returns>
    public bool Has(string named, LicenseSku license) =>
        products.Exists(product => Means(named, license, product.SkuId, product.PartNumber, product.License));

    /// <summary>The licence that a product of the tenant stands for, by its id first and its part number second (rule L11).</summary>
    /// <param name="skuId">The product.</param>
    /// <returns>The catalogue's entry, or null where the product has nothing to do with calls.</returns>
    public LicenseSku? Find(Guid skuId)
    {
        string? license = products.Find(product => product.SkuId == skuId).License;
        return LicenseCatalogue.Default.Find(skuId.ToString()) ?? (license is null ? null : LicenseCatalogue.Default.Find(license));
    }

    // An id means one product, a part number those that carry it, and a licence name every product that stands for the licence.
    private static bool Means(string named, LicenseSku license, Guid skuId, string partNumber, string product)
    {
        string text = named.Trim();
        return Guid.TryParse(text, out Guid id) ? id == skuId
            : Same(text, license.Name) ? Same(product, license.Name)
            : Same(text, partNumber) || (license.SkuId == skuId && Same(text, license.SkuPartNumber));
    }

    private static string? LicenseOf(Guid skuId, string partNumber) =>
        (LicenseCatalogue.Default.Find(skuId.ToString()) ?? LicenseCatalogue.Default.Find(partNumber))?.Name;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
