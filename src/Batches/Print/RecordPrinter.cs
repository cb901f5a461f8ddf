using System.Globalization;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Print;
using Theriac.Recipes;

namespace Theriac.Batches.Print;

/// <summary>The batch production record on paper: complete, with signatures, corrections, audit trail and hash (A11-8.1, P11-10b).</summary>
internal sealed class RecordPrinter(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style SmallSoft = new(8, Soft: true);
    private static readonly Style SmallBold = new(8, Bold: true);
    private static readonly Style Struck = new(8, Struck: true);

    private readonly PrintedSignatures _signatures = new(data.Scene, language);

    private BatchState State => data.Scene.State;

    private OrderReleased Order => data.Scene.Order;

    /// <summary>The pages alone, without seal and electronic copy.</summary>
    public byte[] Print() => PrintParts(null, null).ToBytes();

    /// <param name="copy">The electronic copy, which goes into the file.</param>
    /// <param name="roomFor">How long a seal over parts with these names may be.</param>
    public PrintedFile PrintParts(byte[]? copy, Func<IReadOnlyList<string>, int>? roomFor)
    {
        var sheet = new Sheet($"{PrintWords.Title.In(language)} {State.Id}", language);
        sheet.Identify($"urn:theriac:record:{data.RecordHash}", data.At);
        sheet.Paragraph($"{PrintWords.Title.In(language)} {State.Id}", new Style(18, Bold: true));
        Header(sheet);
        Pair(sheet, PrintWords.RecordHash, data.RecordHash);
        if (copy is not null)
        {
            sheet.Attach(new Attachment($"{State.Id}.json", "application/json", PrintWords.Attached.In(language), copy));
            sheet.RuledRow(new Cell(Sheet.Width, new Piece(PrintWords.SeeInside.In(language), SmallSoft)));
        }

        sheet.EndCover();
        Steps(sheet);
        Materials(sheet);
        new PrintedStock(data, language).Print(sheet);
        new PrintedCorrections(data, language).Print(sheet);
        PaperFormsOf(sheet);
        new PrintedHandovers(data, language).Print(sheet);
        new PrintedChanges(data, language).Print(sheet);
        new PrintedQuality(data, language).Print(sheet);
        new PrintedManifest(data, language).Print(sheet);
        new PrintedTrail(data, language).Print(sheet);
        var header = $"{State.Id} · {Order.Product?.Name ?? Order.Recipe.Title.In(language)} · {data.RecordHash[..16]}";
        return sheet.FinishParts(
            header, (page, count) => PrintWords.PageOf.In(language, page, count),
            data.Ledger.Kind == InstanceKind.Demo ? PrintWords.Demo.In("en") : null,
            $"{Words.RecordHash.In(language)}: {data.RecordHash}", PrintWords.Contents.In(language), roomFor);
    }

    private void Header(Sheet sheet)
    {
        sheet.Space(6);
        var order = Order;
        Pair(sheet, Words.Product, $"{order.Product?.Code} {order.Product?.Name}".Trim());
        Pair(sheet, Words.Strength, order.Product?.Strength);
        Pair(sheet, Words.DosageForm, order.Product?.DosageForm);
        Pair(sheet, Words.LotNumber, order.LotNumber);
        Pair(sheet, Words.OrderNo, order.OrderId);
        Pair(sheet, Words.Site, $"{order.Site} ({order.Zone})");
        Pair(sheet, Words.ProcedureEquipment, order.Procedure is { } procedure ? $"{procedure.Equipment} {procedure.Name}" : null);
        Pair(sheet, Words.Line, order.Line);
        Pair(sheet, Words.Campaign, order.Campaign is { } place ? $"{place.Id} · {place.Number}" : null);
        Pair(sheet, Words.BatchSize, order.Planned?.ToString());
        Pair(sheet, Words.ManufacturedOn, State.Start?.ManufacturedOn);
        Pair(sheet, Words.Expiry, State.Start?.ExpiresOn);
        Pair(sheet, Words.State, Words.Of(State.Lifecycle).In(language));
        Pair(sheet, Words.Mode, Words.Of(State.Mode).In(language));
        Pair(sheet, Words.Disposition, Words.Of(State.Disposition).In(language));
        Pair(sheet, Words.Register, State.Decided?.RegisterNumber);
        foreach (var bound in data.Masters)
            Master(sheet, bound);
        Pair(sheet, PrintWords.PlannedStart, order.PlannedStart is { } planned ? PrintedTime.Of(planned, State.Released!.OffsetMinutes) : null);
        Pair(sheet, PrintWords.PlannedEnd, order.PlannedEnd is { } last ? PrintedTime.Of(last, State.Released!.OffsetMinutes) : null);
        Pair(sheet, Words.ReworkOf, order.ReworkOf is { } rework ? $"{rework.Batch} ({rework.Lot})" : null);
        Pair(sheet, PrintWords.Released, Time(State.Released));
        Pair(sheet, PrintWords.Started, Time(State.Started));
        Pair(sheet, PrintWords.Ended, Time(State.Ended));
        sheet.RuledRow(new Cell(Sheet.Width, [.. _signatures.Of(State.Released!, order.Signature, superseded: false)]));
        if (State.Accepted is { } accepted)
            sheet.RuledRow(new Cell(Sheet.Width, [.. _signatures.Of(accepted.Stamp, accepted.Signature, superseded: false)]));
    }

    // Who issued it signed the first one; those after it stand among the changes with who authorised them.
    private void Master(Sheet sheet, BoundMaster bound)
    {
        var from = data.Masters.Count > 1 ? $" · {PrintWords.BoundFrom.In(language, PrintedTime.Of(bound.From.At, bound.From.OffsetMinutes))}" : "";
        Pair(sheet, Words.Recipe, $"{bound.Recipe.Id} {Words.Version.In(language)} {bound.Recipe.Version} · {bound.Recipe.Title.In(language)}{from}");
        Pair(sheet, Words.RecipeHash, bound.Recipe.Hash);
        Pair(sheet, Words.ParametersHash, bound.Control?.Parameters);
    }

    private void Steps(Sheet sheet)
    {
        sheet.Heading(PrintWords.Execution.In(language), 13);
        foreach (var node in data.Scene.Recipe.Graph.Work)
        {
            if (State.SkippedNodes.Contains(node.Id))
            {
                sheet.RuledRow(new Cell(Sheet.Width, new Piece($"{node.Number} {node.Title.In(language)} – {PrintWords.BranchNotTaken.In(language)}", SmallSoft)));
                continue;
            }

            Work(sheet, node);
        }
    }

    private void Work(Sheet sheet, ExecutionNode node)
    {
        var work = State.Work.GetValueOrDefault(node.Id);
        sheet.Heading($"{node.Number} {node.Title.In(language)}", 10);
        var times = $"{PrintWords.Started.In(language)} {Time(work?.Started) ?? "–"} · {PrintWords.Ended.In(language)} {Time(work?.Ended) ?? "–"}";
        List<Piece> pieces = [new Piece(times, SmallSoft)];
        if (work?.StartReason is { } picked)
            pieces.Add(new Piece($"{Words.Reason.In(language)}: {picked}", Small));
        pieces.AddRange((work?.Checks ?? []).Select(check => new Piece(
            $"{BatchPhrases.All.Word(language, "rule", check.Rule)}: {check.Actual} ({check.Expected})", Small)));
        if (work?.Signature is { } signature)
            pieces.AddRange(_signatures.Of(signature.Stamp, signature.Signature, superseded: false));
        if (work is { Late: { } late, Ended: { } ended })
            pieces.Add(Late(late, ended));
        sheet.Row(new Cell(Sheet.Width, [.. pieces]));
        for (var i = 0; i < node.Instructions.Count; i++)
            Step(sheet, new StepPlace(node, i, node.Instructions[i]));
    }

    private void Step(Sheet sheet, StepPlace place)
    {
        var step = State.Step(place);
        foreach (var run in step.Earlier)
            Earlier(sheet, place, run);
        Step(sheet, place, step);
    }

    // What was done before stands above what counts, with why it was done again (DI-Cm).
    private void Earlier(Sheet sheet, StepPlace place, EarlierRun run)
    {
        var why = $"{(run.How == Redo.Repeated ? Words.Repeated : Words.Reopened).In(language)}: {run.Reason}";
        sheet.RuledRow(
            new Cell(34, new Piece(place.Number, SmallSoft)),
            new Cell(165, new Piece(place.Instruction.Title.In(language), SmallSoft), new Piece(why, SmallBold),
                new Piece($"{run.By.Name} ({run.By.Id}) · {Time(run.Stamp)} · {run.ExceptionId}", SmallSoft)),
            new Cell(150, [.. Data(place.Instruction, run.Was)]),
            new Cell(Sheet.Width - 349, [
                .. run.Was.Signatures.Concat(run.Was.Block.Select(one => one.State)).SelectMany(one => _signatures.Of(one.Stamp, one.Signature, superseded: true)),
                .. run.Signature is { } signature ? _signatures.Of(run.Stamp, signature, superseded: false) : []]));
    }

    private void Step(Sheet sheet, StepPlace place, StepState step)
    {
        var instruction = place.Instruction;
        List<Piece> what = [new Piece(instruction.Title.In(language), SmallBold)];
        if (instruction.Text is { } text)
            what.Add(new Piece(text.In(language), SmallSoft));
        what.AddRange(Rules(instruction).Select(rule => new Piece(rule, SmallSoft)));
        if (State.Standing.GetValueOrDefault(place.Id) is { } standing)
            what.Add(new Piece(PrintWords.Followed.In(language, standing.Recipe.Version), SmallBold));
        sheet.RuledRow(
            new Cell(34, new Piece(place.Number, SmallBold)),
            new Cell(165, [.. what]),
            new Cell(150, [.. Data(instruction, step)]),
            new Cell(Sheet.Width - 349, [.. step.Signatures.Concat(step.Block.Select(one => one.State)).SelectMany(one =>
                _signatures.Of(one.Stamp, one.Signature, step.Stale || one.Data != step.Data))]));
    }

    private IEnumerable<string> Rules(Instruction instruction)
    {
        if (instruction.Limits is { } limits)
            yield return $"{Words.Limits.In(language)}: {ValueReader.Range(limits, instruction.Unit)}";
        if (instruction.Alert is { } alert)
            yield return $"{Words.AlertLimits.In(language)}: {ValueReader.Range(alert, instruction.Unit)}";
        if (instruction.Expected.Count > 0)
            yield return $"{Words.Expected.In(language)}: {string.Join(" / ", instruction.Expected.Select(code => Words.Answer(instruction, code, language)))}";
        if (instruction.Quantity is { } quantity)
        {
            var target = Scaling.Of(Order, quantity);
            yield return $"{Words.Target.In(language)}: {ChargeInDecision.Judge(target, instruction.Tolerance, target).Expected}";
        }
    }

    private IEnumerable<Piece> Data(Instruction instruction, StepState step)
    {
        foreach (var charge in step.Charges)
        {
            yield return new Piece($"{charge.Lot} · {charge.MaterialName} · {charge.Quantity}", SmallBold);
            yield return new Piece($"{Words.Expiry.In(language)} {charge.LotExpiresOn ?? "–"} · {charge.By.Name} · {Time(charge.Stamp)}", SmallSoft);
            if (charge.Return is { } back)
                yield return new Piece($"{Words.PutBack.In(language)}: {charge.Returned} · {back.Text} · {back.By.Name} · {Time(back.Stamp)}", Small);
            if (charge.Late is { } late)
                yield return Late(late, charge.Stamp);
        }

        foreach (var one in step.Dispensed)
        {
            yield return new Piece($"{one.Id} · {one.Fact.From.Container ?? one.Fact.From.Lot} · {one.Fact.MaterialName} · {one.Net}", one.IsValid ? SmallBold : Struck);
            foreach (var (label, text) in DetailTexts.Of(one, language).Skip(1).Prepend((Words.WeighedBy.In(language), $"{one.Fact.By.Name} · {Time(one.Stamp)}")))
                yield return new Piece($"{label}: {text}", SmallSoft);
            if (one.Fact.Weight.Source == EntrySource.Typed)
                yield return new Piece(Words.TypedByHand.In(language), SmallBold);
            if (one.Voided is { } why)
                yield return new Piece($"{Words.NotUsed.In(language)}: {why.Text} · {why.By.Name}", Small);
        }

        foreach (var piece in step.Dispensed.IsEmpty ? Values(instruction, step) : [])
            yield return piece;
        foreach (var piece in Rows(instruction, step))
            yield return piece;
        if (step.Decided is { Applies: false } decided)
        {
            yield return new Piece(Words.LeftOutByMaster.In(language), SmallBold);
            yield return new Piece($"{decided.Judgement.Expression} ({decided.Judgement.Shown()})", SmallSoft);
        }

        if (step.Equipment is { } equipment)
        {
            yield return new Piece($"{equipment.Equipment} {equipment.Name}", SmallBold);
            yield return new Piece($"{equipment.By.Name} · {Time(equipment.Stamp)}", SmallSoft);
            if (equipment.Late is { } late)
                yield return Late(late, equipment.Stamp);
        }

        if (step is { TimerStarted: { } began, TimerLate: { } claimed })
            yield return Late(claimed, began);
        foreach (var packs in step.Packs)
        {
            yield return new Piece($"{Words.Packs.In(language)} {packs.Count} · {packs.By.Name} · {Time(packs.Stamp)}", Small);
            if (packs.Late is { } late)
                yield return Late(late, packs.Stamp);
        }

        if (step.NotDone is { } out0)
        {
            var how = out0.How == NotDone.Skipped ? Words.Skipped : Words.NotApplicable;
            yield return new Piece($"{how.In(language)}: {out0.Reason}", SmallBold);
            yield return new Piece($"{out0.By.Name} · {Time(out0.Stamp)}", SmallSoft);
        }

        foreach (var exception in State.Exceptions.Where(one => one.Opened.Step == step.Id))
            yield return new Piece($"{Words.Exception.In(language)} {exception.Id}", Small);
    }

    private Piece Late(LateEntry late, Stamp stamp)
    {
        var paper = late.Paper is { } on ? $" · {on.Form}, {on.By}" : "";
        return new Piece($"{Words.Late.In(language)}: {PrintedTime.Of(late.HappenedAt, stamp.OffsetMinutes)} · {late.Reason}{paper}", Small);
    }

    private IEnumerable<Piece> Rows(Instruction instruction, StepState step)
    {
        foreach (var row in step.Rows)
        {
            yield return new Piece($"{row.Row}. {DetailTexts.Of(instruction, row, language)}", Small);
            foreach (var change in row.Changes)
                yield return new Piece($"{Words.Correction.In(language)}: {change.Old} → {change.New} · {change.Reason} · {change.By.Name}", Small);
            if (row.Late is { } late)
                yield return Late(late, row.Stamp);
            yield return new Piece($"{row.By.Name} ({row.By.Id}) · {Time(row.Stamp)}", SmallSoft);
        }

        foreach (var one in CheckStatistics.Of(instruction, step))
            yield return new Piece($"{instruction.Columns.First(column => column.Id == one.Column).Title.In(language)}: {one.In(language)}", SmallBold);
    }

    /// <summary>A changed value is marked with the count and every reason; an unchanged one is not (A11-8.2).</summary>
    private IEnumerable<Piece> Values(Instruction instruction, StepState step)
    {
        var corrections = step.Values.Count(value => value.Reason is not null);
        if (corrections > 0)
            yield return new Piece($"{Words.Correction.In(language)} {corrections}×", SmallBold);
        foreach (var (value, index) in step.Values.Select((value, index) => (value, index)))
        {
            var replaced = step.Values.Skip(index + 1).Any(later => later.Charge == value.Charge);
            var isCharge = value.Charge is not null;
            if (isCharge && corrections == 0)
                continue;
            var shown = $"{Words.Answer(instruction, value.Value, language)} {value.Unit?.Symbol}".TrimEnd();
            yield return new Piece(value.Share is { } share ? $"{shown} ({share.Percent})" : shown, replaced ? Struck : SmallBold);
            foreach (var (label, text) in DetailTexts.Of(value.Detail, language))
                yield return new Piece($"{label}: {text}", SmallSoft);
            if (value.Reason is { } reason)
                yield return new Piece($"{Words.Reason.In(language)}: {reason}", Small);
            if (value.Late is { } late)
                yield return Late(late, value.Stamp);
            yield return new Piece($"{value.By.Name} ({value.By.Id}) · {Time(value.Stamp)}", SmallSoft);
        }
    }

    private void Materials(Sheet sheet)
    {
        var charges = data.Scene.Recipe.Steps.SelectMany(place => State.Step(place).Charges.Select(charge => (place, charge))).ToList();
        if (charges.Count == 0)
            return;
        sheet.Heading(PrintWords.Genealogy.In(language), 13);
        foreach (var (place, charge) in charges)
        {
            sheet.RuledRow(
                new Cell(34, new Piece(place.Number, SmallBold)),
                new Cell(130, new Piece(charge.Lot, SmallBold)),
                new Cell(180, new Piece($"{charge.MaterialCode} {charge.MaterialName}", Small)),
                new Cell(80, new Piece(charge.Quantity.ToString(), Small), new Piece(Returned(charge), SmallSoft)),
                new Cell(Sheet.Width - 424, new Piece(charge.LotExpiresOn ?? "–", Small)));
        }
    }

    private string Returned(ChargeState charge) => charge.Returned is { } back ? $"−{back} {PrintWords.Returned.In(language)}" : "";

    /// <summary>Every form that was issued, with what became of it (A11D-13c).</summary>
    private void PaperFormsOf(Sheet sheet)
    {
        if (State.PaperForms.Count == 0)
            return;
        sheet.Heading(Words.PaperForms.In(language), 13);
        foreach (var form in State.PaperForms)
        {
            List<Piece> end = [new Piece(BatchPhrases.Word("paper-form", form.Standing, language), SmallBold)];
            if (form.Closed is { } closed)
                end.Add(new Piece($"{closed.Reason} · {closed.By.Name} · {Time(form.ClosedAt)}", Small));
            end.AddRange((form.Transcribed?.Originals ?? []).Select(file => new Piece($"{Words.PaperOriginal.In(language)}: {file.Name} · {file.Content[..16]}", Small)));
            end.AddRange(form.Signatures.SelectMany(one => _signatures.Of(one.Stamp, one.Signature, superseded: false)));
            sheet.RuledRow(
                new Cell(120, new Piece(form.Id, SmallBold), new Piece(form.Issued.CopyOf is { } first ? $"{Words.PaperCopyOf.In(language)} {first}" : "", Small)),
                new Cell(190, new Piece($"{form.Issued.Reason} · {form.Issued.By.Name} · {Time(form.Stamp)}", Small), new Piece(form.Issued.RecordHash[..16], SmallSoft)),
                new Cell(Sheet.Width - 310, [.. end]));
        }
    }

    private static void Pair(Sheet sheet, string label, string value) =>
        sheet.RuledRow(new Cell(150, new Piece(label, SmallSoft)), new Cell(Sheet.Width - 150, new Piece(value, Small)));

    private void Pair(Sheet sheet, Word label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Pair(sheet, label.In(language), value);
    }

    private static string? Time(Stamp? stamp) => stamp is null ? null : PrintedTime.Of(stamp);
}
