namespace CommsCredits.Engine;

/// <summary>The minutes that one licence of a plan adds to the month.</summary>
/// <param name="DomesticMinutes">Whole minutes; null where it is not known how many.</param>
/// <param name="InternationalMinutes">Whole minutes; null where it is not known how many.</param>
public readonly record struct Allotment(int? DomesticMinutes, int? InternationalMinutes);
