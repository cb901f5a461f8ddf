using System.Globalization;
using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Filters of the list of batches; null filters nothing.</summary>
internal sealed record BoardQuery(
    string? Site = null, string? State = null, string? Disposition = null, string? Product = null, string? Text = null, string? After = null);

/// <summary>Filters of the board as it is looked at: first what needs someone, in groups where that is asked for.</summary>
/// <param name="State">The one word of a batch: its state while work goes on, then its disposition.</param>
/// <param name="Who">Role that some of its waiting asks for.</param>
/// <param name="Open"><c>yes</c>: only those with an exception that is not concluded.</param>
/// <param name="Group"><c>site</c>, <c>product</c>, <c>state</c> or <c>who</c>.</param>
internal sealed record ShowBoard(
    string? Site = null, string? State = null, string? Product = null, string? Who = null, string? Open = null, string? Group = null,
    string? Text = null, string? Campaign = null, string? After = null);

/// <summary>What a batch waits for: a kind, the step's number and title, since when. The client makes the sentence.</summary>
internal sealed record WaitView(string Kind, string? Number, LocalizedText? Title, string? Who, string? Since)
{
    /// <summary>Who can end it: of what blocks a release, whom the blocker names.</summary>
    public Role Role { get; init; } = WaitRoles.Of(Kind);
}

internal sealed record GradeCounts(int Information, int Minor, int Major, int Critical);

internal sealed record BoardRow(
    string Id, string OrderId, string LotNumber, string Site, string Zone, string? Line, string RecipeId, string RecipeVersion,
    LocalizedText RecipeTitle, string? ProductCode, string? ProductName, string? Planned, string? PlannedStart, string State,
    string Disposition, string ReleasedAt, string? StartedAt, string? EndedAt, string? DecidedAt, string? RegisterNumber, string? ManufacturedOn,
    string? ExpiresOn, string ChangedAt, IReadOnlyList<ProgressView> Progress, IReadOnlyList<WaitView> WaitsFor, GradeCounts Exceptions,
    GradeCounts OpenExceptions, TimerView? NextTimer)
{
    public string Mode { get; init; } = "automatic";

    public string? PlannedEnd { get; init; }

    /// <summary>The campaign that it belongs to, and its place in it.</summary>
    public CampaignPlace? Campaign { get; init; }

    /// <summary>Of a board in groups: the one that it stands in.</summary>
    public string? Group { get; init; }
}

/// <summary>A batch that is not over, and when it last changed: what a tablet needs to know whether its copy is of today.</summary>
internal sealed record OpenBatch(string Id, string State, string ChangedAt);

/// <summary>How many batches of the whole board stand in a group, its first page or not.</summary>
internal sealed record BoardGroup(string Key, int Count);

/// <param name="Total">How many batches fit, on all pages.</param>
/// <param name="Groups">The groups that begin or go on in this page.</param>
internal sealed record BoardPage(IReadOnlyList<BoardRow> Items, string? Next, int Total, IReadOnlyList<BoardGroup> Groups);

/// <summary>A word that occurs, with how many batches have it.</summary>
internal sealed record BoardChoice(string Value, int Count);

internal sealed record BoardChoices(IReadOnlyList<BoardChoice> States, IReadOnlyList<BoardChoice> Products, IReadOnlyList<BoardChoice> Who);

/// <summary>One live table over all sites, read from tables alone: only what changed since the last look is folded before.</summary>
internal sealed class Board(Database database, Standings standings, TimeProvider clock)
{
    public const int PageMax = 200;

    /// <summary>Of the board as it is looked at: about two screens.</summary>
    public const int ShownMax = 100;

    // More than any site has at work; a tablet that heard of fewer would drop the copies of the rest.
    private const long OpenMax = 5_000;

    private static readonly Sql Rows = Sql.Of<Board>("Board/Rows");
    private static readonly Sql Shown = Sql.Of<Board>("Board/Show");
    private static readonly Sql AllChoices = Sql.Of<Board>("Board/Choices");
    private static readonly Sql Open = Sql.Of<Board>("Board/Open");
    private static readonly Sql Operations = Sql.Of<Board>("Board/Operations");
    private static readonly Sql Grades = Sql.Of<Board>("Board/Grades");

