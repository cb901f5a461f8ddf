using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A form for all that remains, or for one operation; or another numbered copy of one that was issued.</summary>
internal sealed record IssuePaperFormCommand(string Reason, string? Language = null, string? Operation = null, string? CopyOf = null);

internal sealed record ClosePaperFormCommand(string Form, PaperFormEnd How, string Reason);

internal sealed record TranscribePaperFormCommand(string Form, IReadOnlyList<AttachedFile>? Originals = null) : SignedCommand;

internal sealed record VerifyPaperFormCommand(string Form) : SignedCommand;

/// <summary>
/// Paper for a long outage: issued by number, copied afterwards by one person, compared with the paper by another, the original
/// attached, and every form accounted for.
/// </summary>
internal static class PaperForms
{
    public const int NameMax = 200;
    public const int OriginalsMax = 50;

    private static readonly Role[] Issuers = [Role.Supervisor, Role.QaReviewer];

    public static Outcome<PaperFormState> Find(BatchState state, string? id) =>
        state.PaperForms.Find(one => string.Equals(one.Id, id?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } form
            ? Outcome<PaperFormState>.Ok(form)
            : PaperFormsRefusals.PaperFormUnknown(id ?? "");

    /// <summary>A form that may still be copied from.</summary>
    public static Outcome<PaperFormState> Open(BatchState state, string? id) => Find(state, id).Then(form =>
        form.Standing == PaperFormStanding.Issued ? Outcome<PaperFormState>.Ok(form) : PaperFormsRefusals.PaperFormNotOpen(form));

    public static Outcome<Telling> Issue(Scene scene, IssuePaperFormCommand command)
    {
        if ((Guards.HasRole(scene, Issuers) ?? Ended(scene)) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (command.Language is { } language && !Phrases.Languages.Contains(language))
            return PaperFormsRefusals.PaperLanguageUnknown(language);
        var telling = new Telling(scene);
        var paper = scene.Paper ?? throw new InvalidOperationException("The handler loads the register and the hash.");
        var number = paper.Register.State.NextNumber(scene.Order.Site, scene.Today);
        if (!Ask(scene, command, number, paper.RecordHash).Try(out var issued, out refusal))
            return refusal;
        telling.Tell(issued);
        telling.TellOf(paper.Register.At, new PaperFormRegistered(number, scene.State.Id, scene.Who.UserId));
        return telling;
    }

    // A copy bears what its first one bears: they are the same form, in another language perhaps.
    private static Outcome<PaperFormIssued> Ask(Scene scene, IssuePaperFormCommand command, string number, string hash)
    {
        var (reason, language) = (command.Reason.Trim(), command.Language ?? "en");
        if (command.CopyOf is { } first)
        {
            return Open(scene.State, first).Map(form => form.Issued with
            {
                Form = number,
                Reason = reason,
                CopyOf = form.Issued.CopyOf ?? form.Id,
                By = scene.Who.By,
                Language = command.Language ?? form.Issued.Language,
            });
        }

        var steps = Remaining(scene.State, scene.Recipe, command.Operation).Select(place => place.Id).ToList();
        return steps.Count == 0
            ? PaperFormsRefusals.PaperNothingLeft()
            : new PaperFormIssued(number, hash, scene.State.Version, steps, language, reason, null, scene.Who.By);
    }

    /// <summary>What is not done and not left out, in the order of the recipe.</summary>
    public static IEnumerable<StepPlace> Remaining(BatchState state, ControlRecipe recipe, string? operation) =>
        recipe.Steps.Where(place => !state.SkippedNodes.Contains(place.Phase.Id)
            && (operation is null || ControlRecipe.OutlineOf(place.Phase).Id == operation)
            && state.Step(place).Completed is null);

    public static Outcome<Telling> Close(Scene scene, ClosePaperFormCommand command)
    {
        if ((Guards.HasRole(scene, Issuers) ?? Decided(scene)) is { } refusal)
            return refusal;
        if (!Open(scene.State, command.Form).Try(out var form, out refusal))
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (Entries(scene, form.Id).Count > 0)
            return PaperFormsRefusals.PaperFormUsed(form.Id);
        var telling = new Telling(scene);
        telling.Tell(new PaperFormClosed(form.Id, command.How, command.Reason.Trim(), telling.By));
        return telling;
    }

    public static Outcome<Telling> Transcribe(Scene scene, TranscribePaperFormCommand command, Signature? signature)
    {
        if ((Guards.OnFloor(scene) ?? Decided(scene)) is { } refusal)
            return refusal;
        if (!Open(scene.State, command.Form).Try(out var form, out refusal))
            return refusal;
        var entries = Entries(scene, form.Id);
        // Once work has ended nothing can be copied any more: then the original itself, attached and compared, accounts for the form.
        if (entries.Count == 0 && !scene.State.HasEnded)
            return PaperFormsRefusals.PaperFormEmpty(form.Id);
        if (command.Originals is not { Count: > 0 and <= OriginalsMax } originals || !originals.All(file => scene.StoredFiles.Contains(file.Content)))
            return PaperFormsRefusals.PaperOriginalMissing(form.Id);
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new PaperFormTranscribed(form.Id, entries.Count, originals, signature));
        return telling;
    }

    public static Outcome<Telling> Verify(Scene scene, VerifyPaperFormCommand command, string? signer, Signature? signature)
    {
        if ((Guards.AtTerminal(scene) ?? Decided(scene)) is { } refusal)
            return refusal;
        if (!Find(scene.State, command.Form).Try(out var form, out refusal))
            return refusal;
        if (form.Standing != PaperFormStanding.Transcribed)
            return PaperFormsRefusals.PaperFormNotTranscribed(form);
        if ((signature?.Signer ?? signer) is { } who && Transcribers(scene, form).Contains(who))
            return PaperFormsRefusals.PaperVerifierTranscribed(form.Id);
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new PaperFormVerified(form.Id, signature));
        return telling;
    }

