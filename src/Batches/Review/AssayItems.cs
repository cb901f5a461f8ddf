using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>
/// Containers that were weighed by a strength of their lot which is another one now: what they hold of the active is not what the record
/// counts. A reviewer looks at each, also where the assay came after the review.
/// </summary>
internal static class AssayItems
{
    public static IReadOnlyList<ReviewItem> Of(Scene scene) =>
    [
        .. scene.Recipe.Steps.SelectMany(place => scene.State.Step(place).Dispensed.Where(one => one.IsValid)
            .Select(one => (place, one, Now: PotencyNow(scene, place, one))))
            .Where(found => found.Now is { } now && now != found.one.Potency)
            .Select(found => Item(found.place, found.one, found.Now!.Value)),
    ];

    /// <summary>Those that no reviewer has seen as they are now.</summary>
    public static IEnumerable<Blocker> Unseen(Scene scene) => Of(scene)
        .Where(item => !scene.State.Seen.Any(seen => seen.Key.StartsWith($"{item.Key}|", StringComparison.Ordinal) && seen.Value == item.Hash))
        .Select(item => new Blocker("assay-changed", item.Step!, item.Number!, item.Text, Role.QaReviewer));

    /// <summary>Null where nobody can say it: the lot was not loaded, or has no assay.</summary>
    private static decimal? PotencyNow(Scene scene, StepPlace place, DispensedState one) =>
        scene.WeighedLots.TryGetValue(one.Fact.From.Lot, out var lot)
        && WeighTarget.PotencyOf(WeighTarget.InputOf(scene, place), lot.State).Try(out var potency, out _) ? potency : null;

    private static ReviewItem Item(StepPlace place, DispensedState one, decimal now) => ReviewItem.Of(
        $"assay:{one.Id}", ItemKind.Correction, place.Id, place.Number,
        $"{place.Number}: {one.Id} was weighed by {DecimalText.Of(one.Potency)} of lot {one.Fact.From.Lot}, which is {DecimalText.Of(now)} now.", one.Stamp) with
    {
        Told = language => BatchPhrases.All.Say(language, Sentence.Of(
            "review.assay-changed", ("number", place.Number), ("container", one.Id), ("was", DecimalText.Of(one.Potency)),
            ("lot", one.Fact.From.Lot), ("now", DecimalText.Of(now)))),
    };
}
