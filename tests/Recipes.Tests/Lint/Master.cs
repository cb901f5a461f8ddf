using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>A small master record in which no rule finds anything, and short ways to change it.</summary>
internal static class Master
{
    /// <summary>10,000 tablets of 100 mg with 10 mg of the active: weigh, mix, finish.</summary>
    public static MasterRecipe Clean { get; } = Make.Recipe(
        Make.Operation(
            "mix",
            Make.Phase(
                "charge", Clearance("clear"), Equipment("use-mixer"), Charge("add-active", "RM-A", 0.1m), Charge("add-filler", "RM-F", 0.9m), Speed())) with
        {
            TheoreticalWeight = Make.Of(1.0m, "kg"),
        },
        Make.Operation("finish", Make.Phase("close", Make.Instruction("empty"), Yield()))) with
    {
        Product = new RecipeProduct
        {
            Code = "FG-1",
            Name = "Demotab",
            Strength = "10 mg",
            DosageForm = "Tablet",
            ShelfLifeMonths = 24,
            UnitWeight = Make.Of(100, "mg"),
        },
        BatchSize = new BatchSize { Nominal = Make.Of(10_000, "each"), Min = Make.Of(5_000, "each"), Max = Make.Of(10_000, "each") },
        Yield = new YieldRule { Theoretical = Make.Of(10_000, "each"), MinPercent = 95, MaxPercent = 101 },
        Formula = new Formula
        {
            Inputs = [Input("active", "RM-A", 0.1m) with { Active = true, LabelClaim = Make.Of(10, "mg") }, Input("filler", "RM-F", 0.9m)],
            Parameters = [new FormulaParameter { Id = "speed", Name = "Mixer speed", Value = Make.Of(10, "rpm"), Range = Limits(8, 12), RegisteredRange = Limits(5, 15) }],
        },
        Equipment = [new EquipmentRequirement { Id = "eq-1", Class = "mixer" }],
    };

    public static LintSurroundings Plant { get; } = new()
    {
        EquipmentClasses = new HashSet<string> { "mixer" },
        Documents = new Dictionary<string, LintDocument> { ["SOP-7"] = new("SOP-7", "3") },
        Materials = new Dictionary<string, Unit> { ["RM-A"] = Unit.Kilogram, ["RM-F"] = Unit.Kilogram },
        Sites = ["HAN"],
        People =
        [
            new LintPerson([new RoleGrant(Role.Operator, "HAN")], new HashSet<string> { "weighing" }),
            new LintPerson([new RoleGrant(Role.Verifier, "HAN"), new RoleGrant(Role.Supervisor, "HAN")], new HashSet<string>()),
        ],
    };

    public static Limits Limits(decimal? low, decimal? high) => new() { Low = low, High = high };

    public static FormulaInput Input(string id, string code, decimal kilograms) =>
        new() { Id = id, MaterialCode = code, Name = id, Quantity = Make.Of(kilograms, "kg") };

    public static Instruction Step(string id, InstructionKind kind) => Make.Instruction(id) with { Kind = kind };

    public static Instruction Number(string id, string unit, decimal? low, decimal? high) =>
        Step(id, InstructionKind.Number) with { Unit = Unit.Parse(unit).Value, Limits = Limits(low, high) };

    public static Instruction Charge(string id, string code, decimal kilograms) =>
        Make.ChargeIn(id) with { MaterialCode = code, Quantity = Make.Of(kilograms, "kg") };

    public static Instruction Calculation(string id, string text) => Step(id, InstructionKind.Calculation) with { Expression = text };

    public static Instruction Signature(string id, params SignerRule[] signers) => Step(id, InstructionKind.Signature) with { Signers = signers };

    public static MasterRecipe Product(this MasterRecipe recipe, Func<RecipeProduct, RecipeProduct> change) =>
        recipe with { Product = change(recipe.Product!) };

    public static MasterRecipe Formula(this MasterRecipe recipe, Func<Formula, Formula> change) => recipe with { Formula = change(recipe.Formula) };

    /// <summary>Changes the active, which is the first input.</summary>
    public static MasterRecipe Active(this MasterRecipe recipe, Func<FormulaInput, FormulaInput> change) =>
        recipe.Formula(formula => formula with { Inputs = [change(formula.Inputs[0]), .. formula.Inputs.Skip(1)] });

    public static MasterRecipe AddInput(this MasterRecipe recipe, FormulaInput input) =>
        recipe.Formula(formula => formula with { Inputs = [.. formula.Inputs, input] });

    public static MasterRecipe Speed(this MasterRecipe recipe, Func<FormulaParameter, FormulaParameter> change) =>
        recipe.Formula(formula => formula with { Parameters = [change(formula.Parameters[0])] });

    public static MasterRecipe Element(this MasterRecipe recipe, string id, Func<RecipeElement, RecipeElement> change) =>
        recipe with { Procedure = Change(recipe.Procedure, id, change) };

    public static MasterRecipe Step(this MasterRecipe recipe, string id, Func<Instruction, Instruction> change) =>
        recipe with { Procedure = Steps(recipe.Procedure, all => [.. all.Select(one => one.Id == id ? change(one) : one)]) };

    public static MasterRecipe Without(this MasterRecipe recipe, string id) =>
        recipe with { Procedure = Steps(recipe.Procedure, all => [.. all.Where(one => one.Id != id)]) };

    /// <summary>Adds steps to the last phase.</summary>
    public static MasterRecipe Add(this MasterRecipe recipe, params Instruction[] steps) =>
        recipe.Element("close", phase => phase with { Instructions = [.. phase.Instructions, .. steps] });

    /// <summary>Orders the two operations, and some more that do nothing much, by arrows.</summary>
    public static MasterRecipe Logic(this MasterRecipe recipe, string arrows, params string[] more) => recipe with
    {
        Procedure = recipe.Procedure with
        {
            Elements = [.. recipe.Procedure.Elements, .. more.Select(id => Make.Operation(id, Make.Phase(id + "-phase", Make.Instruction(id + "-step"))))],
            Logic = Make.Logic(arrows),
        },
    };

    private static RecipeElement Change(RecipeElement element, string id, Func<RecipeElement, RecipeElement> change) =>
        element.Id == id ? change(element) : element with { Elements = [.. element.Elements.Select(child => Change(child, id, change))] };

    private static RecipeElement Steps(RecipeElement element, Func<IReadOnlyList<Instruction>, IReadOnlyList<Instruction>> change) =>
        element with { Instructions = change(element.Instructions), Elements = [.. element.Elements.Select(child => Steps(child, change))] };

    private static Instruction Clearance(string id) => Step(id, InstructionKind.LineClearance) with { Verification = true };

    private static Instruction Equipment(string id) => Step(id, InstructionKind.Equipment) with { EquipmentClass = "mixer" };

    private static Instruction Speed() => Step("read-speed", InstructionKind.Number) with { Unit = Unit.Parse("rpm").Value, Parameter = "speed" };

    private static Instruction Yield() => Step("yield", InstructionKind.Yield) with { Verification = true };
}
