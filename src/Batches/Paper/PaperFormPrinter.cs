using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Print;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What remains of a batch, to be filled in by hand: instruction, limits, blanks, places for initials.</summary>
internal sealed class PaperFormPrinter(Scene scene, PaperFormState form, bool demo)
{
    private const string Blank = "____________________";
    private const string ShortBlank = "______________";
    private const int BlankRows = 8;

    private static readonly Style Small = new(8);
    private static readonly Style SmallSoft = new(8, Soft: true);
    private static readonly Style SmallBold = new(8, Bold: true);
    private static readonly Style Line = new(11);

    private readonly string _language = form.Issued.Language;

    public byte[] Print()
    {
        var title = $"{Words.PaperForm.In(_language)} {form.Id}";
        var sheet = new Sheet(title, _language);
        sheet.Paragraph(title, new Style(18, Bold: true));
        Head(sheet);
        var on = form.Issued.Steps.ToHashSet(StringComparer.Ordinal);
        foreach (var work in scene.Recipe.Steps.Where(place => on.Contains(place.Id)).GroupBy(place => place.Phase.Id))
        {
            var phase = work.First().Phase;
            sheet.Heading($"{phase.Number} {phase.Title.In(_language)}", 11);
            foreach (var place in work)
                Step(sheet, place);
        }

        Foot(sheet);
        var hash = form.Issued.RecordHash[..PrintPaperForm.HashCharactersMin];
        return sheet.Finish(
            $"{form.Id} · {scene.State.Id} · {hash}", (page, count) => PrintWords.PageOf.In(_language, page, count), demo ? PrintWords.Demo.In("en") : null,
            $"{form.Id} · {form.Issued.By.Name} · {PrintedTime.Of(form.Stamp)}");
    }

    private void Head(Sheet sheet)
    {
        var order = scene.Order;
        sheet.Space(6);
        Pair(sheet, Words.Batch, scene.State.Id);
        Pair(sheet, Words.LotNumber, order.LotNumber);
        Pair(sheet, Words.Product, $"{order.Product?.Code} {order.Product?.Name}".Trim());
        Pair(sheet, Words.Recipe, $"{order.Recipe.Id} {order.Recipe.Version} · {order.Recipe.Title.In(_language)}");
        Pair(sheet, Words.RecipeHash, order.Recipe.Hash);
        Pair(sheet, Words.RecordHash, form.Issued.RecordHash);
        Pair(sheet, Words.Entries, $"{form.Issued.RecordVersion}");
        Pair(sheet, Words.PaperPrinted, $"{form.Issued.By.Name} ({form.Issued.By.Id}) · {PrintedTime.Of(form.Stamp)}");
        Pair(sheet, Words.Reason, form.Issued.Reason);
        if (form.Issued.CopyOf is { } first)
            Pair(sheet, Words.PaperCopyOf, first);
        sheet.Space(4);
        sheet.Paragraph(Words.PaperRules.In(_language), Small);
    }

    private void Step(Sheet sheet, StepPlace place)
    {
        var instruction = place.Instruction;
        List<Piece> what = [new Piece(instruction.Title.In(_language), SmallBold)];
        if (instruction.Text is { } text)
            what.Add(new Piece(text.In(_language), Small));
        what.AddRange(Rules(instruction).Select(rule => new Piece(rule, SmallSoft)));
        List<Piece> who = [new Piece($"{Words.PaperTime.In(_language)} {ShortBlank}", Line), new Piece($"{Words.PaperDone.In(_language)} {ShortBlank}", Line)];
        if (StepRules.NeedsVerified(instruction, scene.State.Step(place)))
            who.Add(new Piece($"{Words.PaperChecked.In(_language)} {ShortBlank}", Line));
        sheet.RuledRow(
            new Cell(34, new Piece(place.Number, SmallBold)), new Cell(190, [.. what]), new Cell(150, [.. Blanks(instruction)]),
            new Cell(Sheet.Width - 374, [.. who]));
        if (instruction.Kind == InstructionKind.Table)
            Rows(sheet, instruction);
    }