    /// <summary>The newest order first.</summary>
    public async Task<Page<BoardRow>> ListAsync(BoardQuery query, CancellationToken cancellation)
    {
        await standings.RefreshAsync(cancellation);
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            state = query.State,
            disposition = query.Disposition,
            product = query.Product,
            text = Pattern(query.Text),
            after = long.TryParse(query.After, out var after) ? after : (long?)null,
            count = (long)PageMax + 1,
        };
        var rows = await database.QueryAsync<BoardData>(Rows, binds, cancellation);
        var shown = rows.Take(PageMax).ToList();
        return new Page<BoardRow>(await ToRowsAsync(shown, cancellation), rows.Count > PageMax ? $"{shown[^1].ReleasedNumber}" : null);
    }

    /// <summary>First what needs someone; of groups, first the one in which somebody is needed most.</summary>
    public async Task<BoardPage> ShowAsync(ShowBoard query, CancellationToken cancellation)
    {
        await standings.RefreshAsync(cancellation);
        var offset = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            word = query.State,
            product = query.Product,
            role = string.IsNullOrEmpty(query.Who) ? null : $"% {query.Who} %",
            open = query.Open == "yes" ? 1L : 0L,
            campaign = string.IsNullOrEmpty(query.Campaign) ? null : query.Campaign.ToUpperInvariant(),
            grouping = query.Group ?? "",
            text = Pattern(query.Text),
            now = Micros.Now(clock),
            count = (long)ShownMax + 1,
            offset = (long)offset,
        };
        var rows = await database.QueryAsync<BoardData>(Shown, binds, cancellation);
        var shown = rows.Take(ShownMax).ToList();
        var items = await ToRowsAsync(shown, cancellation);
        return new BoardPage(
            query.Group is null ? items : [.. items.Zip(shown, (item, row) => item with { Group = row.Grouped })],
            rows.Count > ShownMax ? $"{offset + ShownMax}" : null, (int)(rows.Count > 0 ? rows[0].Total : 0),
            query.Group is null ? [] : [.. shown.DistinctBy(row => row.Grouped).Select(row => new BoardGroup(row.Grouped, (int)row.Members))]);
    }

    /// <summary>What the filters offer: only words that occur.</summary>
    public async Task<BoardChoices> ChoicesAsync(string? site, CancellationToken cancellation)
    {
        await standings.RefreshAsync(cancellation);
        var rows = (await database.QueryAsync<ChoiceData>(AllChoices, new { site = site?.ToUpperInvariant() }, cancellation)).ToLookup(row => row.Kind);
        IReadOnlyList<BoardChoice> Of(string kind) => [.. rows[kind].Select(row => new BoardChoice(row.Value, (int)row.Batches))];
        return new BoardChoices(Of("state"), Of("product"), Of("who"));
    }

    /// <summary>From the table alone, work in hand first: every tablet of the site asks once a minute.</summary>
    public async Task<Page<OpenBatch>> OpenAsync(string site, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<BoardData>(Open, new { site = site.ToUpperInvariant(), count = OpenMax }, cancellation);
        return new Page<OpenBatch>([.. rows.Select(row => new OpenBatch(row.Id, row.State, Micros.ToText(row.ChangedAt)))], null);
    }

    private async Task<IReadOnlyList<BoardRow>> ToRowsAsync(IReadOnlyList<BoardData> rows, CancellationToken cancellation)
    {
        var batches = JsonSerializer.Serialize(rows.Select(row => row.Id));
        var operations = await database.QueryAsync<OperationData>(Operations, new { batches }, cancellation);
        var grades = await database.QueryAsync<GradeData>(Grades, new { batches }, cancellation);
        var byBatch = operations.ToLookup(row => row.Batch, StringComparer.Ordinal);
        var gradesByBatch = grades.ToLookup(row => row.Batch, StringComparer.Ordinal);
        var now = Micros.Now(clock);
        return [.. rows.Select(row => row.ToRow(byBatch[row.Id], [.. gradesByBatch[row.Id]], now))];
    }

    private static string? Pattern(string? text) => string.IsNullOrWhiteSpace(text) ? null : $"%{text.Trim().ToLowerInvariant()}%";

    private sealed class ChoiceData
    {
        public string Kind { get; set; } = "";

        public string Value { get; set; } = "";

        public long Batches { get; set; }
    }
}
