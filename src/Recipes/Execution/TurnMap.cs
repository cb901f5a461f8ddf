namespace Theriac.Recipes;

/// <summary>Which loops every element and step of a master stands in, and so under which ids it stands in a record.</summary>
internal sealed class TurnMap
{
    private readonly Dictionary<string, IReadOnlyList<RecipeElement>> _loops = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>A loop's own element is not in its loop: <c>coat</c> stands for all its turns.</summary>
    public static TurnMap Of(RecipeElement root)
    {
        var map = new TurnMap();
        var open = new Stack<(RecipeElement Element, IReadOnlyList<RecipeElement> Around)>([(root, [])]);
        while (open.TryPop(out var place))
        {
            map._loops.TryAdd(place.Element.Id, place.Around);
            if (place.Element.Loop is { } loop) map._counts.TryAdd(place.Element.Id, LoopCheck.TurnsOf(loop));
            IReadOnlyList<RecipeElement> within = place.Element.Loop is null ? place.Around : [.. place.Around, place.Element];
            foreach (var step in place.Element.Instructions) map._loops.TryAdd(step.Id, within);
            foreach (var child in place.Element.Elements) open.Push((child, within));
        }
        return map;
    }

    public IReadOnlyList<string> InstancesOf(string masterId, IReadOnlyList<Turn> from) =>
        _loops.TryGetValue(masterId, out var loops) ? InstancesOf(masterId, [.. loops.Select(loop => loop.Id)], from) : [];

    public IReadOnlyList<string> InstancesOf(string masterId, IReadOnlyList<string> loops, IReadOnlyList<Turn> from)
    {
        if (loops.Count == 0) return [masterId];
        var shared = 0;
        while (shared < loops.Count && shared < from.Count && loops[shared] == from[shared].Loop) shared++;
        IEnumerable<string> suffixes = [Turn.SuffixOf(from.Take(shared))];
        foreach (var loop in loops.Skip(shared))
        {
            var count = _counts.GetValueOrDefault(loop);
            suffixes = suffixes.SelectMany(suffix => Enumerable.Range(1, count).Select(turn => $"{suffix}{Turn.Mark}{turn}"));
        }
        return [.. suffixes.Select(suffix => masterId + suffix)];
    }

    /// <summary>Ids of the loops around an element or a step, outermost first.</summary>
    public IEnumerable<string> LoopsAround(string masterId) => _loops[masterId].Select(loop => loop.Id);

    /// <summary>Every id under which an element stands in a record, outermost turns first.</summary>
    public IReadOnlyList<string> InstancesOf(string masterId) => InstancesOf(masterId, []);
}
