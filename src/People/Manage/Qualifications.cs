using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.People.Manage;

internal sealed class Qualifications(Database database, TimeProvider clock) : IQualifications
{
    private static readonly Sql Holders = Sql.Of<Qualifications>("Manage/Holders");

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<QualifiedPerson>>> HoldersAsync(CancellationToken cancellation = default) =>
        (await database.QueryAsync<Row>(Holders, new { now = Micros.Now(clock) }, cancellation))
            .GroupBy(row => row.Qualification, StringComparer.Ordinal)
            .ToDictionary(
                held => held.Key,
                held => (IReadOnlyList<QualifiedPerson>)[.. held.Select(row => new QualifiedPerson(row.UserId, row.Name))],
                StringComparer.Ordinal);

    private sealed class Row
    {
        public string Qualification { get; set; } = "";

        public string UserId { get; set; } = "";

        public string Name { get; set; } = "";
    }
}
