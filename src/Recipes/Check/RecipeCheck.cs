using Theriac.Gs1;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a recipe must say before it can be reviewed and approved. Each problem's field is a JSON pointer.</summary>
internal sealed class RecipeCheck
{
    private readonly MasterRecipe _recipe;
    private readonly List<FieldError> _problems = [];
    private readonly HashSet<string> _materials;
    private readonly HashSet<string> _equipment;
    private bool _commissions;

    private RecipeCheck(MasterRecipe recipe)
    {
        _recipe = recipe;
        _materials = [.. recipe.Formula.Inputs.Select(input => input.MaterialCode)];
        _equipment = [.. recipe.Equipment.Select(equipment => equipment.Class)];
    }

    public static IReadOnlyList<FieldError> Problems(MasterRecipe recipe)
    {
        var check = new RecipeCheck(recipe);
        check.CheckElement(recipe.Procedure, "/procedure");
        check.CheckProduct();
        check.CheckBatchSize();
        check.CheckYield();
        check.CheckFormula();
        var built = ExecutionGraph.Build(recipe);
        if (!built.IsOk) check._problems.AddRange(built.Refusal.Errors);
        return [.. check._problems.Take(RecipeLimits.ErrorsMax)];
    }

    // 21 CFR 211.186(b)(1): name, strength and dosage form.
    private void CheckProduct()
    {
        var product = _recipe.Product;
        Need(product?.Code, "/product/code");
        Need(product?.Name, "/product/name");
        Need(product?.Strength, "/product/strength");
        Need(product?.DosageForm, "/product/dosageForm");
        Need(product?.ShelfLifeMonths, "/product/shelfLifeMonths");
        if (_commissions) Need(product?.Gtin, "/product/gtin");
        if (product?.Gtin is { } gtin && !Gtin.TryParse(gtin, out _))
            Add("/product/gtin", "gtin-check-digit", "The check digit of the GTIN is wrong.");
    }

    private void CheckBatchSize()
    {
        var size = _recipe.BatchSize;
        Need(size?.Nominal, "/batchSize/nominal");
        Need(size?.Min, "/batchSize/min");
        Need(size?.Max, "/batchSize/max");
        if (size is not { Nominal: { } nominal, Min: { } min, Max: { } max }) return;
        if (!nominal.IsWithin(min, max).Try(out var inside, out var refusal))
            Add("/batchSize", refusal.Code, refusal.Detail);
        else if (!inside || nominal.Value <= 0)
            Add("/batchSize", "batch-size-order", "The nominal batch size lies between the smallest and the largest.");
    }

    // 21 CFR 211.186(b)(7): theoretical yield with the percentages beyond which an investigation is required.
    private void CheckYield()
    {
        var rule = _recipe.Yield;
        Need(rule?.Theoretical, "/yield/theoretical");
        Need(rule?.MinPercent, "/yield/minPercent");
        Need(rule?.MaxPercent, "/yield/maxPercent");
        if (rule is { MinPercent: { } min, MaxPercent: { } max } && (min >= max || min < 0))
            Add("/yield", "yield-limits-order", "The smallest yield is below the largest.");
    }

    private void CheckFormula()
    {
        if (_recipe.Formula.Inputs.Count == 0) Add("/formula/inputs", "formula-empty", "The formula has no inputs.");
        for (var i = 0; i < _recipe.Formula.Inputs.Count; i++) Need(_recipe.Formula.Inputs[i].Quantity, $"/formula/inputs/{i}/quantity");
        // 21 CFR 211.186(b)(4): weights stand in one system.
        var systems = _recipe.Formula.Inputs.Select(input => input.Quantity).OfType<Quantity>().Where(q => q.Dimension == Dimension.Mass)
            .Select(quantity => quantity.Unit.Symbol is "lb" or "oz").Distinct().Count();
        if (systems > 1)
            Add("/formula/inputs", "weights-in-two-systems", "All weights stand in one system of weights.");
    }

    private void CheckElement(RecipeElement element, string pointer)
    {
        if (element.Parameters.Count > 0)
            Add(
                $"{pointer}/parameters", "parameters-undecided", $"{element.Id} still holds parameters of its source. Somebody decides about them.");
        if (element.Kind == RecipeElementKind.Phase && element.Instructions.Count == 0)
            Add(
                $"{pointer}/instructions", "phase-without-instructions", $"Phase {element.Id} says nothing that anybody could do.");
        for (var i = 0; i < (element.Logic?.Transitions.Count ?? 0); i++)
        {
            var condition = element.Logic!.Transitions[i].Condition;
            if (condition is { Kind: TransitionConditionKind.Manual, Text: null })
                Add(
                    $"{pointer}/logic/transitions/{i}/condition/text", "transition-text-missing", "A manual transition says what is signed.");
        }
        for (var i = 0; i < element.Instructions.Count; i++)
        {
            _commissions |= element.Instructions[i].Kind == InstructionKind.CommissionPacks;
            InstructionCheck.Check(element.Instructions[i], $"{pointer}/instructions/{i}", _recipe.Formula, _materials, _equipment, _problems);
        }
        for (var i = 0; i < element.Elements.Count; i++) CheckElement(element.Elements[i], $"{pointer}/elements/{i}");
    }

    private void Need(object? value, string pointer)
    {
        if (value is null) Add(pointer, "member-missing", "An approved recipe says this.");
    }

    private void Add(string pointer, string code, string detail) => _problems.Add(new FieldError(pointer, code, detail));
}
