namespace CommsCredits.Samples.Generator;

/// <summary>The organisation's service numbers, in ranges reserved for fiction where there is one.</summary>
static class ServiceNumbers
{
    public const string TollFreeUs = "+18885550142";
    public const string TollFreeGb = "+448081570142";

    /// <summary>The number of the conference bridge and of the switchboard at a location.</summary>
    public static string Toll(string location) => location switch
    {
        "US" or "PR" => "+14255550100",
        "GB" => "+442079460100",
        "DE" => "+493023125100",
        "FR" => "+33199001000",
        "SG" => "+656123****",
        _ => "+8131234****",
    };

    /// <summary>The toll-free number that callers from a location use, with the price of its minute.</summary>
    public static (string Number, decimal PerMinute) TollFree(string location) => location is "GB" or "DE" or "FR"
        ? (TollFreeGb, RateCard.Find(RateCard.TollFreeInbound, "*", "44808")!.PerMinute)
        : (TollFreeUs, RateCard.Find(RateCard.TollFreeInbound, "*", "1888")!.PerMinute);
}
