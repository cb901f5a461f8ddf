using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

internal enum CleaningLevel
{
    Minor,
    Major,
}

/// <summary>When a line is cleaned between batches of a campaign. What is null is not asked for.</summary>
/// <param name="MinorAfterBatches">A minor cleaning after so many batches since the last cleaning of any kind.</param>
/// <param name="MajorAfterBatches">A major one after so many batches since the last major one.</param>
/// <param name="MajorAfterDays">Or after so many days since then; before the first, since the first batch began.</param>
internal sealed record CleaningRule(int? MinorAfterBatches = null, int? MajorAfterBatches = null, int? MajorAfterDays = null);

/// <summary>Where a batch stands in its campaign, from 1.</summary>
internal sealed record CampaignPlace(string Id, int Number);

/// <summary>A planned run of batches of one recipe at a line, with the ids that its batches will have; stream <c>campaign/{id}</c>.</summary>
/// <param name="BatchSize">Id of the recipe's named size, where it was ordered by one.</param>
/// <param name="EveryHours">From one planned start to the next; 0 where nothing was planned.</param>
/// <param name="Equipment">What makes up the line: it stays with the campaign between cleanings, and is clean after a major one.</param>
[Fact("campaign-planned.v1")]
internal sealed record CampaignPlanned(
    string Id, string Site, string Zone, string Line, string Recipe, string Version, LocalizedText Title, string? Product,
    IReadOnlyList<string> Batches, IReadOnlyList<string> Equipment, CleaningRule Rule, Quantity? Size, string? BatchSize, long? FirstStart,
    int EveryHours, By By, Signature Signature) : IFact;

/// <summary>An order of it was released.</summary>
[Fact("campaign-batch-released.v1")]
internal sealed record CampaignBatchReleased(string Batch, int Number, By By) : IFact;

/// <summary>A batch of it began: what is counted until the next cleaning.</summary>
[Fact("campaign-batch-started.v1")]
internal sealed record CampaignBatchStarted(string Batch, int Number, By By) : IFact;

/// <summary>The line was cleaned between two batches. A major one found all equipment of the line clean.</summary>
[Fact("campaign-cleaned.v1")]
internal sealed record CampaignCleaned(CleaningLevel Level, int AfterBatches, string Note, By By) : IFact;

/// <summary>No further batch begins under it.</summary>
[Fact("campaign-ended.v1")]
internal sealed record CampaignEnded(string Reason, By By) : IFact;