    private IEnumerable<Piece> Blanks(Instruction instruction) => instruction.Kind switch
    {
        InstructionKind.ChargeIn =>
            [new($"{Words.Lot.In(_language)} {Blank}", Line), new($"{Words.Charged.In(_language)} {ShortBlank} {Unit(instruction)}", Line)],
        InstructionKind.Equipment or InstructionKind.EquipmentCleaning or InstructionKind.CalibrationCheck =>
            [new($"{Words.Equipment.In(_language)} {ShortBlank}", Line)],
        InstructionKind.Choice => instruction.Choices.Select(choice => new Piece($"□ {choice.Label.In(_language)}", Line)),
        InstructionKind.YesNo => [new($"□ {Words.Yes.In(_language)}   □ {Words.No.In(_language)}", Line)],
        InstructionKind.Instruction or InstructionKind.LineClearance => [new($"□ {Words.Done.In(_language)}", Line)],
        InstructionKind.Signature or InstructionKind.CommissionPacks => [new(Words.PaperLater.In(_language), Small)],
        InstructionKind.Calculation or InstructionKind.MassBalance => [new(Words.PaperCalculated.In(_language), Small)],
        InstructionKind.Weigh =>
            [new($"{Words.PaperTare.In(_language)} {ShortBlank} {Unit(instruction)}", Line), new($"{Words.PaperGross.In(_language)} {ShortBlank} {Unit(instruction)}", Line)],
        InstructionKind.Timer => [new($"{Words.PaperStart.In(_language)} {ShortBlank}", Line), new($"{Words.PaperEnd.In(_language)} {ShortBlank}", Line)],
        InstructionKind.Table => [],
        _ => [new($"{Words.Value.In(_language)} {ShortBlank} {Unit(instruction)}", Line)],
    };

    private void Rows(Sheet sheet, Instruction instruction)
    {
        var width = (Sheet.Width - 34) / (instruction.Columns.Count + 2);
        List<Cell> head = [new Cell(34)];
        head.AddRange(instruction.Columns.Select(column => new Cell(width, new Piece($"{column.Title.In(_language)} {column.Unit?.Symbol}".TrimEnd(), SmallBold))));
        head.Add(new Cell(width, new Piece(Words.PaperTime.In(_language), SmallBold)));
        head.Add(new Cell(width, new Piece(Words.PaperDone.In(_language), SmallBold)));
        sheet.RuledRow([.. head]);
        for (var row = 1; row <= Math.Min(instruction.Rows?.Max ?? BlankRows, 40); row++)
        {
            List<Cell> blank = [new Cell(34, new Piece($"{row}.", Line))];
            blank.AddRange(Enumerable.Repeat(new Cell(width, new Piece("________", Line)), instruction.Columns.Count + 2));
            sheet.RuledRow([.. blank]);
        }
    }

    private IEnumerable<string> Rules(Instruction instruction)
    {
        if (instruction.MaterialCode is { } code)
            yield return $"{Words.Material.In(_language)}: {code} {scene.Recipe.MaterialNames.GetValueOrDefault(code)}".TrimEnd();
        if (instruction.Limits is { } limits)
            yield return $"{Words.Limits.In(_language)}: {ValueReader.Range(limits, instruction.Unit)}";
        if (instruction.Alert is { } alert)
            yield return $"{Words.AlertLimits.In(_language)}: {ValueReader.Range(alert, instruction.Unit)}";
        if (instruction.Expected.Count > 0)
            yield return $"{Words.Expected.In(_language)}: {string.Join(" / ", instruction.Expected.Select(one => Words.Answer(instruction, one, _language)))}";
        if (instruction.Duration is { } duration)
            yield return $"{Words.Target.In(_language)}: {duration}";
        if (instruction.Quantity is { } quantity)
        {
            var target = Scaling.Of(scene.Order, quantity);
            yield return $"{Words.Target.In(_language)}: {ChargeInDecision.Judge(target, instruction.Tolerance, target).Expected}";
        }
    }

    private static string Unit(Instruction instruction) => (instruction.Unit ?? instruction.Quantity?.Unit)?.Symbol ?? "";

    // Initials mean somebody: whoever wrote on the form says here who he is.
    private void Foot(Sheet sheet)
    {
        sheet.Heading(Words.PaperPeople.In(_language), 11);
        for (var i = 0; i < 5; i++)
        {
            sheet.RuledRow(
                new Cell(220, new Piece($"{Words.PaperName.In(_language)} {Blank}", Line)), new Cell(140, new Piece($"{Words.PaperInitials.In(_language)} ________", Line)),
                new Cell(Sheet.Width - 360, new Piece($"{PrintWords.Signature.In(_language)} {ShortBlank}", Line)));
        }
    }

    private void Pair(Sheet sheet, Word label, string value) =>
        sheet.RuledRow(new Cell(150, new Piece(label.In(_language), SmallSoft)), new Cell(Sheet.Width - 150, new Piece(value, Small)));
}
