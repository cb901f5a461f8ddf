using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A step with its place: the phase it stands in and its position there.</summary>
internal sealed record StepPlace(ExecutionNode Phase, int Index, NumberedInstruction Numbered)
{
    public Instruction Instruction => Numbered.Instruction;

    public string Id => Numbered.Instruction.Id;

    public string Number => Numbered.Number;
}

/// <summary>Where an expression stands: its member ("when", "while", "expression", "rule") of an element, a transition or a step of the master.</summary>
internal sealed record ExpressionKey(string Member, string Owner)
{
    public static ExpressionKey When(string element) => new("when", element);

    public static ExpressionKey While(string element) => new("while", element);

    public static ExpressionKey Of(string transition) => new("transition", transition);

    public static ExpressionKey Step(string member, string step) => new("step." + member, Turn.MasterId(step));

    public static ExpressionKey Of(RecipeExpression one) => one.Place switch
    {
        { Instruction: { } step } => Step(one.Place.Member, step.Id),
        { Transition: { } transition } => Of(transition),
        _ => new(one.Place.Member, one.Place.Element),
    };
}

/// <summary>The copy of one master version that a batch is carried out by. Immutable, and shared between requests.</summary>
internal sealed class ControlRecipe
{
    private readonly FrozenDictionary<string, StepPlace> _steps;
    private readonly Lazy<RecipeNames> _names;
    private readonly Lazy<Dictionary<string, List<TimeRule>>> _rules;
    private readonly Lazy<Dictionary<ExpressionKey, RecipeExpression>> _expressions;

    private readonly FrozenDictionary<string, ControlRecipe> _standing = FrozenDictionary<string, ControlRecipe>.Empty;

    private ControlRecipe(ControlRecipe like, ExecutionGraph graph, IEnumerable<KeyValuePair<string, ControlRecipe>> standing)
        : this(like.Hash, like.ParametersHash, like.Master, graph) => _standing = standing.ToFrozenDictionary(StringComparer.Ordinal);

    private ControlRecipe(string hash, string? parametersHash, MasterRecipe master, ExecutionGraph graph)
    {
        (Hash, ParametersHash, Master, Graph) = (hash, parametersHash, master, graph);
        _rules = new(() => graph.TimeRules.SelectMany(rule => rule.Limits.Select(work => (work, rule)))
            .GroupBy(pair => pair.work, pair => pair.rule).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal));
        _names = new(() => RecipeNames.Of(master));
        _expressions = new(() => _names.Value.Expressions.DistinctBy(ExpressionKey.Of).ToDictionary(ExpressionKey.Of));
        Steps = [.. graph.Nodes.SelectMany(node => node.Instructions.Select((one, index) => new StepPlace(node, index, one)))];
        _steps = Steps.ToFrozenDictionary(step => step.Id, StringComparer.Ordinal);
        MaterialNames = master.Formula.Inputs.GroupBy(input => input.MaterialCode)
            .ToFrozenDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 over the canonical JSON of the approved master (C-188a).</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of the site's approved parameters; null where the site sets nothing of its own.</summary>
    public string? ParametersHash { get; }

    /// <summary>As it holds at the site for the size that was ordered.</summary>
    public MasterRecipe Master { get; }

    public ExecutionGraph Graph { get; }

    /// <summary>Every step of every phase, in the order of the record.</summary>
    public IReadOnlyList<StepPlace> Steps { get; }

    public FrozenDictionary<string, string> MaterialNames { get; }

    /// <summary>What expressions can name. Built when the first one is asked for: most recipes have none.</summary>
    public RecipeNames Names => _names.Value;

    public bool AsksForQualifications => Graph.Work.Any(node =>
        QualificationsOf(node, null).Any() || node.Instructions.Any(one => one.Instruction.Qualification is not null));

    /// <summary>Time rules that decide about the start of this work.</summary>
    public IReadOnlyList<TimeRule> RulesBefore(string work) => _rules.Value.GetValueOrDefault(work) ?? [];

    public static Outcome<ControlRecipe> Of(string hash, MasterRecipe master) =>
        Of(hash, master, null, null);

    /// <summary>With the parameters as they are at one site for one batch size.</summary>
    public static Outcome<ControlRecipe> Of(string hash, MasterRecipe master, ParameterSet? parameters, string? batchSize)
    {
        return AtSite.Applied(master, parameter => parameters?.At(parameter, batchSize) ?? parameter)
            .Then(there => ExecutionGraph.Build(there).Map(graph => new ControlRecipe(hash, parameters?.Hash(), there, graph)));
    }

    /// <summary>What authorised changes make of it; the binding to what was approved stays.</summary>
    public ControlRecipe With(RecipePatch patch) => new(
        this, Graph.With(patch.Apply), _standing.Where(one => !patch.Standing.ContainsKey(one.Key)).Concat(patch.Standing));

    /// <summary>
    /// The recipe by which a step is judged: its own version's where the step stands as it was carried out before the batch went to a newer
    /// one, with that version's expressions, formula and parameters; else this one.
    /// </summary>
    public ControlRecipe For(string step) => _standing.GetValueOrDefault(step) ?? this;

    public IReadOnlyList<string> EnabledIn(BatchState state) => Graph.Enabled(state.CompletedWork, state.Decisions);

    public RecipeExpression? Find(ExpressionKey key) => _expressions.Value.GetValueOrDefault(key);

    public bool TryGetStep(string id, [MaybeNullWhen(false)] out StepPlace step) => _steps.TryGetValue(id, out step);

    /// <summary>Qualifications that working on this step asks for: those of the elements around it and its own.</summary>
    public static IEnumerable<string> QualificationsOf(ExecutionNode node, Instruction? instruction) =>
        node.Path.Select(element => element.Qualification).Append(instruction?.Qualification).OfType<string>().Distinct();

    /// <summary>Work without which the recipe's own elements are counted: operations, or what stands in their place.</summary>
    public IReadOnlyList<OutlineItem> Outline() =>
        [.. Graph.Work.GroupBy(node => OutlineOf(node).Id).Select(group =>
        {
            var element = OutlineOf(group.First());
            return new OutlineItem(element.Id, element.Title, group.Sum(StepCount));
        })];

    /// <summary>The element by whose name the progress of this work is shown: its operation, else what is nearest.</summary>
    /// <remarks>All turns of a loop count under one name.</remarks>
    public static RecipeElement OutlineOf(ExecutionNode node)
    {
        var nearest = node.Path.LastOrDefault(element => element.Kind == RecipeElementKind.Operation)
            ?? node.Path.LastOrDefault(element => element.Kind == RecipeElementKind.UnitProcedure)
            ?? node.Path[^1];
        return node.Turns.Count == 0 ? nearest : nearest with { Id = Turn.MasterId(nearest.Id) };
    }

    /// <summary>What counts as progress: each step of a phase, and one for a transition or an empty phase.</summary>
    public static int StepCount(ExecutionNode node) => Math.Max(1, node.Instructions.Count);
}
