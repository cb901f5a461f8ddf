using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class WeightStated() : LintRule(
    "R-331", LintSeverity.Stop, "A medicine's recipe states the theoretical weight or measure somewhere in its processing.", "21 CFR 211.186(b)(6)", "C-186b6")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var charges = recipe.StepsByKind.Contains(InstructionKind.ChargeIn);
        if (recipe.MakesMedicine && charges && !recipe.Elements.Any(element => element.One.TheoreticalWeight is not null))
            found.Add(
                recipe.Elements[0].Place.In("theoreticalWeight"), "theoretical-weight-missing", "No element says what there should be at its end.");
    }
}

internal sealed class WeightOfEachOperation() : LintRule(
    "R-332", LintSeverity.Advise, "Each operation of a medicine that charges something states the theoretical weight at its end.", "21 CFR 211.186(b)(6)", "C-186b6")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        // Where no weight is stated at all, the rule before says so.
        if (!recipe.MakesMedicine || !recipe.Elements.Any(element => element.One.TheoreticalWeight is not null)) return;
        var charging = recipe.StepsByKind[InstructionKind.ChargeIn].Select(step => step.Phase.Parent)
            .OfType<ElementAt>().DistinctBy(element => element.One.Id);
        foreach (var element in charging.Where(element => element.One.TheoreticalWeight is null && !element.One.Elements.Any(child => child.TheoreticalWeight is not null)))
            found.Add(
                element.Place.In("theoreticalWeight"), "theoretical-weight-missing-here", $"{element.One.Title} charges materials and does not say what there should be at its end.");
    }
}

internal sealed class WeightAgrees() : LintRule(
    "R-333", LintSeverity.Stop, "A theoretical weight is what was charged so far less the losses that are declared.",
    "21 CFR 211.186(b)(6); where it cannot be added up, the next rule says so", "C-186b6")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        TheoreticalWeights.Judge(recipe, (element, said, sum) =>
        {
            var place = recipe.Element(element.Id)!.Place;
            var fix = new LintFix("fix-theoretical-weight", "Say what was charged.", [LintChange.Set(place.Item, "theoreticalWeight", (Quantity?)said, sum)]);
            found.Add(
                place.In("theoreticalWeight"), "theoretical-weight-differs", $"{element.Title} says {said}; charged less declared losses is {sum}.", fix);
        }, _ => { });
    }
}

internal sealed class WeightJudged() : LintRule(
    "R-334", LintSeverity.Advise, "A theoretical weight can be added up from what is charged.",
    "Masses and volumes do not add up without a density, and what a condition decides is not known: somebody must see to it", "C-186b6")
{
    public override void Check(LintIndex recipe, LintFindings found) => TheoreticalWeights.Judge(recipe, (_, _, _) => { }, element => found.Add(
        recipe.Element(element.Id)!.Place.In("theoreticalWeight"), "theoretical-weight-not-judged",
        $"Whether {element.Title} holds {element.TheoreticalWeight} cannot be judged: masses, volumes or conditions are between."));
}

/// <summary>Adds up what elements hold, in the order in which they are carried out.</summary>
internal static class TheoreticalWeights
{
    private const decimal SlackPercent = 0.1m;

    /// <param name="differs">Told the element, what it says, and what it is.</param>
    /// <param name="unknown">Told the element whose statement nobody can judge.</param>
    public static void Judge(LintIndex recipe, Action<RecipeElement, Quantity, Quantity> differs, Action<RecipeElement> unknown)
    {
        if (recipe.Graph is null) return;
        var charges = Charges.ByCode(recipe).SelectMany(one => one).ToLookup(charge => charge.Step.Phase.One.Id, StringComparer.Ordinal);
        Walk(new Walker(recipe, charges, differs, unknown), recipe.Recipe.Procedure, Contents.Nothing);
    }

    private sealed record Walker(
        LintIndex Recipe, ILookup<string, Charge> Charges, Action<RecipeElement, Quantity, Quantity> Differs, Action<RecipeElement> Unknown);

