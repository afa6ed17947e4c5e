namespace CommsCredits.Engine;

/// <summary>A call as it is stored: the record, who paid and why, and which lots gave the money.</summary>
public readonly record struct PricedCall
{
    /// <summary>The record as it came.</summary>
    public required CallRecord Record { get; init; }

    /// <summary>The recorded user it belongs to, or null.</summary>
    public int? UserNumber { get; init; }

    /// <summary>That user's name; it stands in where the record has none, as for auto attendants.</summary>
    public string? OwnerName { get; init; }

    /// <summary>The owner's department as it stood at import.</summary>
    public string? Department { get; init; }

    /// <summary>Which way it went.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The country of the rated number.</summary>
    public string? Country { get; init; }

    /// <summary>Whether that is the owner's country, as we see it.</summary>
    public bool? Domestic { get; init; }

    /// <summary>Who paid, how much and why.</summary>
    public required Quote Quote { get; init; }

    /// <summary>The lots that paid; together they are the charge.</summary>
    public required LotDraws Draws { get; init; }
}
