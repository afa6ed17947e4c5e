namespace CommsCredits.Engine;

/// <summary>One product that Microsoft sells or sold under a part number of its own.</summary>
/// <param name="Name">The licence's name here; the part number itself for a bundle outside our list.</param>
/// <param name="DisplayName">The product's name as Microsoft writes it.</param>
/// <param name="SkuPartNumber">Such as MCOPSTNC. Two products may share one.</param>
/// <param name="SkuId">The product's identifier, null where none is known.</param>
/// <param name="Grants">What a user may do who holds it.</param>
public sealed record LicenseSku(string Name, string DisplayName, string SkuPartNumber, Guid? SkuId, LicenseGrants Grants);
