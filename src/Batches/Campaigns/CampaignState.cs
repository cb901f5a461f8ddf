using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>A cleaning of the line, and how many batches had begun by then.</summary>
internal sealed record CleaningState(CleaningLevel Level, int AfterBatches, long At, string Note, string By);

/// <summary>A campaign as its stream has it.</summary>
internal sealed record CampaignState : IStreamState<CampaignState>
{
    private const string Prefix = "campaign/";

    public required string Id { get; init; }

    public CampaignPlanned? Planned { get; init; }

    public long PlannedAt { get; init; }

    /// <summary>Batches whose orders are released.</summary>
    public ImmutableHashSet<string> Released { get; init; } = [];

    /// <summary>Batches that began, in their order, with the time.</summary>
    public ImmutableList<(string Batch, long At)> Started { get; init; } = [];

    public ImmutableList<CleaningState> Cleanings { get; init; } = [];

    public CampaignEnded? Ended { get; init; }

    public static string StreamOf(string id) => Prefix + id.ToUpperInvariant();

    public static CampaignState Empty(string stream) => new() { Id = stream[Prefix.Length..] };

    public CampaignState Apply(Entry entry, IFact fact) => fact switch
    {
        CampaignPlanned one => this with { Planned = one, PlannedAt = entry.At },
        CampaignBatchReleased one => this with { Released = Released.Add(one.Batch) },
        CampaignBatchStarted one => this with { Started = Started.Add((one.Batch, entry.At)) },
        CampaignCleaned one => this with
        {
            Cleanings = Cleanings.Add(new CleaningState(one.Level, one.AfterBatches, entry.At, one.Note, one.By.Name)),
        },
        CampaignEnded one => this with { Ended = one },
        _ => this,
    };
}
