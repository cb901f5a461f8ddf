using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// A container that was weighed for the batch goes in, whole. Its label is compared with the record: number, component, receiving number,
/// weight and batch must all be the same (211.101(b) and (d)).
/// </summary>
internal static class ChargeContainerDecision
{
    /// <summary>Containers of the step's material that were weighed and not charged yet: then no lot is charged beside them.</summary>
    public static IReadOnlyList<string> Waiting(Scene scene, StepPlace place) =>
        [.. scene.State.Dispensed.Where(one => one.IsValid && one.ChargedAt is null && IsOf(place, one)).Select(one => one.Id)];

    public static Outcome<Telling> Decide(Scene scene, StepPlace place, ChargeInCommand command)
    {
        var code = command.Container ?? throw new InvalidOperationException("A container is charged by its code.");
        if (!Find(scene, place, code).Try(out var container, out var refusal))
            return Explained(refusal, scene, place, code);
        var lot = scene.Lot ?? throw new InvalidOperationException("The handler loads the lot of the container.");
        if (LateEntries.Read(scene, place, command.Late, out var late) is { } wrongTime)
            return wrongTime;
        var day = late is null ? scene.Today : Micros.ToDate(late.HappenedAt, scene.State.Zone);
        var may = LotGate.MayUse(lot, day, place.Instruction.MaterialCode, scene.Order.Site, late?.HappenedAt, scene.Order.ReworkOf?.Batch);
        if (!may.IsOk)
            return Explained(may.Refusal, scene, place, code);
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, command.Justification) is { } notNow)
            return notNow;
        late = LateEntries.Open(telling, place, late);
        var fact = ToFact(scene, place, container, lot, command) with { Late = late };
        telling.RelyOn(lot.At);
        telling.Tell(fact);
        ChargeInDecision.NotGoodNow(telling, place, lot, late);
        return ChargeInDecision.Charged(telling, place, fact, command);
    }

    private static Outcome<DispensedState> Find(Scene scene, StepPlace place, string code)
    {
        if (!ContainerLabel.Find(scene.State, code).Try(out var container, out var refusal))
            return refusal;
        if (!IsOf(place, container))
            return WeighingRefusals.ContainerOfOtherMaterial(container.Id, place.Instruction.MaterialCode ?? "", container.Fact.MaterialCode);
        return ContainerLabel.Difference(scene.State, container, code) is { } wrong
            ? WeighingRefusals.ContainerDiffers(container.Id, wrong.What, wrong.Expected, wrong.Scanned)
            : container;
    }

    private static bool IsOf(StepPlace place, DispensedState one) =>
        string.Equals(one.Fact.MaterialCode, place.Instruction.MaterialCode, StringComparison.OrdinalIgnoreCase);

    private static MaterialCharged ToFact(
        Scene scene, StepPlace place, DispensedState container, Theriac.Ledger.Folded<LotState> lot, ChargeInCommand command)
    {
        var fact = container.Fact;
        var target = place.Instruction.Quantity is { } master ? Scaling.Of(scene.Order, master) : (Quantity?)null;
        List<Check> checks =
        [
            new("material", true, place.Instruction.MaterialCode ?? fact.MaterialCode, fact.MaterialCode),
            new("lot-released", true, "released", "released"),
            new("lot-not-expired", true, $"≥ {scene.Today:yyyy-MM-dd}", fact.From.ExpiresOn ?? "–"),
            new("lot-site", true, scene.Order.Site, lot.State.Site),
            new("container", true, $"{container.Id} {fact.From.Lot} {container.Net}", ContainerLabel.IdIn(command.Container)),
        ];
        return new MaterialCharged(
            place.Phase.Id, place.Id, place.Number, scene.State.Step(place).Charges.Count + 1, fact.From.Lot, fact.MaterialCode, fact.MaterialName,
            container.Net, target, command.Source.ByPerson(), lot.Version, fact.From.ExpiresOn, checks, Verdict.Within, scene.Who.By, Container: container.Id);
    }

    private static Refusal Explained(Refusal refusal, Scene scene, StepPlace place, string code)
    {
        var told = refusal.With("step", place.Number).With("lot", ContainerLabel.IdIn(code));
        if (!told.Facts.ContainsKey("expected"))
            told = told.With("expected", Waiting(scene, place) is [var first, ..] ? first : place.Instruction.MaterialCode ?? "");
        return told.Facts.ContainsKey("scanned") ? told : told.With("scanned", ContainerLabel.IdIn(code));
    }
}
