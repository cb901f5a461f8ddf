using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>A cleaning that is due before the next batch begins.</summary>
/// <param name="Batches">How many began since the last one that counts.</param>
internal sealed record CleaningDue(CleaningLevel Level, int Batches, int Days);

/// <summary>What a campaign allows. Pure.</summary>
internal static class CampaignDecisions
{
    public const int BatchesMax = 50;
    public const int EquipmentMax = 40;
    public const int RuleMax = 1_000;
    public const int TextMax = 2_000;

    private const long Day = 86_400L * Micros.PerSecond;

    /// <summary>Which cleaning the rule asks for before the next batch begins; the major one where both are due.</summary>
    public static CleaningDue? DueOf(CampaignState state, long now)
    {
        if (state.Planned is not { Rule: var rule } || state.Started.IsEmpty)
            return null;
        var major = state.Cleanings.FindLast(one => one.Level == CleaningLevel.Major);
        var any = state.Cleanings.LastOrDefault();
        var sinceMajor = state.Started.Count - (major?.AfterBatches ?? 0);
        var sinceAny = state.Started.Count - (any?.AfterBatches ?? 0);
        var days = (int)((now - (major?.At ?? state.Started[0].At)) / Day);
        if (sinceMajor > 0 && (sinceMajor >= rule.MajorAfterBatches || days >= rule.MajorAfterDays))
            return new CleaningDue(CleaningLevel.Major, sinceMajor, days);
        return sinceAny > 0 && sinceAny >= rule.MinorAfterBatches ? new CleaningDue(CleaningLevel.Minor, sinceAny, days) : null;
    }

    /// <summary>
    /// Whether this batch may begin; the entry that counts it. After the end of the campaign a batch that is left stands for itself: its
    /// equipment is cleaned as that of every batch, and nothing is counted.
    /// </summary>
    public static Outcome<CampaignBatchStarted?> Start(CampaignState state, CampaignPlace place, string batch, long now, By by)
    {
        if (state.Ended is not null)
            return Outcome<CampaignBatchStarted?>.Ok(null);
        return DueOf(state, now) switch
        {
            { Level: CleaningLevel.Major } due => CampaignRefusals.MajorCleaningDue(state.Id, due.Batches, due.Days),
            { } due => CampaignRefusals.MinorCleaningDue(state.Id, due.Batches),
            null => new CampaignBatchStarted(batch, place.Number, by),
        };
    }

    /// <summary>The line is cleaned between batches, and a major cleaning is one only when every piece of the line is clean.</summary>
    /// <param name="begun">The batches of the campaign that began.</param>
    public static Outcome<CampaignCleaned> Clean(
        CampaignState state, CleaningLevel level, string? note, IEnumerable<BatchState> begun, IEnumerable<EquipmentState> equipment, By by)
    {
        if (Open(state) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(note) || note.Length > TextMax)
            return Refusal.Input("/note", "campaign-note-missing", "Say how it was cleaned, or which record says so.");
        if (state.Started.IsEmpty)
            return CampaignRefusals.NothingToClean(state.Id);
        if (begun.FirstOrDefault(one => !one.HasEnded) is { } atWork)
            return CampaignRefusals.AtWork(state.Id, atWork.Id);
        if (level == CleaningLevel.Major && equipment.FirstOrDefault(one => one.Condition != EquipmentCondition.Clean) is { } dirty)
            return CampaignRefusals.EquipmentNotClean(state.Id, dirty.Id);
        return new CampaignCleaned(level, state.Started.Count, note.Trim(), by);
    }

    public static Outcome<CampaignEnded> End(CampaignState state, string? reason, By by)
    {
        if (Open(state) is { } refusal)
            return refusal;
        return string.IsNullOrWhiteSpace(reason) || reason.Length > TextMax
            ? Refusal.Input("/reason", "reason-missing", "A reason is needed: say why.")
            : new CampaignEnded(reason.Trim(), by);
    }

    public static Refusal? Open(CampaignState state) => state switch
    {
        { Planned: null } => CampaignRefusals.CampaignUnknown(state.Id),
        { Ended: not null } => CampaignRefusals.CampaignOver(state.Id),
        _ => null,
    };

    /// <summary>
    /// Equipment of the line that a batch of the same campaign left: the rule of the campaign says when it is cleaned, not the end of
    /// each batch.
    /// </summary>
    public static bool Keeps(CampaignState state, EquipmentState equipment) =>
        state is { Planned: { } planned, Ended: null } && equipment is { Condition: EquipmentCondition.ToBeCleaned, Batch: { } last }
        && planned.Equipment.Contains(equipment.Id, StringComparer.OrdinalIgnoreCase)
        && state.Started.Exists(one => one.Batch == last);

    public static Refusal? Check(PlanCampaignCommand command)
    {
        List<FieldError> errors = [];
        if (command.Batches is < 2 or > BatchesMax)
            errors.Add(new FieldError("/batches", "campaign-size", $"A campaign has from 2 to {BatchesMax} batches."));
        if (string.IsNullOrWhiteSpace(command.Line))
            errors.Add(new FieldError("/line", "campaign-line", "A campaign runs at a line. Name it."));
        if (command.Equipment is { Count: > EquipmentMax })
            errors.Add(new FieldError("/equipment", "campaign-equipment", $"At most {EquipmentMax} pieces of equipment."));
        if (command.Rule is { } rule && new[] { rule.MinorAfterBatches, rule.MajorAfterBatches, rule.MajorAfterDays }.Any(one => one is < 1 or > RuleMax))
            errors.Add(new FieldError("/rule", "campaign-rule", $"A cleaning is due after 1 to {RuleMax} batches or days."));
        if (command is { Rule: { } major, Equipment: null or { Count: 0 } } && (major.MajorAfterBatches ?? major.MajorAfterDays) is not null)
            errors.Add(new FieldError("/equipment", "campaign-equipment-missing", "A major cleaning is of the whole line: name its equipment."));
        if (command.EveryHours is < 0 or > RuleMax)
            errors.Add(new FieldError("/everyHours", "campaign-interval", $"From 0 to {RuleMax} hours between two starts."));
        return errors.Count == 0 ? null : Refusal.Input([.. errors]);
    }
}
