using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.People.Manage;

internal sealed class Qualifications(Database database, TimeProvider clock) : IQualifications
{
    private static readonly Sql Holders = Sql.Of<Qualifications>("Manage/Holders");

    public async Task<IReadOnlyDictionary<string, int>> HoldersAsync(CancellationToken cancellation = default) =>
        (await database.QueryAsync<Row>(Holders, new { now = Micros.Now(clock) }, cancellation))
            .ToDictionary(row => row.Qualification, row => (int)row.People, StringComparer.Ordinal);

    private sealed class Row
    {
        public string Qualification { get; set; } = "";

        public long People { get; set; }
    }
}
