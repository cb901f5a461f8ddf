using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Where a draft stands after an edit, what of it was not applied, and what others did meanwhile.</summary>
/// <param name="Applied">How many of the changes stand in the result.</param>
/// <param name="Reload">True when the content that the client began from is not known any more.</param>
internal sealed record EditAnswer(
    string Hash, int FindingsOpen, int Applied, IReadOnlyList<EditConflictView> Conflicts, IReadOnlyList<OtherChange> Others, bool Reload);

internal sealed record EditConflictView(
    int Change, EditConflictReason Reason, JsonElement? Yours, JsonElement? Theirs, EditPerson? By, string? At, string Detail,
    IReadOnlyList<FieldError> Errors);

internal sealed record OtherChange(EditPerson By, string At, EditChange Change);

internal sealed record EditPerson(string Id, string Name);

/// <summary>Changes a draft in places. Changes of several authors meet here: each is applied, or comes back as a conflict.</summary>
internal sealed class EditDraft(
    ILedger ledger, RecipeVersions versions, RecipeContents contents, RecipeDesk desk, EditPeople people, Phrases phrases)
{
    private const string Command = "edit-recipe";

    public async Task<Outcome<EditAnswer>> HandleAsync(
        string id, string version, ReadOnlyMemory<byte> body, Caller caller, string language, CancellationToken cancellation)
    {
        if (!EditReader.Read(body).Try(out var input, out var refusal)) return refusal;
        var before = await versions.LoadAsync(id, version, cancellation);
        if (before.State.Summary is null) return RecipeRefusals.Unknown();
        var author = await desk.AuthorAsync(caller, WriteVersion.Roles, cancellation);
        var record = new RefusalRecord(author, before.Stream, Command);
        // What changes nothing is no entry.
        if (!(await DecideAsync(before, input, author, cancellation)).Try(out var first, out refusal))
        {
            await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        if (first.Request.Drafts.Count == 0) return await AnswerAsync(first.Result, language, cancellation);
        var decided = await ledger.DecideAsync<Edited>(
            async token => await DecideAsync(await versions.LoadAsync(id, version, token), input, author, token), record, cancellation);
        if (!decided.Try(out var done, out refusal)) return refusal;
        return await AnswerAsync(done.Result, language, cancellation);
    }

    private async Task<Outcome<Decision<Edited>>> DecideAsync(
        Folded<RecipeVersion> now, EditInput input, Author author, CancellationToken cancellation)
    {
        if (Drafts.Fault(now, null) is { } fault) return fault;
        var since = EditsSince.Of(now.State.Edits, input.Base, now.State.Recipe);
        var outcome = RecipeEdits.Apply(await contents.EditedAsync(now.State.Recipe, cancellation), input.Changes, since);
        if (outcome.Effective.Count == 0)
            return new Decision<Edited>(
                new Edited(now.State.Recipe, now.State.Summary!.FindingsOpen, outcome, since), new AppendRequest(author, [], []));
        var (hash, length) = RecipeBytes.Hash(outcome.Recipe.Recipe);
        if (length > RecipeLimits.BytesMax) return RecipeRefusals.TooLarge(length);
        contents.Keep(hash, outcome.Recipe);
        var isStored = now.State.EditsUnstored + 1 >= EditedContents.EditsMax;
        if (isStored) await contents.PutAsync(outcome.Recipe.Recipe, cancellation);
        var summary = Summaries.Of(outcome.Recipe.Recipe, await contents.FindingsAsync(now.State.Findings, cancellation));
        var fact = new RecipeEdited(summary, hash, now.State.Recipe, now.State.Findings, isStored, outcome.Effective);
        return new Decision<Edited>(
            new Edited(hash, summary.FindingsOpen, outcome, since), new AppendRequest(author, [new Draft(now.Stream, fact)], [now.At]));
    }

    private async Task<Outcome<EditAnswer>> AnswerAsync(Edited edited, string language, CancellationToken cancellation)
    {
        List<EditConflictView> conflicts = [];
        foreach (var one in edited.Outcome.Conflicts)
        {
            IReadOnlyList<FieldError> errors = [.. one.Errors.Select(error => error.In(phrases, language))];
            conflicts.Add(new EditConflictView(
                one.Change, one.Reason, one.Yours, one.Theirs, one.By is { } by ? await people.OfAsync(by.Actor, cancellation) : null,
                one.By is { } touch ? Micros.ToText(touch.At) : null, string.Join(' ', errors.Select(error => error.Detail)), errors));
        }
        return new EditAnswer(
            edited.Hash, edited.FindingsOpen, edited.Outcome.Applied, conflicts, await people.TellAsync(edited.Since.Made, cancellation),
            !edited.Since.IsKnown);
    }

    private sealed record Edited(string Hash, int FindingsOpen, EditOutcome Outcome, EditsSince Since);
}

/// <summary>Reads the changes strictly: a misspelt member must not be lost in silence.</summary>
internal static class EditReader
{
    public static Outcome<EditInput> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > RecipeLimits.EditBytesMax) return RecipeRefusals.EditTooLarge(body.Length);
        // Values are stored as they come, so whatever has no canonical form is refused before anything looks into it.
        if (!CanonicalJson.Canonicalize(body.Span).Try(out var canonical, out var refusal)) return refusal;
        try
        {
            var input = JsonSerializer.Deserialize<EditInput>(canonical, KernelJson.Strict);
            if (input is null) return RecipeRefusals.EditNotReadable("");
            return input.Changes.Count <= RecipeLimits.EditChangesMax
                ? input
                : Refusal.Input("/changes", "too-many", $"{input.Changes.Count} items; {RecipeLimits.EditChangesMax} at most.");
        }
        catch (JsonException exception)
        {
            return RecipeRefusals.EditNotReadable(exception.Path ?? "");
        }
    }
}
