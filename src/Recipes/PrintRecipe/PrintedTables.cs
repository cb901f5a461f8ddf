using Theriac.Kernel;
using Theriac.Print;

namespace Theriac.Recipes;

/// <summary>The tables of a printed recipe.</summary>
/// <param name="pictures">By their hash.</param>
internal sealed class PrintedTables(MasterRecipe recipe, IReadOnlyDictionary<string, byte[]> pictures, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);
    private static readonly Style Tiny = new(7, Soft: true);

    public void Formula(Sheet sheet)
    {
        var rest = Sheet.Width - 300;
        Head(sheet, (60, PrintedWords.Code), (rest, PrintedWords.Material), (80, PrintedWords.Quantity), (90, PrintedWords.Tolerance), (70, PrintedWords.Overage));
        foreach (var input in recipe.Formula.Inputs)
            sheet.RuledRow(
                new Cell(60, new Piece(input.MaterialCode, Bold)), new Cell(rest, [.. About(input)]),
                new Cell(80, new Piece(input.Quantity?.ToString() ?? "–", Small)), new Cell(90, new Piece(Of(input.Tolerance) ?? "–", Small)),
                new Cell(70, new Piece(input.OveragePercent is { } over ? $"{DecimalText.Of(over)} %" : "–", Small)));
        if (recipe.Formula.Outputs.Count == 0) return;
        sheet.Heading(PrintedWords.Outputs.In(language), 10);
        foreach (var output in recipe.Formula.Outputs)
            sheet.RuledRow(
                new Cell(60, new Piece(output.MaterialCode, Bold)), new Cell(Sheet.Width - 140, new Piece(output.Name, Small)),
                new Cell(80, new Piece(output.Quantity?.ToString() ?? "–", Small)));
    }

    public void Parameters(Sheet sheet)
    {
        var rest = Sheet.Width - 290;
        Head(sheet, (rest, PrintedWords.Parameters), (80, PrintedWords.SetPoint), (100, PrintedWords.Range), (110, PrintedWords.Registered));
        foreach (var one in recipe.Formula.Parameters)
            sheet.RuledRow(
                new Cell(rest, [new Piece(one.Name.In(language), Bold), new Piece($"{one.Id} {(one.Critical ? PrintedWords.Critical.In(language) : "")}".Trim(), Soft)]),
                new Cell(80, new Piece(one.Value?.ToString() ?? "–", Small)),
                new Cell(100, new Piece(one.Range is null ? "–" : RecipeValues.Range(one.Range, one.Value?.Unit.Symbol), Small)),
                new Cell(110, new Piece(one.RegisteredRange is null ? "–" : RecipeValues.Range(one.RegisteredRange, one.Value?.Unit.Symbol), Small)));
        if (recipe.Formula.Parameters.Count == 0) None(sheet);
        foreach (var table in recipe.Formula.Tables) Constants(sheet, table);
    }

    private void Constants(Sheet sheet, LookupTable table)
    {
        sheet.Heading($"{table.Title.In(language)} ({table.Id})", 10);
        var width = (Sheet.Width - 110) / Math.Max(1, table.Columns.Count);
        Head(sheet, [(110, PrintedWords.HoldsFor), .. table.Columns.Select(column => (width, (LocalizedText)$"{column.Title.In(language)} {column.Unit?.Symbol}".TrimEnd()))]);
        foreach (var row in table.Rows)
            sheet.RuledRow(
                [new Cell(110, new Piece(row.Code ?? $"≥ {(row.From is { } from ? DecimalText.Of(from) : "–")} {table.Unit?.Symbol}".TrimEnd(), Bold)),
                .. row.Values.Take(table.Columns.Count).Select(value => new Cell(width, new Piece(DecimalText.Of(value), Small)))]);
        if (table.UpTo is { } end)
            sheet.RuledRow(new Cell(110, new Piece($"≤ {DecimalText.Of(end)} {table.Unit?.Symbol}".TrimEnd(), Soft)));
    }

    public void Equipment(Sheet sheet)
    {
        foreach (var one in recipe.Equipment)
            sheet.RuledRow(
                new Cell(150, new Piece(one.Class, Bold)), new Cell(150, new Piece(one.Title?.In(language) ?? "", Small)),
                new Cell(Sheet.Width - 300, [.. one.Properties.Select(property => new Piece(Of(property), Small))]));
        if (recipe.Equipment.Count == 0) None(sheet);
    }

    public void Documents(Sheet sheet)
    {
        foreach (var one in recipe.Documents)
            sheet.RuledRow(
                new Cell(150, new Piece(one.Id, Bold)), new Cell(Sheet.Width - 210, new Piece(one.Title?.In(language) ?? "", Small)),
                new Cell(60, new Piece(one.Version ?? "–", Small)));
        if (recipe.Documents.Count == 0) None(sheet);
        if (recipe.Specimens.Count == 0) return;
        sheet.Heading(PrintedWords.Specimens.In(language), 10);
        foreach (var one in recipe.Specimens)
        {
            sheet.RuledRow(
                new Cell(150, new Piece($"{one.Id} {one.MaterialCode}".Trim(), Bold)),
                new Cell(Sheet.Width - 150, [new Piece(one.Title.In(language), Small), new Piece($"{one.ContentType} {one.Content}", Tiny)]));
            if (pictures.TryGetValue(one.Content, out var file)) sheet.Picture(file, 150, Sheet.Width - 150, 260, "", Tiny);
        }
    }

    public void Yields(Sheet sheet)
    {
        if (recipe.Yield is { } rule)
        {
            Pair(sheet, PrintedWords.Theoretical.In(language), rule.Theoretical?.ToString() ?? "–");
            Pair(sheet, PrintedWords.YieldLimits.In(language), RecipeValues.Range(new Limits { Low = rule.MinPercent, High = rule.MaxPercent }, "%"));
        }
        foreach (var element in recipe.Procedure.SelfAndBelow().Where(one => one.TheoreticalWeight is not null || one.DeclaredLoss is not null))
            Pair(sheet, element.Title.In(language), string.Join("; ", new[]
            {
                element.TheoreticalWeight is { } weight ? $"{PrintedWords.Expected.In(language)}: {weight}" : "",
                element.DeclaredLoss is { } loss ? $"{PrintedWords.Loss.In(language)}: {loss}" : "",
            }.Where(text => text.Length > 0)));
    }

    public void HoldTimes(Sheet sheet)
    {
        var titles = recipe.Procedure.SelfAndBelow().DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Title.In(language), StringComparer.Ordinal);
        var count = 0;
        foreach (var element in recipe.Procedure.SelfAndBelow())
        {
            foreach (var link in element.TimeLinks)
            {
                count++;
                var rule = PrintedWords.Of(link.Kind).In(language, link.Duration?.ToString() ?? "–", titles.GetValueOrDefault(link.After, link.After));
                sheet.RuledRow(
                    new Cell(170, new Piece(element.Title.In(language), Bold)), new Cell(200, new Piece(rule, Small)),
                    new Cell(Sheet.Width - 370, new Piece(link.Action is { } action ? $"{PrintedWords.IfOverrun.In(language)}: {action.In(language)}" : "", Small)));
            }
        }
        if (count == 0) None(sheet);
    }

    /// <summary>Lower and upper difference as people write them.</summary>
    public static string? Of(Tolerance? tolerance) => tolerance is null ? null
        : tolerance.MinusPercent == tolerance.PlusPercent
            ? $"± {DecimalText.Of(tolerance.PlusPercent)} %"
            : $"−{DecimalText.Of(tolerance.MinusPercent)} % … +{DecimalText.Of(tolerance.PlusPercent)} %";

    private IEnumerable<Piece> About(FormulaInput input)
    {
        yield return new Piece($"{input.Name} {input.Grade}".Trim(), Small);
        if (input.Active) yield return new Piece(PrintedWords.Active.In(language), Soft);
        if (input.Function is { } function) yield return new Piece(function, Soft);
        if (input.LabelClaim is { } claim) yield return new Piece($"{PrintedWords.LabelClaim.In(language)}: {claim}", Soft);
        if (input.Potency is { } potency) yield return new Piece($"{PrintedWords.Potency.In(language)}: {EnumWords.Of(potency)}", Soft);
    }

    private string Of(EquipmentProperty property) =>
        $"{property.Name.In(language)}: {property.Value ?? (property.Range is null ? "–" : RecipeValues.Range(property.Range, property.Unit?.Symbol))}";

    private void Head(Sheet sheet, params (double Width, LocalizedText Text)[] columns) =>
        sheet.Row([.. columns.Select(column => new Cell(column.Width, new Piece(column.Text.In(language), Tiny)))]);

    private static void Pair(Sheet sheet, string label, string value) =>
        sheet.RuledRow(new Cell(170, new Piece(label, Soft)), new Cell(Sheet.Width - 170, new Piece(value, Small)));

    private static void None(Sheet sheet) => sheet.Paragraph("–", Soft);
}
