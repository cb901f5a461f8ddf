using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.People.Manage;

internal sealed class StaffRow
{
    public string UserId { get; set; } = "";

    public string Language { get; set; } = "";
}

internal sealed class HeldRow
{
    public string UserId { get; set; } = "";

    public string Qualification { get; set; } = "";
}

internal sealed class Staff(Database database, ReadPeople people, TimeProvider clock) : IStaff
{
    private static readonly Sql Active = Sql.Of<Staff>("Manage/StaffActive");
    private static readonly Sql Held = Sql.Of<Staff>("Manage/StaffQualifications");

    public async Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken cancellation = default)
    {
        var now = Micros.Now(clock);
        var roles = (await people.RolesAtAsync(now, cancellation)).ToLookup(row => row.UserId, ReadPeople.GrantOf);
        var held = (await database.QueryAsync<HeldRow>(Held, new { at = now }, cancellation)).ToLookup(row => row.UserId, row => row.Qualification);
        return
        [
            .. (await database.QueryAsync<StaffRow>(Active, cancellation: cancellation)).Select(row => new StaffMember(
                row.UserId, row.Language, [.. roles[row.UserId]], held[row.UserId].ToHashSet(StringComparer.Ordinal))),
        ];
    }
}
