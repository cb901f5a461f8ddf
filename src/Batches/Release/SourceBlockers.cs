using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>What was decided about the batches whose goods are in this one keeps it from being certified.</summary>
internal static class SourceBlockers
{
    public static IReadOnlyList<Blocker> Of(Scene scene) =>
        [.. scene.Sources.Where(one => one.IsHeldBack).Select(one => new Blocker(
            "source-held-back", one.BatchId, one.Lot!, $"Lot {one.Lot} went in; batch {one.BatchId}, which made it, is {EnumWords.Of(one.Disposition)}.",
            Role.QaReviewer))];

    /// <summary>All that keeps the batch from being certified.</summary>
    public static IReadOnlyList<Blocker> WithRecord(Scene scene) => [.. ReleaseDecisions.Blockers(scene.State, scene.Recipe), .. Of(scene)];
}
