namespace Theriac.Recipes;

/// <summary>Every list of a recipe whose things can be inserted, removed and moved one by one.</summary>
internal static class ItemLists
{
    public static readonly ItemForm Header = new HeaderForm();

    private static readonly ItemList[] All =
    [
        OfFormula("inputs", RecipeItemKind.Input, f => f.Inputs, (f, list) => f with { Inputs = list }, one => one.Id),
        OfFormula("parameters", RecipeItemKind.Parameter, f => f.Parameters, (f, list) => f with { Parameters = list }, one => one.Id),
        OfFormula("outputs", RecipeItemKind.Output, f => f.Outputs, (f, list) => f with { Outputs = list }, one => one.Id),
        OfFormula("tables", RecipeItemKind.LookupTable, f => f.Tables, (f, list) => f with { Tables = list }, one => one.Id),
        OfHeader("equipment", RecipeItemKind.Equipment, r => r.Equipment, (r, list) => r with { Equipment = list }, one => one.Id),
        OfHeader("documents", RecipeItemKind.Document, r => r.Documents, (r, list) => r with { Documents = list }, one => one.Id),
        OfHeader("specimens", RecipeItemKind.Specimen, r => r.Specimens, (r, list) => r with { Specimens = list }, one => one.Id),
        OfHeader("batchSizes", RecipeItemKind.BatchSize, r => r.BatchSizes, (r, list) => r with { BatchSizes = list }, one => one.Id),
        OfElement("elements", RecipeItemKind.Element, e => e.Elements, (e, list) => e with { Elements = list }, one => one.Id, new ElementForm()),
        OfElement(
            "instructions", RecipeItemKind.Instruction, e => e.Instructions, (e, list) => e with { Instructions = list }, one => one.Id,
            new ItemForm<Instruction>()),
        OfLogic("steps", RecipeItemKind.Step, l => l.Steps, (l, list) => l with { Steps = list }, one => one.Id),
        OfLogic("transitions", RecipeItemKind.Transition, l => l.Transitions, (l, list) => l with { Transitions = list }, one => one.Id),
        OfLogic("bars", RecipeItemKind.Bar, l => l.Bars, (l, list) => l with { Bars = list }, one => one.Id),
        OfLogic("links", RecipeItemKind.Link, l => l.Links, (l, list) => l with { Links = list }, LinkId),
    ];

    public static readonly IReadOnlyList<ItemList> OfElements = [.. All.Where(list => !list.IsOfHeader)];

    private static readonly Dictionary<RecipeItemKind, ItemList> ByKind = All.ToDictionary(list => list.Kind);
    private static readonly Dictionary<string, ItemList> ByName = All.ToDictionary(list => list.Name, StringComparer.Ordinal);

    /// <summary>The list that holds things of a kind; null for the header and for what is a member of its owner.</summary>
    public static ItemList? Of(RecipeItemKind kind) => ByKind.GetValueOrDefault(kind);

    public static ItemList? Named(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    /// <summary>A link without an id is called by what it joins; no id has the sign between.</summary>
    public static string LinkId(Link link) => link.Id ?? $"{link.From}>{link.To}";

    private static ItemList<MasterRecipe, T> OfFormula<T>(
        string name, RecipeItemKind kind, Func<Formula, IReadOnlyList<T>> get, Func<Formula, IReadOnlyList<T>, Formula> put, Func<T, string> id)
        where T : class =>
        new(
            kind, name, Max<Formula>(name), new ItemForm<T>(),
            recipe => get(recipe.Formula), (recipe, list) => recipe with { Formula = put(recipe.Formula, list) }, id);

    private static ItemList<MasterRecipe, T> OfHeader<T>(
        string name, RecipeItemKind kind, Func<MasterRecipe, IReadOnlyList<T>> get, Func<MasterRecipe, IReadOnlyList<T>, MasterRecipe> put,
        Func<T, string> id)
        where T : class =>
        new(kind, name, Max<MasterRecipe>(name), new ItemForm<T>(), get, put, id);

    private static ItemList<RecipeElement, T> OfElement<T>(
        string name, RecipeItemKind kind, Func<RecipeElement, IReadOnlyList<T>> get, Func<RecipeElement, IReadOnlyList<T>, RecipeElement> put,
        Func<T, string> id, ItemForm form)
        where T : class =>
        new(kind, name, Max<RecipeElement>(name), form, get, put, id);

    private static ItemList<RecipeElement, T> OfLogic<T>(
        string name, RecipeItemKind kind, Func<ProcedureLogic, IReadOnlyList<T>> get,
        Func<ProcedureLogic, IReadOnlyList<T>, ProcedureLogic> put, Func<T, string> id)
        where T : class =>
        new(
            kind, name, Max<ProcedureLogic>(name), new ItemForm<T>(),
            element => element.Logic is { } logic ? get(logic) : [],
            (element, list) => element with { Logic = Said(put(element.Logic ?? new ProcedureLogic(), list)) }, id);

    /// <summary>The first thing that is drawn makes the logic; with the last one it is gone, and the elements run in their order.</summary>
    private static ProcedureLogic? Said(ProcedureLogic logic) =>
        logic.Steps.Count + logic.Transitions.Count + logic.Bars.Count + logic.Links.Count > 0 ? logic : null;

    private static int Max<TOwner>(string name) => Shape.Of<TOwner>().Members[name].Shape.Max;
}
