namespace Theriac.Recipes;

/// <summary>An older version with the ids of the newer one, wherever both have the same thing under different ids, as imports make them. Pure.</summary>
/// <param name="Before">Says what the older version says.</param>
/// <param name="Renamed">How many things are called otherwise in the newer version.</param>
internal sealed record RecipeAlignment(MasterRecipe Before, int Renamed)
{
    private IReadOnlyDictionary<string, string> Old { get; init; } = new Dictionary<string, string>();

    public static RecipeAlignment Of(MasterRecipe before, MasterRecipe after)
    {
        var formula = FormulaIds.Of(before, after);
        var procedure = ProcedureIds.Of(before.Procedure, after.Procedure);
        var renamed = formula.Renamed + procedure.Renamed;
        if (renamed == 0 && !formula.IsCleared && !procedure.IsCleared) return new RecipeAlignment(before, 0);
        var naming = procedure.Naming with { Parameter = formula.Parameters.Of, Input = formula.Inputs.Of, Enumeration = formula.Enumerations.Of };
        var aligned = formula.Apply(before) with { Procedure = naming.Element(before.Procedure) };
        return new RecipeAlignment(aligned, renamed) { Old = procedure.Old };
    }

    /// <summary>The id that a thing of the procedure had in the older version.</summary>
    public string WasCalled(string id) => Old.GetValueOrDefault(id, id);
}

/// <summary>Old ids to new ones within one list of things.</summary>
internal sealed class IdMap
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Things whose newer self has another id.</summary>
    public int Renamed { get; private set; }

    /// <summary>True when a thing that is gone had to leave its id to another.</summary>
    public bool IsCleared { get; private set; }

    public IEnumerable<KeyValuePair<string, string>> Changed => _ids;

    public string Of(string id) => _ids.GetValueOrDefault(id, id);

    /// <param name="pairs">Id before and after.</param>
    /// <param name="before">All ids of the older list.</param>
    /// <param name="after">All ids of the newer list.</param>
    public static IdMap From(IEnumerable<(string Before, string After)> pairs, IEnumerable<string> before, IEnumerable<string> after)
    {
        var map = new IdMap();
        var paired = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (old, now) in pairs)
        {
            paired.Add(old);
            if (old == now || !map._ids.TryAdd(old, now)) continue;
            map.Renamed++;
        }

        var taken = after.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Where(id => !paired.Contains(id) && taken.Contains(id)).Distinct().ToList())
        {
            var free = gone + "′";
            while (!taken.Add(free)) free += "′";
            map._ids[gone] = free;
            map.IsCleared = true;
        }

        return map;
    }
}
