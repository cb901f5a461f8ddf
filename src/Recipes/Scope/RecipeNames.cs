using Theriac.Expressions;
using Theriac.Expressions.Types;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Everything that expressions of one recipe can name, and the expressions themselves, each checked once.</summary>
/// <remarks>
/// Built in one walk. Within a loop a path means this turn's value; outside of it numbers are the column of all turns, and nothing else
/// can be named. Where two things share a path the first in the document has it; <see cref="Clashes"/> names the others.
/// </remarks>
public sealed class RecipeNames
{
    /// <summary>How many calculations may each need the next, later one; so no recipe can exhaust the stack.</summary>
    private const int CalculationDepthMax = 50;

    private readonly Dictionary<string, RecipeName> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _loopsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckedExpression> _calculations = new(StringComparer.Ordinal);
    private readonly List<string> _underWay = [];
    private readonly List<RecipeName> _clashes = [];
    private readonly SortedSet<string> _cyclic = new(StringComparer.Ordinal);

    private RecipeNames(MasterRecipe recipe) => Recipe = recipe;

    public MasterRecipe Recipe { get; }

    public IReadOnlyCollection<RecipeName> All => _byPath.Values;

    /// <summary>Names that are hidden by an earlier one.</summary>
    public IReadOnlyList<RecipeName> Clashes => _clashes;

    /// <summary>Ids of calculations that, through others, need their own result.</summary>
    public IReadOnlyCollection<string> Cyclic => _cyclic;

    /// <summary>Every expression, in document order.</summary>
    public IReadOnlyList<RecipeExpression> Expressions { get; private set; } = [];

    public static RecipeNames Of(MasterRecipe recipe)
    {
        var names = new RecipeNames(recipe);
        foreach (var name in RecipeNameList.Of(recipe, names))
        {
            if (!names._byPath.TryAdd(name.Path, name))
                names._clashes.Add(name);
        }

        names.Walk(recipe.Procedure, []);
        names.Expressions = [.. RecipeExpressionList.Of(recipe).Select(names.Check)];
        return names;
    }

    public RecipeName? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>What can be named at a place.</summary>
    /// <param name="element">Id of the element around the expression; null for the recipe as a whole.</param>
    /// <param name="beforeTurns">True where an element's own loop has not begun: whether it is carried out at all.</param>
    public IScope At(string? element, bool beforeTurns = false)
    {
        var loops = element is null ? [] : _loopsOf.GetValueOrDefault(element) ?? [];
        return new RecipeScope(this, beforeTurns && loops.Count > 0 && loops[^1] == element ? [.. loops.SkipLast(1)] : loops);
    }

    internal ExpressionType? TypeOfCalculation(Instruction calculation, string phase)
    {
        if (_calculations.TryGetValue(calculation.Id, out var known))
            return known.Expression?.Type;
        var begun = _underWay.IndexOf(calculation.Id);
        if (begun >= 0) _cyclic.UnionWith(_underWay.Skip(begun));
        if (begun >= 0 || _underWay.Count >= CalculationDepthMax) return null;
        _underWay.Add(calculation.Id);

        var done = calculation.Expression is { } text ? Expression.Check(text, At(phase)) : new CheckedExpression(null, []);
        _underWay.RemoveAt(_underWay.Count - 1);
        _calculations.TryAdd(calculation.Id, done);
        return done.Expression?.Type;
    }

    private RecipeExpression Check(RecipeExpressionPlace place)
    {
        var isCalculation = place.Instruction is { } one && place.Member == "expression" && _byPath.ContainsKey(one.Id);
        if (isCalculation)
            TypeOfCalculation(place.Instruction!, place.Element);
        var result = isCalculation && _calculations.TryGetValue(place.Instruction!.Id, out var known)
            ? known
            : Expression.Check(place.Text, At(place.Element, place.BeforeTurns));
        return new RecipeExpression(place, result);
    }

    private void Walk(RecipeElement root, IReadOnlyList<string> above)
    {
        var open = new Stack<(RecipeElement Element, IReadOnlyList<string> Loops)>([(root, above)]);
        while (open.TryPop(out var at))
        {
            var loops = at.Element.Loop is null ? at.Loops : [.. at.Loops, at.Element.Id];
            _loopsOf.TryAdd(at.Element.Id, loops);
            foreach (var child in at.Element.Elements)
                open.Push((child, loops));
        }
    }
}

/// <summary>What one place of a recipe can name.</summary>
internal sealed class RecipeScope(RecipeNames names, IReadOnlyList<string> loops) : IScope
{
    private const string TurnPath = "turn";

    public IEnumerable<(string Path, string Title)> Paths =>
        names.All.Where(name => Find(name.Path) is not null).Select(name => (name.Path, name.Title.En));

    public ExpressionType? Find(string path)
    {
        if (names.Find(path) is not { } name)
            return path == TurnPath && loops.Count > 0 ? ExpressionType.Plain : null;
        var isOfThisTurn = name.Loops.All(loops.Contains);
        return name.Type() is not { } type ? null
            : isOfThisTurn ? type
            : type.Kind == ValueKind.Number ? ExpressionType.Numbers(type.Unit)
            : null;
    }
}
