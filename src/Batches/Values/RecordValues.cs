using System.Globalization;
using Theriac.Expressions;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A value that an expression read, as the record had it then.</summary>
internal sealed record ReadInput(string Path, string Value);

/// <summary>
/// What a record holds for the paths of its recipe, seen from one place: within a loop a path means this turn's value, outside of it the
/// column of all turns. Keeps what was read, so that a calculation is shown with its numbers.
/// </summary>
internal sealed class RecordValues(BatchState state, ControlRecipe recipe, IReadOnlyList<Turn> turns) : IValues
{
    private readonly List<ReadInput> _read = [];
    private string? _shown;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(state.Zone);

    public IReadOnlyList<ReadInput> Read => _read;

    public Value? Find(string path)
    {
        _shown = null;
        var value = Look(path);
        if (_read.TrueForAll(one => one.Path != path))
            _read.Add(new ReadInput(path, value is null ? "–" : _shown ?? Shown(value)));
        return value;
    }

    public static string Shown(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Truth truth => truth.IsTrue ? "yes" : "no",
        Value.Moment moment => moment.At.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private Value? Look(string path)
    {
        if (recipe.Names.Find(path) is not { } name)
            return path == "turn" && turns.Count > 0 ? Value.Of((decimal)turns[^1].Number) : null;
        return name.Kind switch
        {
            RecipeNameKind.Step => OfStep(name),
            RecipeNameKind.Time => OfTime(name),
            RecipeNameKind.Parameter => OfParameter(name),
            RecipeNameKind.Input => recipe.Master.Formula.Inputs.FirstOrDefault(input => input.Id == name.Owner)?.Quantity is { } quantity
                ? Value.Of(Scaling.Of(Order, quantity)) : null,
            RecipeNameKind.Table => recipe.Master.Formula.Tables.FirstOrDefault(table => table.Id == name.Owner)?.Of(name.Part!),
            RecipeNameKind.Batch => OfBatch(name),
            _ => null,
        };
    }

    private OrderReleased Order => state.Order ?? throw new InvalidOperationException("A batch begins with its order.");

    private Value? OfBatch(RecipeName name) => name.Part == "size"
        ? (Order.Planned ?? recipe.Master.BatchSize?.Nominal) is { } size ? Value.Of(size) : null
        : recipe.Master.Yield?.Theoretical is { } theoretical ? Value.Of(Scaling.Of(Order, theoretical)) : null;

    private Value? OfParameter(RecipeName name)
    {
        var parameter = recipe.Master.Formula.Parameters.FirstOrDefault(one => one.Id == name.Owner);
        if (parameter is null)
            return null;
        var unit = parameter.Value?.Unit;
        decimal? number = name.Part switch
        {
            "low" => parameter.Range?.Low,
            "high" => parameter.Range?.High,
            _ => parameter.Value?.Value,
        };
        return number is not { } is0 ? null : unit is null ? Value.Of(is0) : Value.Of(new Quantity(is0, unit));
    }

    // The start and the end of an element are those of all its work.
    private Value? OfTime(RecipeName name)
    {
        var instances = recipe.Graph.InstancesOf(name.Owner, name.Loops, turns);
        var work = recipe.Graph.Work
            .Where(node => instances.Any(id => node.Id == id || node.Path.Any(element => element.Id == id)))
            .Where(node => !state.SkippedNodes.Contains(node.Id)).Select(node => state.Work.GetValueOrDefault(node.Id)).ToList();
        var stamps = name.Part == "start"
            ? work.Select(one => one?.Started).OfType<Stamp>().OrderBy(stamp => stamp.At).Take(1)
            : work.Count > 0 && work.TrueForAll(one => one?.Ended is not null) ? work.Select(one => one!.Ended!).OrderByDescending(stamp => stamp.At).Take(1) : [];
        return stamps.FirstOrDefault() is { } found ? Value.Of(TimeZoneInfo.ConvertTime(Micros.ToTime(found.At), Zone)) : null;
    }

    private Value? OfStep(RecipeName name)
    {
        var instances = recipe.Graph.InstancesOf(name.Owner, name.Loops, turns);
        var isOfThisTurn = name.Loops.All(loop => turns.Any(turn => turn.Loop == loop));
        if (isOfThisTurn)
            return OfOne(instances[0], name);
        List<Value> numbers = [];
        List<string> texts = [];
        foreach (var id in instances)
        {
            _shown = null;
            if (OfOne(id, name) is not { } one)
                continue;
            numbers.Add(one);
            texts.Add(_shown ?? Shown(one));
        }

        _shown = string.Join(", ", texts);
        return Column(numbers);
    }

    private Value? Column(List<Value> values)
    {
        if (values.Count == 0)
            return null;
        List<Quantity> quantities = [];
        foreach (var one in values)
        {
            if (one is not Value.Number { Unit: { } unit } number || !number.Raw().Try(out var raw, out _))
                return null;
            quantities.Add(new Quantity(raw, unit));
        }

        return Value.Of(quantities, quantities[0].Unit);
    }

    private Value? OfOne(string id, RecipeName name)
    {
        if (!recipe.TryGetStep(id, out var place) || !state.Steps.TryGetValue(id, out var step) || step.NotDone is not null)
            return null;
        return place.Instruction.Kind switch
        {
            InstructionKind.Table => OfColumn(step, place.Instruction, name.Part),
            InstructionKind.ChargeIn => Sum(step.Charges.Select(charge => charge.Net)),
            InstructionKind.Weigh when step.Dispensed.Count > 0 => Sum(step.Dispensed.Where(one => one.IsValid).Select(one => one.Net)),
            InstructionKind.CommissionPacks => step.Packs.IsEmpty ? null : Value.Of(new Quantity(step.Packs.Sum(packs => packs.Count), Unit.Each)),
            InstructionKind.Reconciliation => step.Value?.Detail?.Part(name.Part!) is { } part
                ? OfText(part, place.Instruction.Unit ?? Unit.Each, ValueKind.Number) : null,
            InstructionKind.Yield when name.Part == "percent" => step.Value?.Share is { } share ? Value.Of(share.Percent) : null,
            _ => step.Value is { } value ? Kept(value, OfText(value.Value, value.Unit, name.Type()?.Kind ?? ValueKind.Text)) : null,
        };
    }

    // As it was entered: 10.50 stays 10.50.
    private Value? Kept(ValueState recorded, Value? value)
    {
        _shown = $"{recorded.Value} {recorded.Unit?.Symbol}".TrimEnd();
        return value;
    }

    private static Value? Sum(IEnumerable<Quantity> quantities)
    {
        if (quantities.ToList() is not [var first, .. var more])
            return null;
        var sum = more.Aggregate(Outcome<Quantity>.Ok(first), (total, one) => total.Then(so => so.Plus(one)));
        return sum.IsOk ? Value.Of(sum.Value) : null;
    }

    private Value? OfColumn(StepState step, Instruction table, string? column)
    {
        if (table.Columns.FirstOrDefault(one => one.Id == column)?.Unit is not { } unit || step.Rows.IsEmpty)
            return null;
        List<Quantity> cells = [];
        foreach (var row in step.Rows)
        {
            if (row.Cell(column!) is { } cell && DecimalText.TryParse(cell.Value, out var number))
                cells.Add(new Quantity(number, unit));
        }

        _shown = string.Join(", ", step.Rows.Select(row => row.Cell(column!)?.Value).OfType<string>()) + $" {unit.Symbol}";
        return Value.Of(cells, unit);
    }

    private Value? OfText(string text, Unit? unit, ValueKind kind) => kind switch
    {
        ValueKind.Number => DecimalText.TryParse(text, out var number)
            ? unit is null ? Value.Of(number) : Value.Of(new Quantity(number, unit)) : null,
        ValueKind.Truth => Value.Of(text == "yes"),
        ValueKind.Moment => Moment(text),
        _ => Value.Of(text),
    };

    private Value? Moment(string text)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Value.Of(new DateTimeOffset(day, Zone.GetUtcOffset(day)));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Value.Of(at) : null;
    }
}
