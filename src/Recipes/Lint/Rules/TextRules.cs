namespace Theriac.Recipes;

internal sealed class TextsTranslated() : LintRule(
    "R-371", LintSeverity.Advise, "What operators read is there in each language that operators of the plant read.",
    "21 CFR 211.25: instructions are understood by who follows them", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var languages = recipe.Around.Languages.Where(language => language != "en").Order(StringComparer.Ordinal).ToList();
        if (languages.Count == 0) return;
        foreach (var element in recipe.Elements) Check(element.One.Title, element.Place.In("title"), languages, found);
        foreach (var step in recipe.Steps)
        {
            Check(step.One.Title, step.Place.In("title"), languages, found);
            if (step.One.Text is { } text) Check(text, step.Place.In("text"), languages, found);
            for (var i = 0; i < step.One.Choices.Count; i++) Check(step.One.Choices[i].Label, step.Place.In($"choices/{i}/label"), languages, found);
            for (var i = 0; i < step.One.Columns.Count; i++) Check(step.One.Columns[i].Title, step.Place.In($"columns/{i}/title"), languages, found);
        }
    }

    private static void Check(LocalizedText text, LintPlace place, List<string> languages, LintFindings found)
    {
        foreach (var language in languages)
        {
            var said = language switch { "vi" => text.Vi, "zh" => text.Zh, _ => text.En };
            if (said is null) found.Add(place, "text-not-translated", $"\"{text.En}\" is not there in {language}.");
        }
    }
}
