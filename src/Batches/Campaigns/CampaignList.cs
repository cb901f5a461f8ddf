using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

internal sealed record CleaningView(CleaningLevel Level, int AfterBatches, string At, string Note, string By);

internal sealed record CleaningDueView(CleaningLevel Level, int Batches, int Days);

/// <param name="State">Null until its order is released.</param>
internal sealed record CampaignBatchView(int Number, string Batch, string? State, string? Disposition, string? StartedAt, string? EndedAt);

internal sealed record CampaignView(
    string Id, string Site, string Zone, string Line, string Recipe, string Version, LocalizedText Title, string? Product, string PlannedAt, string PlannedBy,
    IReadOnlyList<CampaignBatchView> Batches, IReadOnlyList<string> Equipment, CleaningRule Rule, IReadOnlyList<CleaningView> Cleanings,
    CleaningDueView? Due, string? Ended);

/// <summary>Campaigns with the progress of their batches, the newest first.</summary>
internal sealed class CampaignList(Database database, IStreams streams, TimeProvider clock)
{
    private const int PageMax = 50;

    private static readonly Sql Rows = Sql.Of<CampaignList>("Campaigns/Rows");
    private static readonly Sql BatchesOf = Sql.Of<CampaignList>("Campaigns/Batches");

    public async Task<Page<CampaignView>> ListAsync(string? site, string? after, CancellationToken cancellation)
    {
        var binds = new { site = site?.ToUpperInvariant(), after = long.TryParse(after, out var number) ? number : (long?)null, count = PageMax + 1L };
        var rows = await database.QueryAsync<Row>(Rows, binds, cancellation);
        var states = await streams.LoadAsync<CampaignState>([.. rows.Take(PageMax).Select(row => CampaignState.StreamOf(row.Id))], cancellation);
        var views = await ViewsAsync([.. states.Select(one => one.State)], cancellation);
        return new Page<CampaignView>(views, rows.Count > PageMax ? $"{rows[PageMax - 1].Number}" : null);
    }

    public async Task<Outcome<CampaignView>> ShowAsync(string id, CancellationToken cancellation)
    {
        if (!EntityId.TryParse(id, out var known))
            return CampaignRefusals.CampaignUnknown(id);
        var state = (await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(known.ToString()), cancellation)).State;
        return state.Planned is null ? CampaignRefusals.CampaignUnknown(id) : (await ViewsAsync([state], cancellation))[0];
    }

    private async Task<IReadOnlyList<CampaignView>> ViewsAsync(IReadOnlyList<CampaignState> states, CancellationToken cancellation)
    {
        var campaigns = JsonSerializer.Serialize(states.Select(state => state.Planned!.Id));
        var rows = (await database.QueryAsync<BatchRow>(BatchesOf, new { campaigns }, cancellation)).ToLookup(row => row.Campaign, StringComparer.Ordinal);
        return [.. states.Select(state => View(state, rows[state.Planned!.Id].ToDictionary(row => row.Id)))];
    }

    private CampaignView View(CampaignState state, Dictionary<string, BatchRow> batches)
    {
        var planned = state.Planned!;
        var due = state.Ended is null ? CampaignDecisions.DueOf(state, Micros.Now(clock)) : null;
        return new CampaignView(
            planned.Id, planned.Site, planned.Zone, planned.Line, planned.Recipe, planned.Version, planned.Title, planned.Product,
            Micros.ToText(state.PlannedAt), planned.By.Name,
            [
                .. planned.Batches.Select((batch, index) => batches.GetValueOrDefault(batch) is { } row
                    ? new CampaignBatchView(index + 1, batch, row.State, row.Disposition, Text(row.StartedAt), Text(row.EndedAt))
                    : new CampaignBatchView(index + 1, batch, null, null, null, null)),
            ],
            planned.Equipment, planned.Rule,
            [.. state.Cleanings.Select(one => new CleaningView(one.Level, one.AfterBatches, Micros.ToText(one.At), one.Note, one.By))],
            due is null ? null : new CleaningDueView(due.Level, due.Batches, due.Days), state.Ended?.Reason);
    }

    private static string? Text(long? micros) => micros is { } at ? Micros.ToText(at) : null;

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public long Number { get; set; }
    }

    private sealed class BatchRow
    {
        public string Campaign { get; set; } = "";

        public string Id { get; set; } = "";

        public string State { get; set; } = "";

        public string Disposition { get; set; } = "";

        public long? StartedAt { get; set; }

        public long? EndedAt { get; set; }
    }
}