    /// <summary>What is there at the end of an element, given what was there at its begin.</summary>
    private static Contents Walk(Walker walker, RecipeElement element, Contents before)
    {
        var after = element.Kind == RecipeElementKind.Phase ? Charged(walker, element, before) : Through(walker, element, before);
        if (element.DeclaredLoss is { } loss) after = after.Less(loss);
        if (element.TheoreticalWeight is { } said) Judge(walker, element, said, before, after);
        // Left out or repeated, it changes what nobody can foresee.
        var isOpen = element.When is not null || element.Loop is { Kind: not LoopKind.ForEach };
        return isOpen && after != before ? Contents.Unknown : after;
    }

    private static void Judge(Walker walker, RecipeElement element, Quantity said, Contents before, Contents after)
    {
        // On a branch of its own an element may say what the branch holds, or what all of the batch holds so far.
        var own = before.Sum is { } there ? after.Less(there) : after;
        if (Fits(after, said) == true || Fits(own, said) == true) return;
        if (after.Sum is { } sum && Fits(after, said) == false) walker.Differs(element, said, sum);
        else walker.Unknown(element);
    }

    /// <summary>Null where the two cannot be compared.</summary>
    private static bool? Fits(Contents contents, Quantity said) =>
        contents.Sum is { } sum && sum.Dimension == said.Dimension && Amounts.In(sum, said.Unit) is { } total
            ? Amounts.Agree(said.Value, total, SlackPercent)
            : null;

    private static Contents Charged(Walker walker, RecipeElement phase, Contents before)
    {
        foreach (var charge in walker.Charges[phase.Id])
        {
            var use = walker.Recipe.InputsByCode[charge.Code].FirstOrDefault()?.One.Use;
            if (use is InputUse.Packaging or InputUse.Label) continue;
            before = charge is { IsSure: true, Quantity: { } quantity } ? before.More(quantity) : Contents.Unknown;
        }
        return before;
    }

    private static Contents Through(Walker walker, RecipeElement element, Contents before)
    {
        var at = new Dictionary<string, Contents>(StringComparer.Ordinal);
        var last = before;
        foreach (var vertex in walker.Recipe.Shape(element).Ordered)
        {
            var arriving = vertex.Before.Count == 0 ? before : Joined(vertex, at);
            last = at[vertex.Id] = vertex.Element is { } child ? Walk(walker, child, arriving) : arriving;
        }
        return last;
    }

    private static Contents Joined(ShapedVertex vertex, Dictionary<string, Contents> at)
    {
        var ways = vertex.Before.Select(before => at[before.Id]).ToList();
        if (ways.Count == 1) return ways[0];
        if (vertex.Pair is not { } parted) return Contents.Unknown;
        if (vertex.Bar?.Kind == BranchBarKind.SerialConvergent) return ways.TrueForAll(way => way == ways[0]) ? ways[0] : Contents.Unknown;
        // Each way holds what was there when they parted: it counts once.
        var common = at[parted.Id];
        var sum = common;
        foreach (var way in ways)
        {
            if (!way.IsKnown || !common.IsKnown) return Contents.Unknown;
            var own = common.Sum is { } there ? way.Less(there) : way;
            sum = own.Sum is { } more ? sum.More(more) : own.IsKnown ? sum : Contents.Unknown;
        }
        return sum;
    }
}

/// <summary>What is in the vessel: nothing yet, an amount, or nobody can tell.</summary>
internal sealed record Contents(bool IsKnown, Quantity? Sum)
{
    public static readonly Contents Nothing = new(true, null);
    public static readonly Contents Unknown = new(false, null);

    public Contents More(Quantity quantity) => !IsKnown ? this
        : Sum is not { } sum ? new Contents(true, quantity)
        : sum.Dimension == quantity.Dimension && sum.Plus(quantity).Try(out var next, out _) ? new Contents(true, next)
        : Unknown;

    public Contents Less(Quantity quantity) =>
        IsKnown && Sum is { } sum && sum.Dimension == quantity.Dimension && sum.Minus(quantity).Try(out var next, out _)
            ? new Contents(true, next)
            : Unknown;
}
