using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Filters of the records of procedures; null filters nothing.</summary>
internal sealed record ProcedureQuery(string? Site = null, string? Equipment = null, string? After = null);

/// <param name="AcceptedAt">Null while nobody accepted it.</param>
internal sealed record ProcedureRow(
    string Id, string Site, string Zone, EquipmentProcedureKind Kind, string Equipment, string RecipeId, string RecipeVersion,
    LocalizedText RecipeTitle, string State, string ReleasedAt, string? EndedAt, string? AcceptedAt, IReadOnlyList<WaitView> WaitsFor);

/// <summary>Records of procedures without a batch, newest first; the board of batches leaves them out.</summary>
internal sealed class ListProcedures(Database database, Standings standings)
{
    public const int PageMax = 200;

    private static readonly Sql List = Sql.Of<ListProcedures>("Procedures/List");

    public async Task<Page<ProcedureRow>> ReadAsync(ProcedureQuery query, CancellationToken cancellation)
    {
        await standings.RefreshAsync(cancellation);
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            equipment = query.Equipment?.ToUpperInvariant(),
            after = long.TryParse(query.After, out var after) ? after : (long?)null,
            count = (long)PageMax + 1,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        return new Page<ProcedureRow>([.. rows.Take(PageMax).Select(row => row.ToItem())], rows.Count > PageMax ? $"{rows[PageMax - 1].ReleasedNumber}" : null);
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Site { get; set; } = "";

        public string Zone { get; set; } = "";

        public string ProcedureKind { get; set; } = "";

        public string ProcedureEquipment { get; set; } = "";

        public string RecipeId { get; set; } = "";

        public string RecipeVersion { get; set; } = "";

        public string RecipeTitle { get; set; } = "";

        public string State { get; set; } = "";

        public long ReleasedAt { get; set; }

        public long ReleasedNumber { get; set; }

        public long? EndedAt { get; set; }

        public long? DecidedAt { get; set; }

        public string? Waits { get; set; }

        public ProcedureRow ToItem() => new(
            Id, Site, Zone, EnumWords.Read<EquipmentProcedureKind>(ProcedureKind), ProcedureEquipment, RecipeId, RecipeVersion,
            JsonSerializer.Deserialize<LocalizedText>(RecipeTitle, KernelJson.Options)!, State, Micros.ToText(ReleasedAt), Time(EndedAt),
            Time(DecidedAt), DecidedAt is null && Waits is { } waits ? JsonSerializer.Deserialize<IReadOnlyList<WaitView>>(waits, KernelJson.Options)! : []);

        private static string? Time(long? micros) => micros is { } at ? Micros.ToText(at) : null;
    }
}
