using CsvHelper;

namespace Contoso;

/// <summary>A line of users.csv.</summary>
/// <param name="UserPrincipalName">The sign-in name.</param>
/// <param name="ObjectId">The Entra object id, by which usage records find the user.</param>
/// <param name="DisplayName">The name people know.</param>
/// <param name="Department">Who spends.</param>
/// <param name="UsageLocation">The country of the licences.</param>
/// <param name="Licenses">Licence names, parted by semicolons.</param>
sealed record StaffMember(
    string UserPrincipalName, Guid ObjectId, string DisplayName, string Department, string UsageLocation, string Licenses);

/// <summary>The organisation's people and resource accounts.</summary>
static class Staff
{
    /// <summary>Reads users.csv.</summary>
    public static IReadOnlyList<StaffMember> Read(string path)
    {
        using var csv = CsvReader.Create(File.OpenRead(path));
        List<StaffMember> staff = [];
        while (csv.Read())
        {
            staff.Add(new StaffMember(
                csv.GetString("UserPrincipalName"),
                Guid.Parse(csv.GetString("ObjectId")),
                csv.GetString("DisplayName"),
                csv.GetString("Department"),
                csv.GetString("UsageLocation"),
                csv.GetString("Licenses")));
        }
        return staff;
    }
}
