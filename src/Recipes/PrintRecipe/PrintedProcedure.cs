using Theriac.Kernel;
using Theriac.Print;

namespace Theriac.Recipes;

/// <summary>Every element and step with its rules, its numbers as on the floor, and lines to sign on.</summary>
internal sealed class PrintedProcedure
{
    private const string SignHere = "____________________";

    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);
    private static readonly Style Tiny = new(7, Soft: true);

    /// <summary>Beside the numbers of the steps.</summary>
    private const double Indent = 42;

    private readonly MasterRecipe _recipe;
    private readonly IReadOnlyDictionary<string, byte[]> _pictures;
    private readonly string _language;
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);

    public PrintedProcedure(MasterRecipe recipe, IReadOnlyDictionary<string, byte[]> pictures, string language)
    {
        (_recipe, _pictures, _language) = (recipe, pictures, language);
        foreach (var element in recipe.Procedure.SelfAndBelow()) _titles.TryAdd(element.Id, element.Title.In(language));
        var built = ExecutionGraph.Build(recipe);
        if (built.IsOk)
            // A master has a loop once: without the number of the turn.
            foreach (var node in built.Value.Work) _numbers.TryAdd(Turn.MasterId(node.Id), node.Number.Split(" (")[0]);
    }

    public void Print(Sheet sheet) => Element(sheet, _recipe.Procedure, "");

    private void Element(Sheet sheet, RecipeElement element, string place)
    {
        var number = _numbers.GetValueOrDefault(element.Id, place);
        if (place.Length > 0) sheet.Heading($"{number} {element.Title.In(_language)}".Trim(), element.Kind == RecipeElementKind.Phase ? 10 : 11);
        var about = About(element).Select(text => new Piece(text, Soft)).ToList();
        if (about.Count > 0) sheet.Row(new Cell(Sheet.Width, about));
        for (var i = 0; i < element.Instructions.Count; i++) Step(sheet, element.Instructions[i], $"{number}.{i + 1}");
        var at = 0;
        foreach (var child in element.Elements) Element(sheet, child, place.Length == 0 ? $"{++at}" : $"{place}.{++at}");
    }

    private IEnumerable<string> About(RecipeElement element)
    {
        if (element.Description is { } description) yield return description.In(_language);
        foreach (var rule in ElementRules.All(element, _language, TitleOf)) yield return rule;
        if (element.SafeState is { } safe) yield return $"{PrintedWords.SafeState.In(_language)}: {safe.In(_language)}";
        if (element.Qualification is { } qualification) yield return $"{PrintedWords.Qualification.In(_language)}: {qualification}";
        if (element.Block is { } block) yield return $"{PrintedWords.Block.In(_language)}: {block.Id} {block.Version} ({block.Hash[..16]})";
        foreach (var link in element.TimeLinks)
            yield return PrintedWords.Of(link.Kind).In(_language, link.Duration?.ToString() ?? "–", _titles.GetValueOrDefault(link.After, link.After));
        if (element.Logic is { } logic)
            foreach (var line in new PrintedOrder(logic, TitleOf, _language).Lines()) yield return $"{PrintedWords.Order.In(_language)}: {line}";
    }

    private string TitleOf(string element) => _titles.GetValueOrDefault(element, element);

    private void Step(Sheet sheet, Instruction one, string number)
    {
        List<Piece> what = [new Piece(one.Title.In(_language), Bold)];
        if (one.Text is { } text) what.Add(new Piece(text.In(_language), Small));
        what.AddRange(PrintedRules.Of(one, _recipe, _language).Select(rule => new Piece(rule, Soft)));
        sheet.RuledRow(
            new Cell(Indent, new Piece(number, Bold)), new Cell(255, what),
            new Cell(88, new Piece(Blank(one), Soft)), new Cell(Sheet.Width - 385, [.. Lines(one)]));
        foreach (var picture in one.Pictures) Draw(sheet, picture);
    }

    /// <summary>The picture, or its name where it is not here or of a kind that paper does not take.</summary>
    private void Draw(Sheet sheet, Picture picture)
    {
        var caption = $"{PrintedWords.Picture.In(_language)}: {picture.Alt.In(_language)} ({picture.Content[..16]})";
        if (_pictures.TryGetValue(picture.Content, out var file) && sheet.Picture(file, Indent, Sheet.Width - Indent, 260, caption, Tiny)) return;
        sheet.Row(new Cell(Indent), new Cell(Sheet.Width - Indent, new Piece(caption, Tiny)));
    }

    private static string Blank(Instruction one) => one.Kind switch
    {
        InstructionKind.Instruction or InstructionKind.Signature or InstructionKind.LineClearance => "",
        _ => $"__________ {one.Unit?.Symbol ?? one.Quantity?.Unit.Symbol}".TrimEnd(),
    };

    private IEnumerable<Piece> Lines(Instruction one)
    {
        if (one.Signers.Count == 0) yield return new Piece($"{PrintedWords.Performed.In(_language)} {SignHere}", Soft);
        if (SigningRoles.IsVerified(one)) yield return new Piece($"{PrintedWords.Verified.In(_language)} {SignHere}", Soft);
        foreach (var signer in one.Signers)
            for (var i = 0; i < (signer.Count ?? 1); i++)
                yield return new Piece($"{PrintedWords.Of(signer.Meaning).In(_language)} ({EnumWords.Of(signer.Role)}) {SignHere}", Soft);
    }
}

