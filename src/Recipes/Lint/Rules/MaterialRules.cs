using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class MaterialOfFormula() : LintRule(
    "R-221", LintSeverity.Stop, "A step that charges, weighs, scans or reconciles a material names one of the formula.",
    "21 CFR 211.186(b)(3): the list of components is complete", "C-186b3")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps)
        {
            var isAsked = step.One.Kind is InstructionKind.ChargeIn or InstructionKind.Weigh or InstructionKind.Reconciliation
                || step.One is { Kind: InstructionKind.Scan, Scan: ScanTarget.Material };
            if (!isAsked || step.One.MaterialCode is null && step.Phase.ForEach is not null) continue;
            if (step.One.MaterialCode is null || !recipe.InputsByCode.Contains(step.One.MaterialCode))
                found.Add(
                    step.Place.In("materialCode"), "material-not-in-formula",
                    $"{step.One.MaterialCode ?? "The material"} is not an input of the formula.");
        }
    }
}

internal sealed class ChargeSaysHowMuch() : LintRule(
    "R-222", LintSeverity.Stop, "A step that charges or weighs says how much and how exactly, in the formula's kind of measure.",
    "21 CFR 211.186(b)(3) and (b)(4): weights or measures with their limits", "C-186b4")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsOf(InstructionKind.ChargeIn, InstructionKind.Weigh))
        {
            var isOfTurn = step.Phase.ForEach is not null && step.One.MaterialCode is null;
            if (step.One.Quantity is null && !isOfTurn)
                found.Add(step.Place.In("quantity"), "member-missing", "An approved recipe says how much.");
            if (step.One.Tolerance is null && !isOfTurn)
                found.Add(step.Place.In("tolerance"), "member-missing", "An approved recipe says how exactly.", Tolerance(step, recipe));
            var line = step.One.MaterialCode is { } code ? recipe.InputsByCode[code].FirstOrDefault()?.One : null;
            if (line?.Quantity is { } whole && step.One.Quantity is { } part && whole.Dimension != part.Dimension)
                found.Add(
                    step.Place.In("quantity"), "unit-dimensions-differ", $"The formula measures {step.One.MaterialCode} in {whole.Unit}.");
        }
    }

    private static LintFix? Tolerance(StepAt step, LintIndex recipe) =>
        step.One.MaterialCode is { } code && recipe.InputsByCode[code].FirstOrDefault()?.One.Tolerance is { } tolerance
            ? new LintFix("fix-tolerance", "Take the tolerance of the formula.", [LintChange.Set(step.Place.Item, "tolerance", default, tolerance)])
            : null;
}

internal sealed class ChargeByTwo() : LintRule(
    "R-223", LintSeverity.Stop, "A second person verifies what is charged.", "21 CFR 211.101(d)", "C-101d")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.ChargeIn].Where(step => !step.One.Verification))
            found.Add(step.Place.In("verification"), "verification-missing", "Nobody verifies what is charged; a second person has to.", Verified.Fix(step));
    }
}

internal sealed class FormulaCharged() : LintRule(
    "R-224", LintSeverity.Stop, "What the formula lists is charged, as much as it says and no more.",
    "21 CFR 211.186(b)(3); charged on two branches, under a condition or in an open loop it is not added up", "C-186b3")
{
    private const decimal SlackPercent = 0.01m;

    public override void Check(LintIndex recipe, LintFindings found)
    {
        var charges = Charges.ByCode(recipe);
        foreach (var lines in recipe.InputsByCode)
        {
            var first = lines.First();
            // Packaging and labels are counted by their reconciliation.
            if (first.One.Use is InputUse.Packaging or InputUse.Label) continue;
            var taken = charges[lines.Key].ToList();
            if (taken.Count == 0)
            {
                found.Add(first.Place, "material-never-charged", $"{first.One.Name} is in the formula, and no step charges it.");
                continue;
            }
            if (taken.Exists(charge => charge.Quantity is null || !charge.IsSure) || lines.Any(line => line.One.Quantity is null)) continue;
            var asked = Amounts.Sum(lines.Select(line => line.One.Quantity!.Value));
            var sum = Amounts.Sum(taken.Select(charge => charge.Quantity!.Value));
            if (asked is not { } whole || sum is not { } all || Amounts.In(all, whole.Unit) is not { } total) continue;
            if (!Amounts.Agree(total, whole.Value, SlackPercent))
                found.Add(
                    taken[^1].Step.Place.In("quantity"), "charged-differs",
                    $"The steps charge {new Quantity(Amounts.Plain(total), whole.Unit)} of {first.One.Name}; the formula has {whole}.",
                    taken.Count > 1 ? null : new LintFix(
                        "fix-charge-formula", "Charge what the formula has.",
                        [LintChange.Set(taken[0].Step.Place.Item, "quantity", taken[0].Step.One.Quantity, (Quantity?)whole)]));
        }
    }
}

/// <summary>One time that a step takes some of a material.</summary>
/// <param name="IsSure">False where a condition, a choice or an open loop decides whether or how often.</param>
internal sealed record Charge(StepAt Step, string Code, Quantity? Quantity, bool IsSure);

/// <summary>Everything that the steps charge. Where nothing is charged of a material, what is weighed of it counts.</summary>
internal static class Charges
{
    public static ILookup<string, Charge> ByCode(LintIndex recipe)
    {
        var charged = Of(recipe, InstructionKind.ChargeIn).ToList();
        var known = charged.Select(charge => charge.Code).ToHashSet(StringComparer.Ordinal);
        return charged.Concat(Of(recipe, InstructionKind.Weigh).Where(charge => !known.Contains(charge.Code)))
            .ToLookup(charge => charge.Code, StringComparer.Ordinal);
    }

    private static IEnumerable<Charge> Of(LintIndex recipe, InstructionKind kind)
    {
        foreach (var step in recipe.StepsByKind[kind])
        {
            var isSure = !step.MayBeLeftOut && !step.Phase.Repeats;
            if (step.One.MaterialCode is { } code)
            {
                yield return new Charge(step, code, step.One.Quantity, isSure && step.Phase.ForEach is null);
                continue;
            }
            foreach (var id in step.Phase.ForEach?.Inputs ?? [])
            {
                if (recipe.InputById.GetValueOrDefault(id)?.One is { } input)
                    yield return new Charge(step, input.MaterialCode, step.One.Quantity ?? input.Quantity, isSure);
            }
        }
    }
}
