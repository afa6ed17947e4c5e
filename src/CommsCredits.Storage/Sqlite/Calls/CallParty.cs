namespace CommsCredits.Storage;

/// <summary>Who calls belong to, as the record and the users recorded here tell; it stands once for all his calls.</summary>
internal readonly record struct CallParty(
    string? UserLocation,
    Guid? ObjectId,
    string? UserPrincipalName,
    string? DisplayName,
    string? NameKey,
    int? UserNumber,
    string? Department,
    string? PoolHolder)
{
    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    public override int GetHashCode() => HashCode.Combine(NameKey, UserNumber, DisplayName is null, PoolHolder is null);
}
