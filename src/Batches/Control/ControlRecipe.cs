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

/// <summary>The copy of one master version that a batch is carried out by. Immutable, and shared between requests.</summary>
internal sealed class ControlRecipe
{
    private readonly FrozenDictionary<string, StepPlace> _steps;

    private ControlRecipe(string hash, MasterRecipe master, ExecutionGraph graph)
    {
        (Hash, Master, Graph) = (hash, master, graph);
        Steps = [.. graph.Nodes.SelectMany(node => node.Instructions.Select((one, index) => new StepPlace(node, index, one)))];
        _steps = Steps.ToFrozenDictionary(step => step.Id, StringComparer.Ordinal);
        MaterialNames = master.Formula.Inputs.GroupBy(input => input.MaterialCode)
            .ToFrozenDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 over the canonical JSON of the approved master (C-188a).</summary>
    public string Hash { get; }

    public MasterRecipe Master { get; }

    public ExecutionGraph Graph { get; }

    /// <summary>Every step of every phase, in the order of the record.</summary>
    public IReadOnlyList<StepPlace> Steps { get; }

    public FrozenDictionary<string, string> MaterialNames { get; }

    public bool AsksForQualifications => Graph.Work.Any(node =>
        QualificationsOf(node, null).Any() || node.Instructions.Any(one => one.Instruction.Qualification is not null));

    public static Outcome<ControlRecipe> Of(string hash, MasterRecipe master) =>
        ExecutionGraph.Build(master).Map(graph => new ControlRecipe(hash, master, graph));

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
    public static RecipeElement OutlineOf(ExecutionNode node) =>
        node.Path.LastOrDefault(element => element.Kind == RecipeElementKind.Operation)
        ?? node.Path.LastOrDefault(element => element.Kind == RecipeElementKind.UnitProcedure)
        ?? node.Path[^1];

    /// <summary>What counts as progress: each step of a phase, and one for a transition or an empty phase.</summary>
    public static int StepCount(ExecutionNode node) => Math.Max(1, node.Instructions.Count);
}
