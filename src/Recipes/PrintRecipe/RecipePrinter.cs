using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Print;

namespace Theriac.Recipes;

/// <summary>
/// A version on paper: what it is, who prepared, checked and approved it, what changed, formula, equipment and every step. Its hash stands on
/// every page, and a version that nobody approved is marked on every page.
/// </summary>
internal sealed class RecipePrinter(PrintedVersion version, string language)
{
    private const double Chapter = 13;

    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);
    private static readonly Style Tiny = new(7, Soft: true);

    private readonly PrintedTables _tables = new(version.Recipe, version.Pictures, language);

    private MasterRecipe Recipe => version.Recipe;

    public byte[] Print()
    {
        // The first time is to learn on which pages the chapters begin.
        var (_, pages) = Fill([]);
        var (sheet, _) = Fill(pages);
        var states = version.Signatures.Where(one => one.State != SignatureState.Valid).Select(one => one.State).Distinct().Order()
            .Select(state => PrintedWords.Of(state).In(language)).DefaultIfEmpty(PrintedWords.Valid.In(language));
        var signed = version.Signatures.Count == 0 ? PrintedWords.NotSigned.In(language) : $"{PrintedWords.Signatures.In(language)}: {string.Join(", ", states)}";
        return sheet.Finish(
            $"{Recipe.Id} · {PrintedWords.Version.In(language)} {Recipe.Version} · {PrintedWords.Of(version.State).In(language)} · {signed}",
            (page, count) => PrintedWords.PageOf.In(language, page, count), Watermark(), $"SHA-256 {version.Hash}");
    }

    private string? Watermark() => version switch
    {
        { State: RecipeState.Draft } => "DRAFT",
        { State: RecipeState.InReview } => "DRAFT – IN REVIEW",
        { Instance: InstanceKind.Demo } => "DEMO – NOT A RECORD",
        { State: RecipeState.Superseded } => "SUPERSEDED",
        { State: RecipeState.Retired } => "RETIRED",
        _ => null,
    };

    private (Sheet Sheet, IReadOnlyList<int> Pages) Fill(IReadOnlyList<int> known)
    {
        var sheet = new Sheet($"{PrintedWords.Title.In(language)} {Recipe.Id} {Recipe.Version}", language);
        var pages = new List<int>();
        sheet.Paragraph($"{PrintedWords.Title.In(language)} {Recipe.Id}", new Style(18, Bold: true));
        sheet.Paragraph(Recipe.Title.In(language), new Style(12));
        Cover(sheet);
        Approval(sheet);
        (LocalizedText Title, Action<Sheet> Print)[] chapters =
        [
            (PrintedWords.History, History), (PrintedWords.Formula, _tables.Formula), (PrintedWords.Parameters, _tables.Parameters),
            (PrintedWords.Equipment, _tables.Equipment), (PrintedWords.Documents, _tables.Documents), (PrintedWords.Yield, _tables.Yields),
            (PrintedWords.HoldTimes, _tables.HoldTimes), (PrintedWords.Procedure, sheet => new PrintedProcedure(Recipe, version.Pictures, language).Print(sheet)),
        ];
        Contents(sheet, [.. chapters.Select(chapter => chapter.Title)], known);
        foreach (var (title, print) in chapters)
        {
            sheet.Heading(title.In(language), Chapter);
            pages.Add(sheet.Page);
            print(sheet);
        }
        return (sheet, pages);
    }

    private void Contents(Sheet sheet, IReadOnlyList<LocalizedText> titles, IReadOnlyList<int> pages)
    {
        sheet.Heading(PrintedWords.Contents.In(language), Chapter);
        for (var i = 0; i < titles.Count; i++)
            sheet.Row(
                new Cell(Sheet.Width - 40, new Piece($"{i + 1}  {titles[i].In(language)}", Small)),
                new Cell(40, new Piece(i < pages.Count ? pages[i].ToString(CultureInfo.InvariantCulture) : "0", Small)));
    }

    private void Cover(Sheet sheet)
    {
        sheet.Space(6);
        Pair(sheet, PrintedWords.Version, Recipe.Version);
        Pair(sheet, PrintedWords.State, PrintedWords.Of(version.State).In(language));
        Pair(sheet, PrintedWords.Product, $"{Recipe.Product?.Code} {Recipe.Product?.Name}".Trim());
        Pair(sheet, PrintedWords.Strength, Recipe.Product?.Strength);
        Pair(sheet, PrintedWords.DosageForm, Recipe.Product?.DosageForm);
        Pair(sheet, PrintedWords.UnitWeight, $"{Recipe.Product?.UnitWeight} {Recipe.Product?.DosageUnit?.In(language)}".Trim());
        Pair(sheet, PrintedWords.Gtin, Recipe.Product?.Gtin);
        Pair(sheet, PrintedWords.ShelfLife, Recipe.Product?.ShelfLifeMonths?.ToString(CultureInfo.InvariantCulture));
        if (Recipe.BatchSize is { } size)
            Pair(sheet, PrintedWords.BatchSize, $"{size.Nominal?.ToString() ?? "–"} ({size.Min?.ToString() ?? "–"} … {size.Max?.ToString() ?? "–"})");
        foreach (var named in Recipe.BatchSizes) Pair(sheet, PrintedWords.BatchSize, $"{named.Name.In(language)}: {named.Size}");
        Pair(sheet, PrintedWords.Hash, version.Hash);
    }

    /// <summary>Prepared, independently checked, approved: each with name, role, meaning, time with zone and state (211.186(a), P11-50).</summary>
    private void Approval(Sheet sheet)
    {
        sheet.Heading(PrintedWords.Approval.In(language), Chapter);
        foreach (var row in Rows().GroupBy(row => row.Title))
        {
            var made = row.Where(one => one.Made is not null).ToList();
            sheet.RuledRow(
                new Cell(130, new Piece(row.Key.In(language), Bold)),
                new Cell(Sheet.Width - 130, made.Count == 0 ? [new Piece(PrintedWords.NotSigned.In(language), Soft)] : [.. made.SelectMany(one => Signature(one.Made!))]));
        }
    }

    /// <summary>What was done by each signature: those that every version needs, also while nobody made them, then the others.</summary>
    private IEnumerable<(LocalizedText Title, PrintedSignature? Made)> Rows()
    {
        yield return (PrintedWords.Prepared, null);
        yield return (PrintedWords.Checked, null);
        foreach (var one in version.Signatures.Where(one => one.Made.Act is not (RecipeAct.Approved or RecipeAct.Returned or RecipeAct.Retired)))
            yield return (TitleOf(one.Made), one);
        yield return (PrintedWords.Approved, null);
        foreach (var one in version.Signatures.Where(one => one.Made.Act is RecipeAct.Approved or RecipeAct.Returned or RecipeAct.Retired))
            yield return (TitleOf(one.Made), one);
    }

    private static LocalizedText TitleOf(RecipeSignature made) => (made.Act, made.Signature.Meaning) switch
    {
        (RecipeAct.SentToReview, _) => PrintedWords.Prepared,
        (RecipeAct.Approved, _) => PrintedWords.Approved,
        (RecipeAct.Returned, _) => PrintedWords.Returned,
        (RecipeAct.Retired, _) => PrintedWords.Retired,
        (_, SignatureMeaning.Reviewed) => PrintedWords.Reviewed,
        (_, SignatureMeaning.Approved) => PrintedWords.Agreed,
        _ => PrintedWords.Checked,
    };

    private IEnumerable<Piece> Signature(PrintedSignature one)
    {
        var made = one.Made;
        yield return new Piece($"{made.Signature.PrintedName} ({made.Signature.Signer}), {one.Role}", Bold);
        yield return new Piece($"{PrintedWords.Of(made.Signature.Meaning).In(language)} · {PrintedTimes.Of(made.At, made.OffsetMinutes)} {made.Zone}", Small);
        yield return new Piece(PrintedWords.Of(one.State).In(language), one.State == SignatureState.Valid ? Soft : Bold);
        if (!string.IsNullOrWhiteSpace(made.Signature.Comment)) yield return new Piece(made.Signature.Comment, Small);
        yield return new Piece(made.Signature.DocumentHash, Tiny);
    }

    private void History(Sheet sheet)
    {
        foreach (var one in version.History)
            sheet.RuledRow(
                new Cell(125, new Piece(PrintedTimes.Of(one.At, one.OffsetMinutes), Soft)),
                new Cell(80, new Piece(one.Actor, Small)), new Cell(Sheet.Width - 205, new Piece(one.Text, Small)));
        if (version.Before is null)
        {
            sheet.Paragraph(PrintedWords.FirstVersion.In(language), Soft);
            return;
        }
        sheet.Heading(PrintedWords.Changes.In(language, version.Before), 10);
        if (version.Changes.Count == 0) sheet.Paragraph(PrintedWords.NoChange.In(language), Soft);
        foreach (var change in version.Changes) sheet.RuledRow(new Cell(Sheet.Width, new Piece(change, Small)));
    }

    private void Pair(Sheet sheet, LocalizedText label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            sheet.RuledRow(new Cell(170, new Piece(label.In(language), Soft)), new Cell(Sheet.Width - 170, new Piece(value, Small)));
    }
}

/// <summary>Times as every language prints them.</summary>
internal static class PrintedTimes
{
    public static string Of(long at, int offsetMinutes) =>
        Micros.ToTime(at).ToOffset(TimeSpan.FromMinutes(offsetMinutes)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
