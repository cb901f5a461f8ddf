using System.Globalization;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Documents of the floor: everything that is signed, unfolded, in the reader's language.</summary>
internal static class StepDocuments
{
    public static SignDocument Performed(Scene scene, Telling telling, StepPlace place, string language) =>
        Of(scene, telling.State, place, language, SignatureMeaning.Performed, Statements.Performed);

    public static SignDocument Verified(Scene scene, Telling telling, StepPlace place, string language) =>
        Of(scene, telling.State, place, language, SignatureMeaning.Verified, Statements.Verified);

    public static SignDocument Transition(Scene scene, ExecutionNode node, LateInput? late, string language)
    {
        var lines = Head(scene, language);
        lines.Add(new SignLine(Words.Condition.In(language), node.Title.In(language)));
        if (late is not null)
            AddLate(lines, new LateEntry(Micros.From(late.HappenedAt), late.Reason?.Trim() ?? ""), language);
        return new SignDocument(
            language, Statements.TransitionTitle.In(language, scene.State.Id, node.Number), SignatureMeaning.Performed,
            Statements.Transition.In(language), lines);
    }

    public static SignDocument Reopen(Scene scene, ReopenCommand command, string language)
    {
        var lines = Head(scene, language);
        IReadOnlyList<StepPlace> places = RedoDecision.Places(scene, command).Value;
        lines.AddRange(places.Select(place => new SignLine($"{Words.Step.In(language)} {place.Number}", place.Instruction.Title.In(language))));
        lines.Add(new SignLine(Words.Reason.In(language), command.Reason.Trim()));
        var name = command.Step is null ? places[0].Phase.Number : places[0].Number;
        return new SignDocument(
            language, Statements.ReopenTitle.In(language, scene.State.Id, name), SignatureMeaning.Approved, Statements.Reopen.In(language), lines);
    }

    public static SignDocument Block(Scene scene, Telling telling, StepPlace place, int signer, string language)
    {
        var meaning = place.Instruction.Signers[signer].Meaning;
        var document = Of(scene, telling.State, place, language, meaning, Statements.Block);
        var signed = telling.State.Step(place).Block.Where(one => SignatureBlock.IsCurrent(telling.State.Step(place), one))
            .Select(one => new SignLine(Words.Of(one.State.Signature.Meaning).In(language), $"{one.State.Signature.PrintedName} ({one.State.Signature.Signer})"));
        return document with { Lines = [.. document.Lines, .. signed] };
    }

    /// <summary>Lines that every document of a batch begins with: which batch, and by which exact recipe.</summary>
    public static List<SignLine> Head(Scene scene, string language)
    {
        var order = scene.Order;
        List<SignLine> lines =
        [
            new(Words.Batch.In(language), scene.State.Id),
            new(Words.Product.In(language), order.Product?.Name ?? order.Recipe.Title.In(language)),
            new(Words.Recipe.In(language), $"{order.Recipe.Id} {order.Recipe.Version}"),
            new(Words.RecipeHash.In(language), order.Recipe.Hash),
        ];
        if (order.Control?.Parameters is { } parameters)
            lines.Add(new(Words.ParametersHash.In(language), parameters));
        return lines;
    }

    private static SignDocument Of(
        Scene scene, BatchState state, StepPlace place, string language, SignatureMeaning meaning, Word statement)
    {
        var step = state.Step(place);
        var lines = Head(scene, language);
        lines.Add(new SignLine(Words.Phase.In(language), $"{place.Phase.Number} {place.Phase.Title.In(language)}"));
        lines.Add(new SignLine(Words.Step.In(language), $"{place.Number} {place.Instruction.Title.In(language)}"));
        if (place.Instruction.Text is { } text)
            lines.Add(new SignLine(Words.Instruction.In(language), text.In(language)));
        AddRules(lines, scene, place.Instruction, language);
        AddData(lines, place.Instruction, step, language);
        foreach (var exception in state.Exceptions.Where(one => one.Opened.Step == place.Id))
        {
            var why = string.Join(" ", exception.Justifications.Select(one => one.Text));
            lines.Add(new SignLine(Words.Exception.In(language), $"{exception.Opened.In(language)} {why}".TrimEnd()));
        }

        if (meaning == SignatureMeaning.Verified && step.Current(SignatureMeaning.Performed) is { } performed)
            lines.Add(new SignLine(Words.PerformedBy.In(language), $"{performed.Signature.PrintedName} ({performed.Signature.Signer})"));
        return new SignDocument(
            language, Statements.StepTitle.In(language, scene.State.Id, place.Number, place.Instruction.Title.In(language)), meaning,
            statement.In(language), lines);
    }

