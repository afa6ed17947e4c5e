using System.Runtime.CompilerServices;
using CommsCredits.Engine;

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
    /// <summary>Where parties stand.</summary>
    public static SharedTable<CallParty> Table { get; } = new(
        "call_party",
        "party_no",
        "name_key, user_no, object_id, user_principal_name, display_name, user_location, department, pool_holder",
        row => new CallParty(
            row.Text(6), row.Id(3), row.Text(4), row.Text(5), row.Text(1), (int?)row.LongOrNull(2), row.Text(7), row.Text(8)),
        (row, party) => party.Bind(row));

    /// <summary>Who a call belongs to.</summary>
    /// <param name="call">The call.</param>
    /// <param name="nameKey">The key of the name by which it is found.</param>
    public static CallParty Of(in PricedCall call, string? nameKey)
    {
        CallUser user = call.Record.User;
        return new(
            user.UserLocation,
            user.ObjectId,
            user.UserPrincipalName,
            user.DisplayName,
            nameKey,
            call.UserNumber,
            call.Department,
            call.Quote.Pool?.Holder);
    }

    /// <summary>The name by which a call is found: its owner's, else the record's.</summary>
    public static string? NameOf(in PricedCall call) => call.OwnerName ?? call.Record.UserPrincipalName;

    /// <summary>Binds the columns in the order of the table.</summary>
    public void Bind(RawStatement row)
    {
        row.Bind(NameKey);
        row.Bind(UserNumber);
        row.Bind(ObjectId);
        row.Bind(UserPrincipalName);
        row.Bind(DisplayName);
        row.Bind(UserLocation);
        row.Bind(Department);
        row.Bind(PoolHolder);
    }

    /// <summary>Told apart by what differs most; equality looks at everything.</summary>
    [MethodImpl(Compiled.AtOnce)]
    public override int GetHashCode() => HashCode.Combine(NameKey, UserNumber, DisplayName is null, PoolHolder is null);
}
