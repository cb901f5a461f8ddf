using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Over which batches: of a site, of a product, in a period; without one, the last ninety days.</summary>
/// <param name="From">The first day, as <c>2026-11-01</c>.</param>
/// <param name="To">The last day.</param>
/// <param name="By"><c>site</c>, <c>product</c>, or <c>site-product</c> for each pair of them; nothing for the total alone.</param>
internal sealed record FigureQuery(string? Site = null, string? Product = null, string? From = null, string? To = null, string? By = null);

/// <param name="Total">Over all of them together.</param>
/// <param name="Cut">There were more batches than are counted: the newest are.</param>
internal sealed record FiguresView(string From, string To, FigureGroup Total, IReadOnlyList<FigureGroup> Groups, bool Cut);

/// <summary>Figures by site and product over all batches, worked out on the server, each with the batches behind it.</summary>
internal sealed class ReadFigures(Database database, TimeProvider clock)
{
    public const int RowsMax = 20_000;

    private const int DaysUsual = 90;
    private const long Day = 86_400L * Micros.PerSecond;

    private static readonly Sql Rows = Sql.Of<ReadFigures>("Figures/Rows");

    public static void Map(IEndpointRouteBuilder app)
    {
        var figures = app.MapGroup("/api/figures").WithTags("figures");
        figures.MapGet("", async ([AsParameters] FigureQuery query, ReadFigures read, CancellationToken cancellation) =>
            Results.Json(await read.ListAsync(query, cancellation), KernelJson.Options)).Require().Produces<FiguresView>();
        figures.MapGet("/{figure}/batches", async (string figure, [AsParameters] FigureQuery query, ReadFigures read, CancellationToken cancellation) =>
            (await read.BehindAsync(figure, query, cancellation)).ToResult()).Require().Produces<Page<FigureBatch>>();
    }

    public async Task<FiguresView> ListAsync(FigureQuery query, CancellationToken cancellation)
    {
        var (from, to) = Period(query);
        var found = await RowsAsync(query, from, to, cancellation);
        IReadOnlyList<FigureRow> rows = [.. found.Take(RowsMax)];
        var groups = query.By switch
        {
            "site" => rows.GroupBy(row => (Site: (string?)row.Site, Product: (string?)null)),
            "product" => rows.GroupBy(row => (Site: (string?)null, Product: (string?)row.Product)),
            "site-product" => rows.GroupBy(row => (Site: (string?)row.Site, Product: (string?)row.Product)),
            _ => [],
        };
        return new FiguresView(
            Text(from), Text(to), new FigureGroup(query.Site, query.Product, null, FigureRules.Of(rows, from, to)),
            [
                .. groups.OrderBy(group => group.Key.Site, StringComparer.Ordinal).ThenBy(group => group.First().ProductName, StringComparer.Ordinal)
                    .Select(group => new FigureGroup(
                        group.Key.Site, group.Key.Product, group.Key.Product is null ? null : group.First().ProductName,
                        FigureRules.Of([.. group], from, to)))
                    .Where(group => group.Figures.Count > 0),
            ],
            found.Count > RowsMax);
    }

    public async Task<Outcome<Page<FigureBatch>>> BehindAsync(string figure, FigureQuery query, CancellationToken cancellation)
    {
        if (!EnumWords.TryRead<FigureKind>(figure, out var kind))
            return BoardRefusals.FigureUnknown(figure);
        var (from, to) = Period(query);
        return new Page<FigureBatch>(FigureRules.Behind(kind, [.. (await RowsAsync(query, from, to, cancellation)).Take(RowsMax)], from, to), null);
    }

    // A day at a site begins and ends up to fourteen hours beside that of UTC: a day more on both sides, then each row by its own zone.
    private async Task<IReadOnlyList<FigureRow>> RowsAsync(FigureQuery query, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        await database.QueryAsync<FigureRow>(
            Rows,
            new
            {
                from = At(from) - Day,
                to = At(to) + (2 * Day),
                site = query.Site?.ToUpperInvariant(),
                product = string.IsNullOrEmpty(query.Product) ? null : query.Product,
                count = RowsMax + 1L,
            },
            cancellation);

    private (DateOnly From, DateOnly To) Period(FigureQuery query)
    {
        // The newest day anywhere: a batch that ended this morning in Asia counts while it is yesterday elsewhere.
        var to = Read(query.To) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var from = Read(query.From) ?? to.AddDays(-DaysUsual);
        return from <= to ? (from, to) : (to, from);
    }

    private static DateOnly? Read(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is > 1970 and < 9000 ? read : null;

    private static long At(DateOnly day) => Micros.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