    private static void AddRules(List<SignLine> lines, Scene scene, Instruction instruction, string language)
    {
        if (instruction.Limits is { } limits)
            lines.Add(new SignLine(Words.Limits.In(language), ValueReader.Range(limits, instruction.Unit)));
        if (instruction.Alert is { } alert)
            lines.Add(new SignLine(Words.AlertLimits.In(language), ValueReader.Range(alert, instruction.Unit)));
        if (instruction.Expected.Count > 0)
        {
            lines.Add(new SignLine(
                Words.Expected.In(language),
                string.Join(" / ", instruction.Expected.Select(code => Words.Answer(instruction, code, language)))));
        }

        if (instruction.MaterialCode is { } code)
            lines.Add(new SignLine(Words.Material.In(language), $"{code} {scene.Recipe.MaterialNames.GetValueOrDefault(code)}".TrimEnd()));
        if (instruction.Quantity is { } quantity)
        {
            var target = Scaling.Of(scene.Order, quantity);
            lines.Add(new SignLine(Words.Target.In(language), ChargeInDecision.Judge(target, instruction.Tolerance, target).Expected));
        }
    }

    private static void AddData(List<SignLine> lines, Instruction instruction, StepState step, string language)
    {
        foreach (var charge in step.Charges)
        {
            lines.Add(new SignLine(
                $"{Words.Lot.In(language)} {charge.Index.ToString(CultureInfo.InvariantCulture)}",
                $"{charge.Lot} · {charge.MaterialName} · {charge.Quantity} · {Words.Expiry.In(language)} {charge.LotExpiresOn ?? "–"}"));
            if (charge.Return is { } back)
                lines.Add(new SignLine(Words.PutBack.In(language), $"{charge.Returned} · {back.Text} · {Words.Total.In(language)} {charge.Net}"));
            AddLate(lines, charge.Late, language);
        }

        foreach (var one in step.Dispensed)
            lines.AddRange(DetailTexts.Of(one, language).Select(line => new SignLine(line.Label, line.Text)));
        if (step.Charges.Count > 1)
            lines.Add(new SignLine(Words.Total.In(language), Sum(step)));
        if (step.Equipment is { } equipment)
            lines.Add(new SignLine(Words.Equipment.In(language), $"{equipment.Equipment} {equipment.Name}"));
        foreach (var claimed in step.Packs.Select(one => one.Late).Append(step.TimerLate))
            AddLate(lines, claimed, language);
        if (step.Packs.Count > 0)
        {
            var packs = step.Packs.Sum(one => one.Count);
            lines.Add(new SignLine(Words.Packs.In(language), packs.ToString(CultureInfo.InvariantCulture)));
        }

        if (step.Charges.Count == 0 && step.Dispensed.IsEmpty && step.Value is { } value)
        {
            var shown = $"{Words.Answer(instruction, value.Value, language)} {value.Unit?.Symbol}".TrimEnd();
            lines.Add(new SignLine(Words.Value.In(language), value.Share is { } share ? $"{shown} ({share.Percent})" : shown));
            lines.AddRange(DetailTexts.Of(value.Detail, language).Select(line => new SignLine(line.Label, line.Text)));
            AddLate(lines, value.Late, language);
        }

        foreach (var row in step.Rows)
        {
            lines.Add(new SignLine($"{Words.Row.In(language)} {row.Row}", DetailTexts.Of(instruction, row, language)));
            AddLate(lines, row.Late, language);
        }

        foreach (var corrected in step.Values.Where(value => value.Reason is not null))
            lines.Add(new SignLine(Words.Correction.In(language), $"{corrected.Value} {corrected.Unit?.Symbol} · {corrected.Reason}"));
    }

    // Who signs sees what was claimed: when it happened, why it is entered later, and from which form.
    private static void AddLate(List<SignLine> lines, LateEntry? late, string language)
    {
        if (late is not null)
            lines.Add(new SignLine(Words.HappenedAt.In(language), string.Join(" · ", new[] { Micros.ToText(late.HappenedAt), late.Reason, late.Paper?.Form, late.Paper?.By }.OfType<string>())));
    }

    private static string Sum(StepState step)
    {
        var sum = step.Charges.Skip(1).Aggregate(
            Outcome<Quantity>.Ok(step.Charges[0].Net), (total, charge) => total.Then(one => one.Plus(charge.Net)));
        return sum.IsOk ? sum.Value.ToString() : "–";
    }
}
