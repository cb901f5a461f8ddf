using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a block says, line by line: what a reviewer confirms of a block that is new.</summary>
internal static class BlockContents
{
    public static IReadOnlyList<string> Of(MasterRecipe recipe, string block, string language) => block switch
    {
        RecipeBlocks.Head => [.. Head(recipe, language)],
        RecipeBlocks.Formula => [.. Formula(recipe, language)],
        _ => recipe.Procedure.SelfAndBelow().FirstOrDefault(one => one.Id == block) is { } element ? [.. Element(recipe, element, language)] : [],
    };

    private static IEnumerable<string> Head(MasterRecipe recipe, string language)
    {
        if (recipe.Product is { } product)
            yield return string.Join(" · ", new[] { product.Code, product.Name, product.Strength, product.DosageForm }.Where(text => !string.IsNullOrEmpty(text)));
        if (recipe.BatchSize is { } size)
            yield return $"{PrintedWords.Quantity.In(language)}: {size.Nominal} ({size.Min} – {size.Max})";
        if (recipe.Yield is { } rule)
            yield return $"{PrintedWords.YieldLimits.In(language)}: {RecipeValues.Range(new Limits { Low = rule.MinPercent, High = rule.MaxPercent }, "%")}";
        foreach (var document in recipe.Documents)
            yield return Said(document.Id, document.Title?.In(language), document.Version);
    }

    private static IEnumerable<string> Formula(MasterRecipe recipe, string language)
    {
        foreach (var one in recipe.Formula.Inputs)
            yield return Said($"{one.MaterialCode} {one.Name}", one.Quantity?.ToString(), PrintedTables.Of(one.Tolerance));
        foreach (var one in recipe.Formula.Parameters)
        {
            var unit = ParameterRules.UnitOf(recipe, one)?.Symbol;
            var registered = one.RegisteredRange is { } range ? $"{PrintedWords.Registered.In(language)} {RecipeValues.Range(range, unit)}" : null;
            yield return Said(one.Name.In(language), one.Value?.ToString(), one.Range is { } own ? RecipeValues.Range(own, unit) : null, registered);
        }

        foreach (var one in recipe.Formula.Outputs)
            yield return Said($"{one.MaterialCode} {one.Name}", one.Quantity?.ToString());
        foreach (var one in recipe.Equipment)
            yield return Said(one.Class, one.Title?.In(language));
    }

    private static IEnumerable<string> Element(MasterRecipe recipe, RecipeElement element, string language)
    {
        if (element.Description is { } description) yield return description.In(language);
        foreach (var rule in ElementRules.All(element, language, id => ElementRules.TitleOf(recipe, id, language)))
            yield return rule;
        if (element.Qualification is { } qualification) yield return $"{PrintedWords.Qualification.In(language)}: {qualification}";
        foreach (var one in element.Instructions)
            yield return Said(one.Title.In(language), [one.Text?.In(language), .. PrintedRules.Of(one, recipe, language)]);
    }

    private static string Said(string what, params IEnumerable<string?> more) =>
        string.Join("; ", more.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } said ? $"{what}: {said}" : what;
}
