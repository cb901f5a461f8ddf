using System.Globalization;
using System.Text.RegularExpressions;
using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class SameTitleSameLimits() : LintRule(
    "R-341", LintSeverity.Stop, "A column of a table and a step of the same title and unit have the same limits.",
    "The same limit in two places: sooner or later only one of them is changed")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var steps = recipe.StepsByKind[InstructionKind.Number].Where(step => step.One is { Limits: not null, Unit: not null })
            .ToLookup(step => (Key(step.One.Title), step.One.Unit!.Symbol));
        if (steps.Count == 0) return;
        foreach (var (column, place) in Columns.Of(recipe))
        {
            if (column is not { Limits: { } limits, Unit: { } unit }) continue;
            if (steps[(Key(column.Title), unit.Symbol)].FirstOrDefault(step => step.One.Limits != limits) is { } step)
                found.Add(
                    place.In("limits"), "limits-differ-from-step",
                    $"{column.Title} is {Shown.Range(limits)} here and {Shown.Range(step.One.Limits!)} in step {step.One.Id}.");
        }
    }

    private static string Key(LocalizedText title) => title.En.Trim().ToUpperInvariant();
}

internal sealed partial class TextNamesItsLimits() : LintRule(
    "R-342", LintSeverity.Advise, "A text that names a range in the unit of its step names the range of the step.",
    "The operator reads the text and is judged by the limits")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps)
        {
            if (step.One is not { Limits: { } limits, Unit: { } unit }) continue;
            foreach (var text in Texts(step.One))
            {
                if (Named(text, unit).FirstOrDefault(named => named != limits && named != step.One.Alert && named != step.One.Plausible) is not { } other) continue;
                found.Add(
                    step.Place.In("limits"), "limits-differ-from-text", $"The text says {Shown.Range(other)} {unit}; the limits are {Shown.Range(limits)}.");
                break;
            }
        }
    }

    private static IEnumerable<string> Texts(Instruction one) =>
        new[] { one.Title, one.Text }.OfType<LocalizedText>().SelectMany(text => new[] { text.En, text.Vi, text.Zh }).OfType<string>();

    private static IEnumerable<Limits> Named(string text, Unit unit)
    {
        foreach (Match match in Ranges().Matches(text))
        {
            if (!Unit.TryParse(match.Groups["unit"].Value, out var said) || !said.Equals(unit)) continue;
            var (low, high) = (Number(match.Groups["low"]), Number(match.Groups["high"]));
            if (low is not null && high is not null) yield return new Limits { Low = low, High = high };
        }
        foreach (Match match in Bounds().Matches(text))
        {
            if (!Unit.TryParse(match.Groups["unit"].Value, out var said) || !said.Equals(unit) || Number(match.Groups["bound"]) is not { } bound) continue;
            yield return match.Groups["most"].Success ? new Limits { High = bound } : new Limits { Low = bound };
        }
    }

    private static decimal? Number(Group group) =>
        decimal.TryParse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(
        @"\b(?<low>\d{1,9}(\.\d{1,9})?)\s?(–|-|to|đến|至)\s?(?<high>\d{1,9}(\.\d{1,9})?)\s?(?<unit>[%°µμ\p{L}][\w%°/²³]{0,12})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ranges();

    [GeneratedRegex(
        @"((?<most>≤|NMT|not more than)|(?<least>≥|NLT|not less than))\s?(?<bound>\d{1,9}(\.\d{1,9})?)\s?(?<unit>[%°µμ\p{L}][\w%°/²³]{0,12})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Bounds();
}
