using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Recipes;

/// <summary>A row of the list.</summary>
internal sealed record RecipeRow(
    string Id,
    string Version,
    LocalizedText Title,
    string? ProductCode,
    string? ProductName,
    string? Strength,
    long Phases,
    long Instructions,
    long FindingsOpen,
    string State,
    string Hash,
    string? SourceFormat,
    string ChangedAt,
    string ChangedBy,
    bool IsBlock,
    EquipmentProcedureKind? ProcedureFor,
    string? ProcedureClass);

internal sealed class RecipeList(Database database)
{
    public const int PageMax = 500;

    private const char CursorMark = ' ';
    private static readonly Sql List = Sql.Of<RecipeList>("Read/List");
    private static readonly Sql OfRecipe = Sql.Of<RecipeList>("Read/Versions");

    /// <param name="after">Cursor of the page before.</param>
    public async Task<Page<RecipeRow>> ReadAsync(string? state, string? after, int? count, CancellationToken cancellation)
    {
        var wanted = Math.Clamp(count ?? 200, 1, PageMax);
        var cursor = after?.ToUpperInvariant().Split(CursorMark, 2);
        var binds = new
        {
            state,
            after_id = cursor?[0],
            after_version = cursor?.Length > 1 ? cursor[1] : "",
            count = (long)wanted + 1,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        var items = rows.Take(wanted).Select(row => row.ToItem()).ToList();
        return new Page<RecipeRow>(items, rows.Count > wanted ? $"{items[^1].Id}{CursorMark}{items[^1].Version}" : null);
    }

    /// <summary>All versions of one recipe.</summary>
    public async Task<IReadOnlyList<RecipeRow>> VersionsAsync(string id, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Row>(OfRecipe, new { id_key = id.ToUpperInvariant() }, cancellation)).Select(row => row.ToItem())];

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Version { get; set; } = "";

        public string TitleEn { get; set; } = "";

        public string? TitleVi { get; set; }

        public string? TitleZh { get; set; }

        public string? ProductCode { get; set; }

        public string? ProductName { get; set; }

        public string? Strength { get; set; }

        public long Phases { get; set; }

        public long Instructions { get; set; }

        public long FindingsOpen { get; set; }

        public string State { get; set; } = "";

        public string Recipe { get; set; } = "";

        public string? SourceFormat { get; set; }

        public long ChangedAt { get; set; }

        public string ChangedBy { get; set; } = "";

        public long IsBlock { get; set; }

        public string? ProcedureFor { get; set; }

        public string? ProcedureClass { get; set; }

        public RecipeRow ToItem() => new(
            Id, Version, new LocalizedText { En = TitleEn, Vi = TitleVi, Zh = TitleZh }, ProductCode, ProductName, Strength,
            Phases, Instructions, FindingsOpen, State, Recipe, SourceFormat, Micros.ToText(ChangedAt), ChangedBy, IsBlock != 0,
            ProcedureFor is { } kind ? EnumWords.Read<EquipmentProcedureKind>(kind) : null, ProcedureClass);
    }
}
