namespace CommsCredits;

/// <summary>A licence as it is offered, a Calling Plan in one country.</summary>
public sealed class Plan
{
    /// <summary>The licence.</summary>
    public string License { get; init; } = string.Empty;

    /// <summary>The product's name.</summary>
    public string DisplayName { get; init; } = string.Empty;

    /// <summary>The product's part number; nothing where it is not known.</summary>
    public string? SkuPartNumber { get; init; }

    /// <summary>The product's identifier; nothing where it is not known.</summary>
    public Guid? SkuId { get; init; }

    /// <summary>ISO 3166-1 alpha-2; nothing where none was asked for and the licence is the same in all.</summary>
    public string? Country { get; init; }

    /// <summary>Domestic minutes that one licence adds to a month; nothing where it is not known, or is no plan.</summary>
    public int? DomesticMinutes { get; init; }

    /// <summary>International minutes that one licence adds to a month; nothing where it is not known, or is no plan.</summary>
    public int? InternationalMinutes { get; init; }

    /// <summary>Whether its holders share their minutes; nothing where it has none to share.</summary>
    public bool? Pooled { get; init; }

    /// <summary>Whether Communications Credits are sold in the country; nothing where it is not known.</summary>
    public bool? CommunicationsCreditsAvailable { get; init; }

    /// <summary>What a user needs beside it; all of these.</summary>
    public string[] Requires { get; init; } = [];

    /// <summary>What a user may do with it.</summary>
    public string[] Enables { get; init; } = [];

    internal static Plan Of(Engine.PlanRow row) => new()
    {
        License = row.License.Name,
        DisplayName = row.License.DisplayName,
        SkuPartNumber = row.License.SkuPartNumber.Length == 0 ? null : row.License.SkuPartNumber,
        SkuId = row.License.SkuId,
        Country = row.Country,
        DomesticMinutes = row.Minutes.DomesticMinutes,
        InternationalMinutes = row.Minutes.InternationalMinutes,
        Pooled = row.Pooled,
        CommunicationsCreditsAvailable = row.CreditsAvailable,
        Requires = [.. row.Requires.Select(needed => needed.ToString())],
        Enables = [.. row.Uses],
    };
}
