using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>An element with what holds around it.</summary>
internal sealed record ElementAt(RecipeElement One, ElementAt? Parent, LintPlace Place)
{
    /// <summary>The nearest loop over inputs, its own included.</summary>
    public Loop? ForEach => One.Loop is { Kind: LoopKind.ForEach } own ? own : Parent?.ForEach;

    /// <summary>True where it is carried out a number of times that nobody knows before.</summary>
    public bool Repeats { get; } = One.Loop is { Kind: not LoopKind.ForEach } || Parent?.Repeats == true;

    /// <summary>True where it may be left out: by its condition, or because another branch is chosen.</summary>
    public bool MayBeLeftOut { get; } = One.When is not null || Parent?.MayBeLeftOut == true || Parent?.HasChoice == true;

    private bool HasChoice { get; } = One.Logic?.Bars.Any(bar => bar.Kind == BranchBarKind.SerialDivergent) == true;

    public bool IsWithin(string id)
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at.One.Id == id) return true;
        }
        return false;
    }
}

/// <summary>An instruction with the phase around it.</summary>
internal sealed record StepAt(Instruction One, ElementAt Phase, LintPlace Place)
{
    public bool MayBeLeftOut => One.When is not null || Phase.MayBeLeftOut;
}

/// <summary>An entry of one of the header's lists.</summary>
internal sealed record ListedAt<T>(T One, LintPlace Place);

/// <summary>A recipe prepared for the rules: built in one walk, so that every rule is linear.</summary>
internal sealed class LintIndex
{
    private readonly List<ElementAt> _elements = [];
    private readonly List<StepAt> _steps = [];
    private readonly Dictionary<string, ElementAt> _elementById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StepAt> _stepById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LogicShape> _shapes = new(StringComparer.Ordinal);
    private readonly Lazy<RecipeNames> _names;

    private LintIndex(MasterRecipe recipe, LintSurroundings around)
    {
        (Recipe, Around) = (recipe, around);
        var formula = recipe.Formula;
        Inputs = Listed(formula.Inputs, "/formula/inputs", "input", one => one.Id);
        Parameters = Listed(formula.Parameters, "/formula/parameters", "parameter", one => one.Id);
        Outputs = Listed(formula.Outputs, "/formula/outputs", "output", one => one.Id);
        Tables = Listed(formula.Tables, "/formula/tables", "lookup-table", one => one.Id);
        Equipment = Listed(recipe.Equipment, "/equipment", "equipment", one => one.Id);
        Documents = Listed(recipe.Documents, "/documents", "document", one => one.Id);
        Specimens = Listed(recipe.Specimens, "/specimens", "specimen", one => one.Id);
        BatchSizes = Listed(recipe.BatchSizes, "/batchSizes", "batch-size", one => one.Id);
        InputsByCode = Inputs.ToLookup(input => input.One.MaterialCode, StringComparer.Ordinal);
        InputById = First(Inputs, input => input.One.Id);
        ParameterById = First(Parameters, parameter => parameter.One.Id);
        MakesMedicine = formula.Inputs.Any(input => input.Active);
        Walk();
        StepsByKind = _steps.ToLookup(step => step.One.Kind);
        var built = ExecutionGraph.Build(recipe);
        Graph = built.IsOk ? built.Value : null;
        Structure = (built.IsOk ? [] : built.Refusal.Errors).ToLookup(error => error.Code, StringComparer.Ordinal);
        _names = new Lazy<RecipeNames>(() => RecipeNames.Of(recipe));
    }

    public MasterRecipe Recipe { get; }

    public LintSurroundings Around { get; }

    public IReadOnlyList<ListedAt<FormulaInput>> Inputs { get; }

    public IReadOnlyList<ListedAt<FormulaParameter>> Parameters { get; }

    public IReadOnlyList<ListedAt<FormulaOutput>> Outputs { get; }

    public IReadOnlyList<ListedAt<LookupTable>> Tables { get; }

