using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Reads a batch's record by its operations.</summary>
internal sealed class BatchPerformances(IStreams streams, ControlRecipes recipes) : IBatchPerformance
{
    public async Task<BatchPerformance?> FindAsync(string batchId, CancellationToken cancellation = default)
    {
        if (!BatchStreams.TryOf(batchId, out var stream))
            return null;
        var state = (await streams.LoadAsync<BatchState>(stream, cancellation)).State;
        if (state.Order is null)
            return null;
        var recipe = await recipes.FindAsync(state, cancellation);
        return Of(state, recipe.IsOk ? recipe.Value : null);
    }

    /// <summary>Pure. Without its recipe a batch shows its operations and nothing in them.</summary>
    public static BatchPerformance Of(BatchState state, ControlRecipe? recipe)
    {
        var order = state.Order!;
        var byOperation = (recipe?.Steps ?? []).ToLookup(place => OperationOf(place.Phase), StringComparer.Ordinal);
        var work = (recipe?.Graph.Nodes ?? []).Where(node => node.IsWork).ToLookup(OperationOf, StringComparer.Ordinal);
        var lots = LotsOf(state, recipe);
        return new BatchPerformance(
            state.Id, order.OrderId, order.LotNumber, order.Site, order.Line, order.Recipe.Id, order.Recipe.Version, order.Product?.Code,
            order.Product?.Name, state.Started?.At, state.Ended?.At, state.Lifecycle, state.Disposition, state.Decided?.Stamp.At,
            state.Decided?.RegisterNumber,
            [.. order.Outline.Select(item => Segment(
                item, state, [.. byOperation[item.Id].Select(place => state.Step(place))],
                [.. work[item.Id].Select(node => state.Work.GetValueOrDefault(node.Id)).OfType<WorkState>()], recipe, lots))])
        {
            IsProcedure = order.Procedure is not null,
            Markets = [.. state.Markets.Values.Select(one => new MarketDecision(
                one.Market, state.DispositionFor(one.Market), one.Disposition == Disposition.Certified ? one.Decided.RegisterNumber : null))],
        };
    }

    /// <summary>Which yield became which lot: the last one of its quantity, as the lots were made.</summary>
    private static Dictionary<string, MadeLot> LotsOf(BatchState state, ControlRecipe? recipe)
    {
        Dictionary<string, MadeLot> lots = new(StringComparer.Ordinal);
        var yields = (recipe?.Steps ?? []).Select(place => Made(state.Step(place), recipe)).OfType<MadeMaterial>().Reverse().ToList();
        foreach (var lot in state.Produced.Reverse())
        {
            var yielded = yields.Find(one => !lots.ContainsKey(one.Step) && one.Quantity is { } quantity && quantity.To(lot.Quantity.Unit).Try(out var same, out _)
                && same.Value == lot.Quantity.Value);
            if (yielded is not null)
                lots[yielded.Step] = new MadeLot(lot.Material, lot.Lot);
        }

        return lots;
    }

    private static PerformedSegment Segment(
        OutlineItem item, BatchState state, IReadOnlyList<StepState> steps, IReadOnlyList<WorkState> work, ControlRecipe? recipe,
        Dictionary<string, MadeLot> lots)
    {
        var ends = work.Select(one => one.Ended?.At).ToList();
        return new PerformedSegment(
            item.Id, item.Title.In("en"), work.Min(one => one.Started?.At), ends.Count > 0 && ends.TrueForAll(at => at is not null) ? ends.Max() : null,
            [.. steps.SelectMany(step => Consumption.Of(state, step))],
            [.. steps.Select(step => Made(step, recipe)).OfType<MadeMaterial>().Select(made => made with { Lot = lots.GetValueOrDefault(made.Step) })],
            [.. steps.Select(step => step.Equipment is { } used
                ? new UsedEquipment(step.Id, used.Equipment, used.Name, used.Class, used.Stamp.At)
                : null).OfType<UsedEquipment>()],
            [.. steps.SelectMany(People).DistinctBy(one => one.Id).OrderBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => new ActivePerson(one.Id, state.Performers.GetValueOrDefault(one.Id) ?? one.Name))]);
    }

    private static MadeMaterial? Made(StepState step, ControlRecipe? recipe)
    {
        if (step.Packs.Count > 0)
        {
            var packs = step.Packs.Sum(one => one.Count).ToString(CultureInfo.InvariantCulture);
            return new MadeMaterial(step.Id, step.Number, null, packs, step.Packs[^1].Stamp.At);
        }

        if (step.Value is not { } value || recipe is null || !recipe.TryGetStep(step.Id, out var place) || place.Instruction.Kind != InstructionKind.Yield)
            return null;
        Quantity? quantity = value.Unit is { } unit && DecimalText.TryParse(value.Value, out var number) ? new Quantity(number, unit) : null;
        return new MadeMaterial(step.Id, step.Number, quantity, value.Value, value.Stamp.At);
    }

    private static IEnumerable<By> People(StepState step) =>
        step.Values.Select(one => one.By).Concat(step.Charges.Select(one => one.By)).Concat(step.Rows.Select(one => one.By))
            .Concat(step.Packs.Select(one => one.By)).Concat(step.Equipment is { } used ? [used.By] : Array.Empty<By>())
            .Concat(step.Signatures.Select(one => new By(one.Signature.Signer, one.Signature.PrintedName)));

    private static string OperationOf(ExecutionNode node) => ControlRecipe.OutlineOf(node).Id;
}
