using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Filters of a product's trend; days are those of UTC, by the release of the order.</summary>
internal sealed record TrendQuery(string? Site = null, string? From = null, string? To = null, string? After = null);

/// <param name="Key">Step of the master, with the column or test where it has several.</param>
/// <param name="Row">Of a table, from 1; else 0.</param>
/// <param name="Percent">Of a yield.</param>
internal sealed record TrendRow(
    string Batch, string Site, string Zone, string Key, int Row, string Number, LocalizedText Title, string Kind, string Value, string? Unit,
    string? Percent, string Verdict, int Corrections, string At);

internal sealed record ProductRow(string Code, string? Name, int Batches);

/// <summary>All in-process values, laboratory results and yields of a product over its batches, for the annual review (211.180(e)).</summary>
internal sealed class ReadTrend(Database database, IStreams streams, ControlRecipes recipes)
{
    public const int PageMax = 1_000;

    private const int CsvPagesMax = 1_000;

    private static readonly Sql OfProduct = Sql.Of<ReadTrend>("Trends/OfProduct");
    private static readonly Sql AllProducts = Sql.Of<ReadTrend>("Trends/Products");

    private static readonly Role[] Readers =
        [Role.QaReviewer, Role.QualifiedPerson, Role.QcReviewer, Role.Supervisor, Role.Planner, Role.Auditor];

    public static void Map(IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/api/products").WithTags("trends");
        products.MapGet("", async (ReadTrend read, CancellationToken cancellation) =>
            Results.Json(await read.ProductsAsync(cancellation), KernelJson.Options)).Require(Readers).Produces<Page<ProductRow>>();
        products.MapGet("/{code}/trend", async (string code, [AsParameters] TrendQuery query, ReadTrend read, CancellationToken cancellation) =>
            Results.Json(await read.ListAsync(code, query, cancellation), KernelJson.Options)).Require(Readers).Produces<Page<TrendRow>>();
        products.MapGet("/{code}/trend.csv", async (string code, [AsParameters] TrendQuery query, ReaderLanguage language, ReadTrend read, CancellationToken cancellation) =>
            Results.File(await read.CsvAsync(code, query, language.Code, cancellation), "text/csv; charset=utf-8", $"{code}-trend.csv"))
            .Require(Readers).Produces<Stream>(contentType: "text/csv");
    }

    public async Task<Page<ProductRow>> ProductsAsync(CancellationToken cancellation) => new(
        [.. (await database.QueryAsync<CountRow>(AllProducts, cancellation: cancellation)).Select(row => new ProductRow(row.Code, row.Name, (int)row.Batches))], null);

    public async Task<Page<TrendRow>> ListAsync(string product, TrendQuery query, CancellationToken cancellation)
    {
        var offset = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var rows = await database.QueryAsync<ReadingRow>(
            OfProduct,
            new
            {
                product,
                site = query.Site?.ToUpperInvariant(),
                from = Day(query.From, 0),
                to = Day(query.To, 1),
                count = (long)PageMax + 1,
                offset = (long)offset,
            },
            cancellation);
        Dictionary<string, ControlRecipe?> masters = new(StringComparer.Ordinal);
        List<TrendRow> items = [];
        foreach (var row in rows.Take(PageMax))
            items.Add(ToRow(row, await MasterAsync(masters, row, cancellation)));
        return new Page<TrendRow>(items, rows.Count > PageMax ? $"{offset + PageMax}" : null);
    }

    /// <summary>Every part of the list in one file, as spreadsheets read it.</summary>
    public async Task<byte[]> CsvAsync(string product, TrendQuery query, string language, CancellationToken cancellation)
    {
        var text = new StringBuilder("batch,site,number,step,row,title,kind,value,unit,percent,verdict,corrections,at\r\n");
        string? after = null;
        for (var page = 0; page < CsvPagesMax; page++)
        {
            var part = await ListAsync(product, query with { After = after }, cancellation);
            foreach (var row in part.Items)
            {
                text.AppendJoin(',', new[]
                {
                    row.Batch, row.Site, row.Number, row.Key, row.Row > 0 ? $"{row.Row}" : "", row.Title.In(language), row.Kind, row.Value, row.Unit ?? "",
                    row.Percent ?? "", row.Verdict, $"{row.Corrections}", row.At,
                }.Select(Quoted)).Append("\r\n");
            }

            after = part.Next;
            if (after is null)
                break;
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // A cell that begins like a formula would be one in a spreadsheet.
    private static string Quoted(string cell) =>
        cell.Length > 0 && (cell.AsSpan().IndexOfAny("\",\r\n") >= 0 || "=+@".Contains(cell[0]))
            ? $"\"{("=+@".Contains(cell[0]) ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static long? Day(string? day, int later) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Micros.From(new DateTimeOffset(date.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) : null;

    // One batch of each version says what its steps are called.
    private async Task<ControlRecipe?> MasterAsync(Dictionary<string, ControlRecipe?> masters, ReadingRow row, CancellationToken cancellation)
    {
        var version = $"{row.RecipeId} {row.RecipeVersion}";
        if (masters.TryGetValue(version, out var known))
            return known;
        var order = (await streams.LoadAsync<BatchState>(BatchStreams.Of(row.Batch), cancellation)).State.Order;
        var found = order is null ? null : await recipes.FindAsync(order, cancellation) is { IsOk: true } there ? there.Value : null;
        return masters[version] = found;
    }

    private static TrendRow ToRow(ReadingRow row, ControlRecipe? recipe)
    {
        var instruction = recipe is not null && recipe.TryGetStep(row.Step, out var place) ? place.Instruction : null;
        var column = row.Part.Length > 0 ? instruction?.Columns.FirstOrDefault(one => one.Id == row.Part) : null;
        var title = row.Title is { } json ? JsonSerializer.Deserialize<LocalizedText>(json, KernelJson.Options) : null;
        var step = Turn.MasterId(row.Step);
        return new TrendRow(
            row.Batch, row.Site, row.Zone, row.Part.Length > 0 ? $"{step}.{row.Part}" : step, (int)row.Row, row.Number,
            title ?? column?.Title ?? instruction?.Title ?? row.Step, row.Kind, row.Value, row.Unit ?? column?.Unit?.Symbol, row.Percent, row.Verdict,
            (int)row.Corrections, Micros.ToText(row.At));
    }

    private sealed class CountRow
    {
        public string Code { get; set; } = "";

        public string? Name { get; set; }

        public long Batches { get; set; }
    }

    private sealed class ReadingRow
    {
        public string Batch { get; set; } = "";

        public string Site { get; set; } = "";

        public string Zone { get; set; } = "";

        public string RecipeId { get; set; } = "";

        public string RecipeVersion { get; set; } = "";

        public string Step { get; set; } = "";

        public string Part { get; set; } = "";

        public long Row { get; set; }

        public string Number { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Value { get; set; } = "";

        public string? Unit { get; set; }

        public string? Percent { get; set; }

        public string Verdict { get; set; } = "";

        public long Corrections { get; set; }

        public string? Title { get; set; }

        public long At { get; set; }
    }
}