/// <summary>What holds for one step, line by line.</summary>
internal static class PrintedRules
{
    public static IEnumerable<string> Of(Instruction one, MasterRecipe recipe, string language)
    {
        string Say(LocalizedText label, string value) => $"{label.In(language)}: {value}";
        var unit = one.Unit?.Symbol;
        if (one.MaterialCode is { } material) yield return Say(PrintedWords.Material, material);
        if (one.Quantity is { } quantity) yield return Say(PrintedWords.Quantity, $"{quantity} {PrintedTables.Of(one.Tolerance)}".Trim());
        if (one.Limits is { } limits) yield return Say(PrintedWords.Limits, RecipeValues.Range(limits, unit));
        if (one.Alert is { } alert) yield return Say(PrintedWords.Alert, RecipeValues.Range(alert, unit));
        if (one.Plausible is { } plausible) yield return Say(PrintedWords.Plausible, RecipeValues.Range(plausible, unit));
        if (one.Parameter is { } parameter) yield return Say(PrintedWords.Parameter, Named(recipe, parameter, unit, language));
        if (one.Choices.Count > 0) yield return Say(PrintedWords.Choices, string.Join(" / ", one.Choices.Select(choice => choice.Label.In(language))));
        if (one.Expected.Count > 0) yield return Say(PrintedWords.Expected, string.Join(" / ", one.Expected));
        if (one.EquipmentClass is { } equipment) yield return Say(PrintedWords.Equipment, equipment);
        if (one.Duration is { } duration) yield return Say(PrintedWords.Duration, $"{duration} {PrintedTables.Of(one.DurationTolerance)}".Trim());
        if (one.Expression is { } expression) yield return Say(PrintedWords.Calculation, expression);
        if (one.Rule is { } rule) yield return Say(PrintedWords.Rule, rule);
        if (one.When is { } when) yield return Say(PrintedWords.When, when);
        foreach (var column in one.Columns)
            yield return $"· {column.Title.In(language)} {(column.Limits is null ? column.Unit?.Symbol : RecipeValues.Range(column.Limits, column.Unit?.Symbol))}".TrimEnd();
        if (one.Rows is { } rows) yield return Say(PrintedWords.Rows, $"{rows.Min}–{rows.Max} {rows.Every}".Trim());
        if (one.Sample is { } sample) yield return Say(PrintedWords.Sample, $"{sample.Quantity} {sample.Container} {string.Join(", ", sample.Tests)}".Trim());
        if (one.Documents.Count > 0) yield return Say(PrintedWords.Documents, string.Join(", ", one.Documents));
        if (one.Qualification is { } qualification) yield return Say(PrintedWords.Qualification, qualification);
        if (one.Critical) yield return PrintedWords.Critical.In(language);
    }

    /// <summary>The parameter by its name, with the range that it has in this master.</summary>
    private static string Named(MasterRecipe recipe, string parameter, string? unit, string language) =>
        recipe.Formula.Parameters.FirstOrDefault(one => one.Id == parameter) is { } known
            ? $"{known.Name.In(language)} {((known.Range ?? known.RegisteredRange) is { } range ? RecipeValues.Range(range, known.Value?.Unit.Symbol ?? unit) : "")}".TrimEnd()
            : parameter;
}
