using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class FormulaComplete() : LintRule(
    "R-111", LintSeverity.Stop, "The formula has its inputs, each with a quantity above zero.", "21 CFR 211.186(b)(3); EU GMP chapter 4.18", "C-186b3")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Inputs.Count == 0) found.Add(LintPlace.Header.In("formula/inputs"), "formula-empty", "The formula has no inputs.");
        foreach (var input in recipe.Inputs)
        {
            if (input.One.Quantity is not { } quantity)
                found.Add(input.Place.In("quantity"), "member-missing", $"The quantity of {input.One.Name} is missing: an approved recipe says it.");
            else if (quantity.Value <= 0)
                found.Add(input.Place.In("quantity"), "quantity-not-positive", $"{quantity} is no quantity to use.");
        }
    }
}

internal sealed class OneWeightSystem() : LintRule(
    "R-112", LintSeverity.Stop, "All weights of formula and steps stand in one system of weights.", "21 CFR 211.186(b)(4)", "C-186b4")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var weights = recipe.Inputs.Select(input => (input.One.Quantity, input.Place))
            .Concat(recipe.Steps.Select(step => (step.One.Quantity, step.Place)))
            .Concat(recipe.Elements.Select(element => (element.One.TheoreticalWeight, element.Place)))
            .Where(one => one.Item1?.Dimension == Dimension.Mass).Select(one => (Unit: one.Item1!.Value.Unit, one.Item2)).ToList();
        if (weights.Select(one => IsPounds(one.Unit)).Distinct().Count() < 2) return;
        var isPoundsRule = weights.Count(one => IsPounds(one.Unit)) * 2 > weights.Count;
        foreach (var (_, place) in weights.Where(one => IsPounds(one.Unit) != isPoundsRule))
            found.Add(place.In("quantity"), "weights-in-two-systems", "All weights stand in one system of weights.");
    }

    private static bool IsPounds(Unit unit) => unit.Symbol is "lb" or "oz";
}

internal sealed class TolerancesSane() : LintRule(
    "R-113", LintSeverity.Stop, "Tolerances and overages are percentages from 0 to 100.", "A tolerance below zero or above all accepts nothing or everything")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var input in recipe.Inputs)
        {
            Check(input.One.Tolerance, input.Place.In("tolerance"), found);
            if (input.One.OveragePercent is < 0 or > 100)
                found.Add(input.Place.In("overagePercent"), "percent-not-valid", $"{DecimalText.Of(input.One.OveragePercent.Value)} is no percentage from 0 to 100.");
        }
        foreach (var step in recipe.Steps)
        {
            Check(step.One.Tolerance, step.Place.In("tolerance"), found);
            Check(step.One.DurationTolerance, step.Place.In("durationTolerance"), found);
        }
    }

    private static void Check(Tolerance? tolerance, LintPlace place, LintFindings found)
    {
        foreach (var percent in new[] { tolerance?.MinusPercent, tolerance?.PlusPercent })
        {
            if (percent is < 0 or > 100) found.Add(place, "percent-not-valid", $"{DecimalText.Of(percent.Value)} is no percentage from 0 to 100.");
        }
    }
}

internal sealed class MassBalance() : LintRule(
    "R-114", LintSeverity.Stop, "The ingredients together weigh what the batch weighs: batch size by unit weight, within 1 %.",
    "21 CFR 211.186(b)(2), (b)(3); what is used and removed again, packaging and labels do not count; of masses and volumes together those that can be compared do not exceed the whole",
    "C-186b2")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (Balance.Of(recipe) is not { } balance || balance.Agrees) return;
        found.Add(
            LintPlace.Header.In("formula/inputs"), "mass-balance-differs",
            $"The ingredients come to {new Quantity(Amounts.Plain(balance.Total), balance.Whole.Unit)}; the batch is {balance.Whole}.");
    }
}

internal sealed class MassBalanceJudged() : LintRule(
    "R-121", LintSeverity.Advise, "The balance of ingredients and batch can be judged: both are masses, or one volume makes a volume.",
    "Masses and volumes do not add up without a density: somebody must compare them by hand", "C-186b2")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (Balance.Of(recipe) is { Agrees: true, IsWhole: false } balance)
            found.Add(
                LintPlace.Header.In("formula/inputs"), "mass-balance-not-judged",
                $"Whether the ingredients come to {balance.Whole} cannot be judged: masses, volumes and pieces do not add up.");
    }
}

/// <summary>Ingredients against the whole batch; null where one of them says no quantity, or nothing says how large the batch is.</summary>
/// <param name="Total">Of what can be compared, in the unit of the whole.</param>
/// <param name="IsWhole">True when every ingredient is in the total.</param>
internal sealed record Balance(decimal Total, Quantity Whole, bool IsWhole)
{
    private const decimal SlackPercent = 1;

