using Theriac.Batches.Print;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The two signatures of a paper form: who copied it, and who compared the copy with the paper.</summary>
internal static class PaperSigning
{
    public static SignedAction Transcribe(TranscribePaperFormCommand command) => new("transcribe-paper-form", command)
    {
        Needs = new Needs { Files = [.. (command.Originals ?? []).Select(file => file.Content)] },
        Decide = (scene, signature) => PaperForms.Transcribe(scene, command, signature),
        Document = (scene, _, language) => Of(
            scene, command.Form, language, SignatureMeaning.Performed, Statements.TranscribeTitle,
            PaperForms.Entries(scene, Form(scene, command.Form).Id).Count > 0 ? Statements.Transcribe : Statements.AttachPaper, command.Originals),
        Requirement = scene => new SignRequirement(SigningRoles.Performers, scene.Order.Site, []),
    };

    public static SignedAction Verify(VerifyPaperFormCommand command) => new("verify-paper-form", command)
    {
        MayBeSecondPerson = true,
        Decide = (scene, signature) => PaperForms.Verify(scene, command, Verifier(command, scene), signature),
        Document = (scene, _, language) => Of(
            scene, command.Form, language, SignatureMeaning.Verified, Statements.VerifyPaperTitle, Statements.VerifyPaper,
            Form(scene, command.Form).Transcribed?.Originals),
        Requirement = scene => new SignRequirement(
            [Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.Operator], scene.Order.Site,
            [.. PaperForms.Transcribers(scene, Form(scene, command.Form))]),
    };

    // The originals are part of it: their hash says which pages were compared.
    private static SignDocument Of(
        Scene scene, string id, string language, SignatureMeaning meaning, Word title, Word statement, IReadOnlyList<AttachedFile>? originals)
    {
        var form = Form(scene, id);
        var lines = StepDocuments.Head(scene, language);
        lines.Add(new SignLine(Words.PaperForm.In(language), form.Id));
        lines.Add(new SignLine(Words.RecordHash.In(language), form.Issued.RecordHash));
        lines.AddRange(PaperForms.Entries(scene, form.Id).Select(one => new SignLine(
            $"{one.Place.Number} {one.Place.Instruction.Title.In(language)}",
            $"{Shown(scene, one, language)} · {PrintedTime.Of(one.Late.HappenedAt, one.Stamp.OffsetMinutes)} · {one.Late.Paper!.By}")));
        lines.AddRange((originals ?? []).Select(file => new SignLine(Words.PaperOriginal.In(language), $"{file.Name} · {file.Content}")));
        return new SignDocument(language, title.In(language, scene.State.Id, form.Id), meaning, statement.In(language), lines);
    }

    public static string Shown(Scene scene, PaperEntry one, string language)
    {
        var step = scene.State.Step(one.Place);
        return step.Charges.Count == 0 && step.Rows.Count == 0 && step.Value is { } value && step.Values.Any(entry => entry.Stamp.Number == one.Stamp.Number)
            ? $"{Words.Answer(one.Place.Instruction, value.Value, language)} {value.Unit?.Symbol}".TrimEnd()
            : step.Charges.Find(charge => charge.Stamp.Number == one.Stamp.Number) is { } charged ? $"{charged.Lot} · {charged.Quantity}" : one.Shown;
    }

    private static PaperFormState Form(Scene scene, string id) =>
        PaperForms.Find(scene.State, id).Try(out var form, out _) ? form : throw new InvalidOperationException("The decision knows the form.");

    private static string? Verifier(VerifyPaperFormCommand command, Scene scene) => command.Signature is not { } input ? null
        : string.IsNullOrWhiteSpace(input.UserId) ? scene.Who.UserId : input.UserId.Trim().ToLowerInvariant();
}
