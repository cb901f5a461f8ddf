using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>A value of a past batch that this version's limits and rules would judge otherwise.</summary>
/// <param name="Was">As it was judged then.</param>
/// <param name="Would">As it would be judged now; "refused" when it would not have been accepted.</param>
internal sealed record ReplayChange(
    string Batch, string Version, string Step, string Number, LocalizedText Title, string Value, string Was, string Would, string Expected);

/// <param name="NewlyFlagged">Values that were in order and would have been an exception, or not accepted.</param>
/// <param name="NoLongerFlagged">Values that were an exception and would have been in order.</param>
internal sealed record ReplayAnswer(
    int Batches, int Values, int NotInThisVersion, int NewlyFlagged, int NoLongerFlagged, int StillFlagged, bool More,
    IReadOnlyList<ReplayChange> Changes);

/// <summary>Runs a version's limits and rules over what past batches of the recipe recorded, before anybody approves it.</summary>
internal sealed class Replay(
    Database database, IStreams streams, IRecipeDirectory recipes, ISiteParameters parameters)
{
    public const int BatchesMax = 500;
    public const int ChangesMax = 2_000;

    private static readonly Sql Past = Sql.Of<Replay>("Replay/Past");

    public async Task<Outcome<ReplayAnswer>> RunAsync(string id, string version, Caller caller, CancellationToken cancellation)
    {
        if (await recipes.FindAnyAsync(id, version, cancellation) is not { } master)
            return BatchesRefusals.RecipeUnknown(id, version);
        var hash = RecipeHash.Of(master);
        Dictionary<(string Site, string? Size), ControlRecipe> here = [];
        var ids = await database.QueryAsync<string>(Past, new { recipe = master.Id, count = (long)BatchesMax }, cancellation);
        List<ReplayResult> results = [];
        foreach (var batch in ids)
        {
            if (!BatchStreams.TryOf(batch, out var stream))
                continue;
            var state = (await streams.LoadAsync<BatchState>(stream, cancellation)).State;
            if (state.Order is not { } order)
                continue;
            var key = (order.Site, order.Control?.BatchSize);
            if (!here.TryGetValue(key, out var recipe))
            {
                var set = await parameters.FindAsync(master.Id, version, order.Site, cancellation);
                if (!ControlRecipe.Of(hash, master, set?.Set, order.Control?.BatchSize).Try(out recipe, out var refusal))
                    return refusal;
                here.Add(key, recipe);
            }

            results.AddRange(Replaying.Of(state, recipe));
        }

        return Counted(ids.Count, results);
    }

    public static ReplayAnswer Counted(int batches, IReadOnlyList<ReplayResult> results)
    {
        var changes = results.Where(one => one.Change is not null && one.WasFlagged != one.WouldBeFlagged).Select(one => one.Change!).ToList();
        return new ReplayAnswer(
            batches, results.Count(one => one.Change is not null), results.Count(one => one.Change is null),
            results.Count(one => one is { Change: not null, WasFlagged: false, WouldBeFlagged: true }),
            results.Count(one => one is { Change: not null, WasFlagged: true, WouldBeFlagged: false }),
            results.Count(one => one is { Change: not null, WasFlagged: true, WouldBeFlagged: true }),
            changes.Count > ChangesMax, [.. changes.Take(ChangesMax)]);
    }
}

/// <summary>One recorded value, judged again; without a change when this version has no such step.</summary>
internal sealed record ReplayResult(bool WasFlagged, bool WouldBeFlagged, ReplayChange? Change);

/// <summary>Pure over one record. Steps are the same when their ids are.</summary>
internal static class Replaying
{
    private static readonly Actor Nobody = new("", "", new HashSet<Role>(), null, new HashSet<string>(StringComparer.Ordinal));

