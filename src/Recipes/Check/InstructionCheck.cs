using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What each kind of instruction must say.</summary>
internal static class InstructionCheck
{
    public static void Check(
        Instruction one, string pointer, Formula formula, HashSet<string> materials, HashSet<string> equipment, List<FieldError> problems)
    {
        void Add(string member, string code, string detail) => problems.Add(new FieldError(pointer + member, code, detail));
        switch (one.Kind)
        {
            case InstructionKind.Number: CheckNumber(one, Add); break;
            case InstructionKind.Choice: CheckChoice(one, Add); break;
            case InstructionKind.YesNo: CheckExpected(one, ["yes", "no"], Add); break;
            case InstructionKind.ChargeIn: CheckChargeIn(one, formula, materials, Add); break;
            case InstructionKind.Equipment: CheckEquipment(one, equipment, Add); break;
            // 21 CFR 211.130: line clearance is signed by two.
            case InstructionKind.LineClearance or InstructionKind.Yield when !one.Verification:
                Add("/verification", "verification-missing", "A second person verifies this.");
                break;
        }
    }

    private static void CheckNumber(Instruction one, Action<string, string, string> add)
    {
        if (one.Unit is null) add("/unit", "unit-missing", "A number has a unit.");
        foreach (var (limits, name) in new[] { (one.Limits, "limits"), (one.Alert, "alert"), (one.Plausible, "plausible") })
        {
            if (limits is { Low: null, High: null })
                add("/" + name, "limits-empty", "At least one of low and high is said.");
            if (limits?.Low > limits?.High) add("/" + name, "limits-order", "Low is not above high.");
        }
        if (!Surrounds(one.Limits, one.Alert))
            add("/alert", "alert-outside-limits", "Alert limits lie within the limits.");
        if (!Surrounds(one.Plausible, one.Limits))
            add("/plausible", "limits-not-plausible", "The limits lie within what is plausible.");
    }

    private static bool Surrounds(Limits? outer, Limits? inner) =>
        outer is null || inner is null || (!(inner.Low < outer.Low) && !(inner.High > outer.High));

    private static void CheckChoice(Instruction one, Action<string, string, string> add)
    {
        if (one.Choices.Count < 2) add("/choices", "choices-missing", "A choice has at least two answers.");
        if (one.Choices.Select(choice => choice.Code).Distinct().Count() < one.Choices.Count)
            add("/choices", "choice-not-unique", "Each answer has its own code.");
        CheckExpected(one, [.. one.Choices.Select(choice => choice.Code)], add);
    }

    private static void CheckExpected(Instruction one, IReadOnlyList<string> answers, Action<string, string, string> add)
    {
        if (one.Expected.Any(expected => !answers.Contains(expected)))
            add("/expected", "expected-unknown", "What is expected is one of the answers.");
    }

    // 21 CFR 211.101(d): each component is added by one person and verified by a second.
    private static void CheckChargeIn(Instruction one, Formula formula, HashSet<string> materials, Action<string, string, string> add)
    {
        if (one.MaterialCode is null || !materials.Contains(one.MaterialCode))
            add(
                "/materialCode", "material-not-in-formula", $"{one.MaterialCode ?? "The material"} is not an input of the formula.");
        if (one.Quantity is null) add("/quantity", "member-missing", "An approved recipe says how much.");
        if (one.Tolerance is null) add("/tolerance", "member-missing", "An approved recipe says how exactly.");
        if (!one.Verification)
            add("/verification", "verification-missing", "A second person verifies what is charged.");
        var line = formula.Inputs.FirstOrDefault(input => input.MaterialCode == one.MaterialCode);
        if (line?.Quantity is { } whole && one.Quantity is { } part && whole.Dimension != part.Dimension)
            add("/quantity", "unit-dimensions-differ", $"The formula measures {one.MaterialCode} in {whole.Unit}.");
    }

    private static void CheckEquipment(Instruction one, HashSet<string> equipment, Action<string, string, string> add)
    {
        if (one.EquipmentClass is null || !equipment.Contains(one.EquipmentClass))
            add(
                "/equipmentClass", "equipment-not-listed", $"{one.EquipmentClass ?? "The class"} is not in the recipe's equipment.");
    }
}