    /// <summary>Of a part it is only known that it must not be more than the whole.</summary>
    public bool Agrees => Amounts.Agree(Total, Whole.Value, SlackPercent) || (!IsWhole && Total <= Whole.Value);

    public static Balance? Of(LintIndex recipe)
    {
        var all = recipe.Inputs.Where(input => input.One.Use is null or InputUse.Ingredient).Select(input => input.One.Quantity).ToList();
        if (WholeOf(recipe.Recipe) is not { } whole || all.Count == 0 || all.Contains(null)) return null;
        // Pieces such as capsule shells have a weight that the formula does not say.
        var alike = all.OfType<Quantity>().Where(one => one.Dimension == whole.Dimension).ToList();
        // Volumes of different liquids do not add up, alcohol and water together are less: only that none of them is more than the whole.
        var adds = whole.Dimension == Dimension.Mass || all.Count == 1;
        var total = alike.Count == 0 ? 0
            : !adds ? alike.Max(one => Amounts.In(one, whole.Unit))
            : Amounts.Sum(alike) is { } sum ? Amounts.In(sum, whole.Unit) : null;
        return total is { } known ? new Balance(known, whole, adds && alike.Count == all.Count) : null;
    }

    /// <summary>What the nominal batch weighs or measures.</summary>
    private static Quantity? WholeOf(MasterRecipe recipe)
    {
        if (recipe.BatchSize?.Nominal is not { } nominal) return null;
        if (nominal.Dimension is Dimension.Mass or Dimension.Volume) return nominal;
        return nominal.Dimension == Dimension.Count && recipe.Product?.UnitWeight is { } one
            && Amounts.Times(Amounts.In(nominal, Unit.Each), one.Value) is { } whole
                ? new Quantity(whole, one.Unit)
                : null;
    }
}

internal sealed class ActiveMarked() : LintRule(
    "R-115", LintSeverity.Advise, "The formula marks its active ingredients.", "Rules for medicines hold only where an active is known", "C-186b2")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Inputs.Count > 0 && !recipe.MakesMedicine)
            found.Add(LintPlace.Header.In("formula/inputs"), "no-active", "No input of the formula is marked as active.");
    }
}

internal sealed class LabelClaimSaid() : LintRule(
    "R-116", LintSeverity.Stop, "Each active says how much of it one dosage unit claims, and the total weight or measure of one unit is said.",
    "21 CFR 211.186(b)(2)", "C-186b2")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var input in recipe.Inputs.Where(input => input.One.Active && input.One.LabelClaim is null))
            found.Add(
                input.Place.In("labelClaim"), "label-claim-missing", $"The recipe does not say how much {input.One.Name} one dosage unit claims.",
                Proposed(recipe.Recipe, input));
        if (recipe.MakesMedicine && recipe.Recipe.Product?.UnitWeight is null)
            found.Add(
                LintPlace.Header.In("product/unitWeight"), "unit-weight-missing", "The total weight or measure of one dosage unit is not said.");
    }

    private static LintFix? Proposed(MasterRecipe recipe, ListedAt<FormulaInput> input)
    {
        var claim = input.One.Quantity is { } quantity && Amounts.DosageUnits(recipe) is { } units ? Amounts.Over(Amounts.In(quantity, Unit.Milligram), units) : null;
        return claim is { } milligrams and > 0
            ? new LintFix(
                "fix-label-claim", "Claim what the formula gives to one unit.",
                [LintChange.Set(input.Place.Item, "labelClaim", default(Quantity?), new Quantity(Amounts.Plain(decimal.Round(milligrams, 6)), Unit.Milligram))])
            : null;
    }
}

internal sealed class LabelClaimMeasured() : LintRule(
    "R-117", LintSeverity.Stop, "Label claim, formula and unit weight can be compared: they measure the same thing.", "21 CFR 211.186(b)(2)", "C-186b2")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var whole = recipe.Recipe.Product?.UnitWeight;
        if (whole is { } one && (one.Dimension is not (Dimension.Mass or Dimension.Volume) || one.Value <= 0))
            found.Add(LintPlace.Header.In("product/unitWeight"), "unit-weight-not-valid", $"{one} is no weight or volume of a dosage unit.");
        foreach (var input in recipe.Inputs)
        {
            if (input.One.LabelClaim is not { } claim) continue;
            if (input.One.Quantity is { } quantity && quantity.Dimension != claim.Dimension)
                found.Add(
                    input.Place.In("labelClaim"), "label-claim-dimension", $"The label claims {claim}, the formula measures {quantity}.");
            else if (whole is { } unit && unit.Dimension == claim.Dimension && Amounts.In(claim, unit.Unit) > unit.Value)
                found.Add(
                    input.Place.In("labelClaim"), "label-claim-above-unit", $"The label claims {claim} in a dosage unit of {unit}.");
        }
    }
}