    public IReadOnlyList<ListedAt<EquipmentRequirement>> Equipment { get; }

    public IReadOnlyList<ListedAt<DocumentReference>> Documents { get; }

    public IReadOnlyList<ListedAt<Specimen>> Specimens { get; }

    public IReadOnlyList<ListedAt<NamedBatchSize>> BatchSizes { get; }

    public ILookup<string, ListedAt<FormulaInput>> InputsByCode { get; }

    public IReadOnlyDictionary<string, ListedAt<FormulaInput>> InputById { get; }

    public IReadOnlyDictionary<string, ListedAt<FormulaParameter>> ParameterById { get; }

    /// <summary>Parents first, in document order.</summary>
    public IReadOnlyList<ElementAt> Elements => _elements;

    /// <summary>In document order.</summary>
    public IReadOnlyList<StepAt> Steps => _steps;

    public ILookup<InstructionKind, StepAt> StepsByKind { get; }

    /// <summary>True when the formula has an active ingredient: then the rules for medicines hold.</summary>
    public bool MakesMedicine { get; }

    /// <summary>Null while the procedure cannot be executed; <see cref="Structure"/> says why.</summary>
    public ExecutionGraph? Graph { get; }

    public ILookup<string, FieldError> Structure { get; }

    public RecipeNames Names => _names.Value;

    public static LintIndex Of(MasterRecipe recipe, LintSurroundings? around = null) => new(recipe, around ?? LintSurroundings.None);

    public ElementAt? Element(string id) => _elementById.GetValueOrDefault(id);

    public StepAt? Step(string id) => _stepById.GetValueOrDefault(id);

    /// <summary>How the branches of an element's logic nest; made when it is first asked for.</summary>
    public LogicShape Shape(RecipeElement element)
    {
        if (_shapes.TryGetValue(element.Id, out var known)) return known;
        return _shapes[element.Id] = LogicShape.Of(element);
    }

    public IEnumerable<StepAt> StepsOf(params InstructionKind[] kinds) =>
        kinds.Length == 1 ? StepsByKind[kinds[0]] : _steps.Where(step => kinds.Contains(step.One.Kind));

    private void Walk()
    {
        var open = new Stack<ElementAt>([new ElementAt(Recipe.Procedure, null, PlaceOf(Recipe.Procedure, "/procedure"))]);
        while (open.TryPop(out var at))
        {
            _elements.Add(at);
            _elementById.TryAdd(at.One.Id, at);
            for (var i = 0; i < at.One.Instructions.Count; i++) Take(at, at.One.Instructions[i], i);
            for (var i = at.One.Elements.Count - 1; i >= 0; i--)
            {
                var child = at.One.Elements[i];
                open.Push(new ElementAt(child, at, PlaceOf(child, $"{at.Place.Pointer}/elements/{i}")));
            }
        }
    }

    private void Take(ElementAt phase, Instruction one, int index)
    {
        var place = new LintPlace($"{phase.Place.Pointer}/instructions/{index}", new LintItem("instruction", one.Id), phase.One.Id);
        var step = new StepAt(one, phase, place);
        _steps.Add(step);
        _stepById.TryAdd(one.Id, step);
    }

    private static LintPlace PlaceOf(RecipeElement element, string pointer) => new(pointer, new LintItem("element", element.Id), element.Id);

    private static IReadOnlyList<ListedAt<T>> Listed<T>(IReadOnlyList<T> all, string pointer, string kind, Func<T, string> id) =>
        [.. all.Select((one, i) => new ListedAt<T>(one, new LintPlace($"{pointer}/{i}", new LintItem(kind, id(one)), null)))];

    private static Dictionary<string, ListedAt<T>> First<T>(IReadOnlyList<ListedAt<T>> all, Func<ListedAt<T>, string> id)
    {
        var byId = new Dictionary<string, ListedAt<T>>(StringComparer.Ordinal);
        foreach (var one in all) byId.TryAdd(id(one), one);
        return byId;
    }
}
