using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="Search">What stands behind the address of the board, from its question mark on: filters, groups, site.</param>
internal sealed record SaveBoardView(string? Name = null, string? Search = null, bool Shared = false);

/// <param name="View">Id of the view that the board opens with; null: with everything.</param>
internal sealed record ChooseBoardView(string? View = null);

/// <param name="Mine">The reader saved it, and may remove it.</param>
/// <param name="IsDefault">The reader's board opens with it.</param>
internal sealed record BoardViewView(string Id, string Name, string Search, bool Shared, string Owner, bool Mine, bool IsDefault);

/// <summary>A view of the board is its address with a name: each person's own, or shared with all. It is no record.</summary>
internal sealed class BoardViews(Database database, TimeProvider clock)
{
    public const int NameLengthMax = 60;
    public const int SearchLengthMax = 1_000;
    public const int CountMax = 50;

    private static readonly Sql Visible = Sql.Of<BoardViews>("Views/Visible");
    private static readonly Sql Find = Sql.Of<BoardViews>("Views/Find");
    private static readonly Sql Put = Sql.Of<BoardViews>("Views/Put");
    private static readonly Sql Remove = Sql.Of<BoardViews>("Views/Remove");
    private static readonly Sql Choose = Sql.Of<BoardViews>("Views/Choose");
    private static readonly Sql Unchoose = Sql.Of<BoardViews>("Views/Unchoose");
    private static readonly Sql UnchooseAll = Sql.Of<BoardViews>("Views/UnchooseAll");

    public static void Map(IEndpointRouteBuilder app)
    {
        var views = app.MapGroup("/api/board/views").WithTags("board");
        views.MapGet("", async (Caller caller, BoardViews all, CancellationToken cancellation) =>
            Results.Json(await all.ListAsync(caller, cancellation), KernelJson.Options)).Require().Produces<Page<BoardViewView>>();
        views.MapPost("", async (SaveBoardView input, Caller caller, BoardViews all, CancellationToken cancellation) =>
            (await all.SaveAsync(caller, input, cancellation)).ToResult()).Require().Produces<BoardViewView>();
        views.MapPost("/{id}/actions/remove", async (string id, Caller caller, BoardViews all, CancellationToken cancellation) =>
            (await all.RemoveAsync(caller, id, cancellation)).ToResult()).Require().Produces<Page<BoardViewView>>();
        views.MapPost("/actions/choose", async (ChooseBoardView input, Caller caller, BoardViews all, CancellationToken cancellation) =>
            (await all.ChooseAsync(caller, input.View, cancellation)).ToResult()).Require().Produces<Page<BoardViewView>>();
    }

    public async Task<Page<BoardViewView>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Visible, new { person = caller.UserId }, cancellation);
        return new Page<BoardViewView>([.. rows.Select(row => ToView(row, caller))], null);
    }

    public async Task<Outcome<BoardViewView>> SaveAsync(Caller caller, SaveBoardView input, CancellationToken cancellation)
    {
        var name = input.Name?.Trim() ?? "";
        if (name.Length is 0 or > NameLengthMax)
            return Refusal.Input("/name", "board-view-name", $"A view has a name of 1 to {NameLengthMax} characters.");
        var search = input.Search?.Trim() ?? "";
        if (search.Length > SearchLengthMax || !(search.Length == 0 || search[0] == '?'))
            return Refusal.Input("/search", "board-view-search", $"A view is what stands behind the address, from its question mark on, at most {SearchLengthMax} characters.");
        var mine = (await database.QueryAsync<Row>(Visible, new { person = caller.UserId }, cancellation)).Where(row => row.Owner == caller.UserId).ToList();
        if (mine.Exists(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)))
            return BoardRefusals.ViewNameTaken(name);
        if (mine.Count >= CountMax)
            return BoardRefusals.ViewsFull(CountMax);
        var row = new Row
        {
            Id = Guid.NewGuid().ToString("N")[..12],
            Owner = caller.UserId,
            OwnerName = caller.Name,
            Name = name,
            Search = search,
            Shared = input.Shared ? 1 : 0,
        };
        await database.WriteAsync(
            new Statement(
                Put, ("id", row.Id), ("owner", row.Owner), ("owner_name", row.OwnerName), ("name", row.Name), ("search", row.Search),
                ("shared", row.Shared), ("at", Micros.Now(clock))),
            cancellation);
        return ToView(row, caller);
    }

    public async Task<Outcome<Page<BoardViewView>>> RemoveAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (await database.FindAsync<Row>(Find, new { id, person = caller.UserId }, cancellation) is not { } row)
            return BoardRefusals.ViewUnknown(id);
        if (row.Owner != caller.UserId)
            return BoardRefusals.ViewNotYours(row.OwnerName);
        // Nobody's board opens any more with what is gone.
        await database.WriteAsync([new Statement(UnchooseAll, ("view", id)), new Statement(Remove, ("id", id))], cancellation);
        return await ListAsync(caller, cancellation);
    }

    public async Task<Outcome<Page<BoardViewView>>> ChooseAsync(Caller caller, string? view, CancellationToken cancellation)
    {
        if (view is not null && await database.FindAsync<Row>(Find, new { id = view, person = caller.UserId }, cancellation) is null)
            return BoardRefusals.ViewUnknown(view);
        await database.WriteAsync(
            view is null
                ? new Statement(Unchoose, ("person", caller.UserId))
                : new Statement(Choose, ("person", caller.UserId), ("view", view)),
            cancellation);
        return await ListAsync(caller, cancellation);
    }

    private static BoardViewView ToView(Row row, Caller caller) =>
        new(row.Id, row.Name, row.Search, row.Shared == 1, row.OwnerName, row.Owner == caller.UserId, row.Chosen == 1);

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Owner { get; set; } = "";

        public string OwnerName { get; set; } = "";

        public string Name { get; set; } = "";

        public string Search { get; set; } = "";

        public long Shared { get; set; }

        public long Chosen { get; set; }
    }
}