internal sealed class LabelClaimMet() : LintRule(
    "R-118", LintSeverity.Stop, "The formula holds at least as much of each active as the label claims for the whole batch.",
    "21 CFR 211.101(a): not less than 100 % of the labelled amount", "C-101a")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var (input, charged, claimed) in Claims.Of(recipe))
        {
            if (charged < claimed)
                found.Add(
                    input.Place.In("quantity"), "label-claim-not-met",
                    $"{input.One.Name} comes to {Claims.Show(charged, input)} in the batch; the label claims {Claims.Show(claimed, input)}.",
                    recipe.InputsByCode[input.One.MaterialCode].Count() > 1 ? null : new LintFix(
                        "fix-quantity-claimed", "Take as much as the label claims.",
                        [LintChange.Set(input.Place.Item, "quantity", input.One.Quantity, Claims.In(claimed, input))]));
        }
    }
}

internal sealed class OverageStated() : LintRule(
    "R-119", LintSeverity.Stop, "Where the formula holds more of an active than the label claims, the overage is stated, and it is that much.",
    "21 CFR 211.186(b)(5)", "C-186b5")
{
    /// <summary>Percentage points by which the overage may differ from what the quantities say: a rounded formula.</summary>
    private const decimal SlackPercent = 0.1m;

    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var (input, charged, claimed) in Claims.Of(recipe))
        {
            if (charged < claimed || Amounts.Over((charged - claimed) * 100, claimed) is not { } excess) continue;
            var stated = input.One.OveragePercent ?? 0;
            if (Math.Abs(excess - stated) <= SlackPercent) continue;
            var shown = DecimalText.Of(Amounts.Plain(decimal.Round(excess, 2)));
            var fix = new LintFix(
                "fix-overage", "State the overage that the quantities say.",
                [LintChange.Set(input.Place.Item, "overagePercent", input.One.OveragePercent, (decimal?)Amounts.Plain(decimal.Round(excess, 2)))]);
            if (input.One.OveragePercent is null)
                found.Add(
                    input.Place.In("overagePercent"), "overage-missing", $"The formula holds {shown} % more {input.One.Name} than the label claims; no overage is stated.", fix);
            else
                found.Add(
                    input.Place.In("overagePercent"), "overage-differs", $"The stated overage of {input.One.Name} is {DecimalText.Of(stated)} %; the quantities say {shown} %.", fix);
        }
    }
}

/// <summary>Each claimed active with what the batch holds of it and what the label claims for the batch.</summary>
internal static class Claims
{
    public static IEnumerable<(ListedAt<FormulaInput> Input, decimal Charged, decimal Claimed)> Of(LintIndex recipe)
    {
        if (Amounts.DosageUnits(recipe.Recipe) is not { } units || units <= 0) yield break;
        foreach (var input in recipe.Inputs)
        {
            if (input.One is not { Active: true, LabelClaim: { } claim, Quantity: { } quantity }) continue;
            // An active may stand in several lines: parts of a mix. The first with a claim answers for all.
            var lines = recipe.InputsByCode[input.One.MaterialCode].Where(line => line.One.Quantity is not null).ToList();
            if (lines.First(line => line.One.LabelClaim is not null) != input) continue;
            if (Amounts.Sum(lines.Select(line => line.One.Quantity!.Value)) is not { } all) continue;
            var (charged, claimed) = (Amounts.In(all, quantity.Unit), Amounts.Times(Amounts.In(claim, quantity.Unit), units));
            if (charged is { } have && claimed is { } want and > 0 and < 1e20m && have < 1e20m) yield return (input, have, want);
        }
    }

    public static Quantity In(decimal value, ListedAt<FormulaInput> input) => new(Amounts.Plain(value), input.One.Quantity!.Value.Unit);

    public static string Show(decimal value, ListedAt<FormulaInput> input) =>
        new Quantity(Amounts.Plain(decimal.Round(value, 6)), input.One.Quantity!.Value.Unit).ToString();
}

internal sealed class PotencyMakesSense() : LintRule(
    "R-120", LintSeverity.Stop, "A potency basis stands on actives, and what makes up for a correction names an active that has one.",
    "21 CFR 211.101(a): the quantity to weigh depends on the assay of the lot", "C-101a")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var input in recipe.Inputs)
        {
            if (input.One is { Active: false, Potency: PotencyBasis.Assay or PotencyBasis.AnhydrousAssay })
                found.Add(input.Place.In("potency"), "potency-without-active", $"{input.One.Name} is no active, yet its quantity stands by potency.");
            if (input.One.Compensates is { } id
                && recipe.InputById.GetValueOrDefault(id)?.One is not { Potency: PotencyBasis.Assay or PotencyBasis.AnhydrousAssay })
                found.Add(
                    input.Place.In("compensates"), "compensates-unknown", $"{input.One.Name} makes up for {id}, which is no input whose quantity stands by potency.");
        }
    }
}