    public static IEnumerable<ReplayResult> Of(BatchState state, ControlRecipe recipe)
    {
        foreach (var step in state.Steps.Values.OrderBy(step => step.Number, StringComparer.Ordinal))
        {
            if (!step.HasData || step.NotDone is not null)
                continue;
            if (!recipe.TryGetStep(step.Id, out var place))
            {
                yield return new ReplayResult(false, false, null);
                continue;
            }

            foreach (var result in OfStep(state, recipe, place, step))
                yield return result;
        }
    }

    private static IEnumerable<ReplayResult> OfStep(BatchState state, ControlRecipe recipe, StepPlace place, StepState step)
    {
        var scene = new Scene(state, recipe, Nobody, step.Value?.Stamp.At ?? 0);
        if (step.Charges.Count > 0)
        {
            if (ChargeInDecision.Tolerance(scene, place, step).Try(out var check, out _) && check is not null)
            {
                var was = state.Exceptions.Exists(one => one.Opened.Step == step.Id && one.Opened.Kind == ExceptionKind.QuantityOutOfTolerance);
                yield return Result(state, place, check.Actual, was, was ? "outside" : "within", !check.Passed, check.Passed ? "within" : "outside", check.Expected);
            }

            yield break;
        }

        foreach (var row in step.Rows)
        {
            foreach (var cell in row.Cells.Values.Where(cell => place.Instruction.Columns.Any(column => column.Id == cell.Column)))
                yield return OfCell(state, place, row, cell);
        }

        if (step.Value is { } value && step.Rows.IsEmpty && IsJudged(place.Instruction.Kind))
            yield return OfValue(scene, place, value);
    }

    // What a person saw or scanned then cannot be judged again from the record alone.
    private static bool IsJudged(InstructionKind kind) => kind is InstructionKind.Number or InstructionKind.Choice or InstructionKind.YesNo
        or InstructionKind.Yield or InstructionKind.Calculation or InstructionKind.MassBalance or InstructionKind.Reconciliation
        or InstructionKind.Weigh or InstructionKind.SampleResult or InstructionKind.EnvironmentalReading or InstructionKind.Timer;

    private static ReplayResult OfValue(Scene scene, StepPlace place, ValueState value)
    {
        var shown = $"{value.Value} {value.Unit?.Symbol}".TrimEnd();
        var was = value.Verdict == Verdict.Outside;
        var input = new ValueInput(value.Value, value.Unit?.Symbol, value.Detail?.Parts);
        if (!ValueReader.Read(scene, place, input).Try(out var read, out var refusal))
        {
            var why = refusal.Facts.GetValueOrDefault("range") ?? refusal.Code;
            return Result(scene.State, place, shown, was, Word(value.Verdict), true, "refused", why);
        }

        return Result(
            scene.State, place, read.Text == value.Value ? shown : $"{shown} → {read.Shown}", was, Word(value.Verdict),
            read.Verdict == Verdict.Outside, Word(read.Verdict), read.Expected);
    }

    private static ReplayResult OfCell(BatchState state, StepPlace place, RowState row, TableCell cell)
    {
        var column = place.Instruction.Columns.First(one => one.Id == cell.Column);
        var isNumber = DecimalText.TryParse(cell.Value, out var number);
        var would = isNumber && column.Limits is { } limits && !limits.Contain(number);
        return Result(
            state, place, $"{row.Row}: {cell.Value} {column.Unit?.Symbol}".TrimEnd(), cell.Verdict == Verdict.Outside, Word(cell.Verdict), would,
            would ? "outside" : "within", column.Limits is { } range ? ValueReader.Range(range, column.Unit) : "");
    }

    private static ReplayResult Result(
        BatchState state, StepPlace place, string value, bool was, string wasWord, bool would, string wouldWord, string expected) =>
        new(was, would, new ReplayChange(
            state.Id, state.Order?.Recipe.Version ?? "", place.Id, place.Number, place.Instruction.Title, value, wasWord, wouldWord, expected));

    private static string Word(Verdict verdict) => EnumWords.Of(verdict);
}