    /// <summary>Whoever copied something from it, or signed that it is copied.</summary>
    public static IReadOnlySet<string> Transcribers(Scene scene, PaperFormState form) =>
        Entries(scene, form.Id).Select(one => one.Stamp.Actor).Append(form.Transcribed?.Signature.Signer ?? "")
            .Where(who => who.Length > 0).ToHashSet(StringComparer.Ordinal);

    /// <summary>The entries that were copied from a form, in the order of the recipe.</summary>
    public static IReadOnlyList<PaperEntry> Entries(Scene scene, string form) =>
    [
        .. scene.Recipe.Steps.SelectMany(place => scene.State.Step(place).Runs.SelectMany(run => run.LateEntries).DistinctBy(one => (one.Key, one.Stamp.Number))
            .Where(one => one.Late.Paper?.Form == form)
            .Select(one => new PaperEntry(place, one.Shown, one.Late, one.Stamp))),
    ];

    /// <summary>Forms of which nobody knows what stands on them.</summary>
    public static IEnumerable<Blocker> Missing(BatchState state) => state.PaperForms.Where(form => !form.IsAccountedFor).Select(form =>
        form.Standing == PaperFormStanding.Transcribed
            ? new Blocker("paper-form-not-verified", form.Id, "", $"Paper form {form.Id} is not compared with the paper by a second person.", Role.Verifier)
            : new Blocker("paper-form-open", form.Id, "", $"Paper form {form.Id} is not accounted for: copy it, or say that it is void or destroyed.", Role.Supervisor));

    private static Refusal? Ended(Scene scene) => scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { HasEnded: true } => BatchesRefusals.BatchEnded(scene.State),
        _ => null,
    };

    private static Refusal? Decided(Scene scene) => scene.State.IsFinal ? BatchesRefusals.BatchDecided(scene.State) : null;
}

internal sealed record PaperEntry(StepPlace Place, string Shown, LateEntry Late, Stamp Stamp);
