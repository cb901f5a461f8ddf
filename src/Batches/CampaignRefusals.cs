using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of campaigns.</summary>
internal static class CampaignRefusals
{
    public static Refusal CampaignUnknown(string id) => new Refusal("campaign-unknown", 404, $"There is no campaign {id}.").With("campaign", id);

    public static Refusal CampaignIdTaken(string id) =>
        new Refusal("campaign-id-taken", 409, $"Campaign {id} exists already. Choose another id.").With("campaign", id);

    public static Refusal CampaignOver(string id) =>
        new Refusal("campaign-over", 409, $"Campaign {id} has ended. No batch begins under it any more.").With("campaign", id);

    public static Refusal CampaignComplete(string id) =>
        new Refusal("campaign-complete", 409, $"All orders of campaign {id} are released.").With("campaign", id);

    public static Refusal NothingToClean(string id) =>
        new Refusal("campaign-not-begun", 409, $"No batch of campaign {id} has begun since. There is nothing to clean.").With("campaign", id);

    public static Refusal AtWork(string id, string batch) =>
        new Refusal("campaign-at-work", 409, $"Batch {batch} of campaign {id} is at work. The line is cleaned after it.").With("campaign", id).With("batch", batch);

    public static Refusal EquipmentNotClean(string id, string equipment) =>
        new Refusal("campaign-equipment-not-clean", 409, $"{equipment} is not clean. A major cleaning of campaign {id} is recorded when all its equipment is.")
            .With("campaign", id).With("equipment", equipment);

    public static Refusal MajorCleaningDue(string id, int batches, int days) =>
        new Refusal("campaign-major-cleaning-due", 409, $"Campaign {id} needs a major cleaning: {batches} batches, {days} days since the last. Clean the line and record it first.")
            .With("campaign", id).With("batches", $"{batches}").With("days", $"{days}");

    public static Refusal MinorCleaningDue(string id, int batches) =>
        new Refusal("campaign-minor-cleaning-due", 409, $"Campaign {id} needs a minor cleaning: {batches} batches since the last. Clean the line and record it first.")
            .With("campaign", id).With("batches", $"{batches}");
}
