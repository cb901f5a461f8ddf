namespace Theriac.Recipes;

/// <summary>Which inputs, parameters, outputs and other things beside the procedure are the same under different ids.</summary>
/// <remarks>Documents are not among them: their id is the number that people know them by.</remarks>
internal sealed record FormulaIds(IdMap Inputs, IdMap Parameters, IdMap Outputs, IdMap Equipment, IdMap Sizes, IdMap Specimens, IdMap Enumerations)
{
    public int Renamed => Maps.Sum(map => map.Renamed);

    public bool IsCleared => Maps.Any(map => map.IsCleared);

    private IEnumerable<IdMap> Maps => [Inputs, Parameters, Outputs, Equipment, Sizes, Specimens, Enumerations];

    public static FormulaIds Of(MasterRecipe before, MasterRecipe after) => new(
        Map(before.Formula.Inputs, after.Formula.Inputs, one => one.Id, one => $"{one.MaterialCode} {one.Name}", one => one with { Id = "", Compensates = null }),
        Map(before.Formula.Parameters, after.Formula.Parameters, one => one.Id, one => Name(one.Name), one => one with { Id = "" }),
        Map(before.Formula.Outputs, after.Formula.Outputs, one => one.Id, one => $"{one.MaterialCode} {one.Name}", one => one with { Id = "" }),
        Map(before.Equipment, after.Equipment, one => one.Id, one => $"{one.Class} {Name(one.Title)}", one => one with { Id = "" }),
        Map(before.BatchSizes, after.BatchSizes, one => one.Id, one => Name(one.Name), one => one with { Id = "" }),
        Map(before.Specimens, after.Specimens, one => one.Id, one => $"{one.MaterialCode} {Name(one.Title)}", one => one with { Id = "" }),
        Map(before.EnumerationSets, after.EnumerationSets, one => one.Id, one => one.Description ?? "", one => one with { Id = "" }));

    /// <summary>The recipe with these things called anew; its procedure stays as it is.</summary>
    public MasterRecipe Apply(MasterRecipe recipe) => recipe with
    {
        Formula = recipe.Formula with
        {
            Inputs =
            [
                .. recipe.Formula.Inputs.Select(one => one with
                {
                    Id = Inputs.Of(one.Id),
                    Compensates = one.Compensates is { } other ? Inputs.Of(other) : null,
                }),
            ],
            Parameters = [.. recipe.Formula.Parameters.Select(one => one with { Id = Parameters.Of(one.Id) })],
            Outputs = [.. recipe.Formula.Outputs.Select(one => one with { Id = Outputs.Of(one.Id) })],
        },
        Equipment = [.. recipe.Equipment.Select(one => one with { Id = Equipment.Of(one.Id) })],
        BatchSizes = [.. recipe.BatchSizes.Select(one => one with { Id = Sizes.Of(one.Id) })],
        EnumerationSets = [.. recipe.EnumerationSets.Select(one => one with { Id = Enumerations.Of(one.Id) })],
        Specimens = [.. recipe.Specimens.Select(one => one with { Id = Specimens.Of(one.Id) })],
    };

    private static string Name(LocalizedText? text) => ElementsBelow.Said(text);

    private static IdMap Map<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, string> name, Func<T, T> bare)
        where T : class
    {
        string Content(T one) => RecipeValues.Json(bare(one));
        var pairs = new Pairs<T>(before, after).ById(id, name, Content).Alike(Content).Alike(name);
        return IdMap.From(pairs.All.Select(pair => (id(pair.Before), id(pair.After))), before.Select(id), after.Select(id));
    }
}
