using System.Globalization;
using System.Runtime.CompilerServices;
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
    string? Percent, string Verdict, int Corrections, string At)
{
    /// <summary>Number of the entry by which it was measured again; null while it counts.</summary>
    public long? SupersededBy { get; init; }
}

internal sealed record ProductRow(string Code, string? Name, int Batches);

/// <summary>All in-process values, laboratory results, weighings, charges and yields of a product over its batches, for the annual review (211.180(e)).</summary>
internal sealed class ReadTrend(Database database, IStreams streams, ControlRecipes recipes)
{
    public const int PageMax = 1_000;

    private const int BatchesMax = 200;

    private static readonly Sql Batches = Sql.Of<ReadTrend>("Trends/Batches");
    private static readonly Sql OfBatch = Sql.Of<ReadTrend>("Trends/OfBatch");
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
        products.MapGet("/{code}/trend.csv", (string code, [AsParameters] TrendQuery query, ReaderLanguage language, ReadTrend read, CancellationToken cancellation) =>
            Results.Stream(body => read.WriteCsvAsync(body, code, query, language.Code, cancellation), "text/csv; charset=utf-8", $"{code}-trend.csv"))
            .Require(Readers).Produces<Stream>(contentType: "text/csv");
    }

    public async Task<Page<ProductRow>> ProductsAsync(CancellationToken cancellation) => new(
        [.. (await database.QueryAsync<CountRow>(AllProducts, cancellation: cancellation)).Select(row => new ProductRow(row.Code, row.Name, (int)row.Batches))], null);

    public async Task<Page<TrendRow>> ListAsync(string product, TrendQuery query, CancellationToken cancellation)
    {
        List<TrendRow> items = [];
        (long Batch, int Index) last = default;
        await foreach (var (at, row) in ReadAsync(product, query, Cursor(query.After), cancellation))
        {
            if (items.Count == PageMax)
                return new Page<TrendRow>(items, $"{last.Batch}.{last.Index}");
            items.Add(row);
            last = at;
        }

        return new Page<TrendRow>(items, null);
    }

    /// <summary>All of it in one file, as spreadsheets read it, written batch by batch.</summary>
    public async Task WriteCsvAsync(Stream body, string product, TrendQuery query, string language, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync("batch,site,number,step,row,title,kind,value,unit,percent,verdict,corrections,superseded,at\r\n");
        await foreach (var (_, row) in ReadAsync(product, query, null, cancellation))
        {
            var cells = new[]
            {
                row.Batch, row.Site, row.Number, row.Key, row.Row > 0 ? $"{row.Row}" : "", row.Title.In(language), row.Kind, row.Value, row.Unit ?? "",
                row.Percent ?? "", row.Verdict, $"{row.Corrections}", $"{row.SupersededBy}", row.At,
            };
            await text.WriteAsync(string.Join(',', cells.Select(Quoted)) + "\r\n");
        }
    }

    /// <summary>Batch after batch in the order of their release, each with its readings as they were made; never more than one of them in memory.</summary>
    private async IAsyncEnumerable<((long Batch, int Index) At, TrendRow Row)> ReadAsync(
        string product, TrendQuery query, (long Batch, int Index)? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Dictionary<string, ControlRecipe?> masters = new(StringComparer.Ordinal);
        for (var (from, count) = (after?.Batch ?? 0, BatchesMax); count == BatchesMax;)
        {
            var binds = new { product, site = query.Site?.ToUpperInvariant(), from = Day(query.From, 0), to = Day(query.To, 1), after = from, count = (long)BatchesMax };
            var batches = await database.QueryAsync<BatchRow>(Batches, binds, cancellation);
            foreach (var batch in batches)
            {
                var rows = await database.QueryAsync<ReadingRow>(OfBatch, new { batch = batch.Id }, cancellation);
                for (var index = after is { } at && at.Batch == batch.Number ? at.Index + 1 : 0; index < rows.Count; index++)
                    yield return ((batch.Number, index), ToRow(rows[index], await MasterAsync(masters, rows[index], cancellation)));
            }

            (from, count) = (batches.Count > 0 ? batches[^1].Number + 1 : from, batches.Count);
        }
    }

    private static (long Batch, int Index)? Cursor(string? after) =>
        after?.Split('.') is [var batch, var index] && long.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (number, at) : null;

    // A cell that begins like a formula would be one in a spreadsheet.
    private static string Quoted(string cell) =>
        cell.Length > 0 && (cell.AsSpan().IndexOfAny("\",\r\n") >= 0 || "=+@".Contains(cell[0]))
            ? $"\"{("=+@".Contains(cell[0]) ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static long? Day(string? day, int later) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1970 and < 9000
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
            (int)row.Corrections, Micros.ToText(row.At))
        {
            SupersededBy = row.Superseded > 0 ? row.Superseded : null,
        };
    }

    private sealed class BatchRow
    {
        public string Id { get; set; } = "";

        public long Number { get; set; }
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

        public long Superseded { get; set; }

        public long At { get; set; }
    }
}
