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
    ILedger ledger, RecipeVersions versions, WriteEdit write, RecipeDesk desk, EditPeople people, Phrases phrases)
{
    public async Task<Outcome<EditAnswer>> HandleAsync(
        string id, string version, ReadOnlyMemory<byte> body, Caller caller, string language, CancellationToken cancellation)
    {
        if (!EditReader.Read(body).Try(out var input, out var refusal)) return refusal;
        var before = await versions.LoadAsync(id, version, cancellation);
        if (before.State.Summary is null) return RecipeRefusals.Unknown();
        var author = await desk.AuthorAsync(caller, WriteVersion.Roles, cancellation);
        // What changes nothing is no entry. A refusal is none either: an editor saves by itself, again and again; nobody tried anything.
        if (!(await DecideAsync(before, input, author, cancellation)).Try(out var first, out refusal)) return refusal;
        if (first.Request.Drafts.Count == 0) return await AnswerAsync(first.Result, language, cancellation);
        var isFirst = true;
        var decided = await ledger.DecideAsync<EditMade>(
            async token =>
            {
                if (!isFirst) return await DecideAsync(await versions.LoadAsync(id, version, token), input, author, token);
                isFirst = false;
                return first;
            },
            cancellation: cancellation);
        if (!decided.Try(out var done, out refusal)) return refusal;
        return await AnswerAsync(done.Result, language, cancellation);
    }

    private async Task<Outcome<Decision<EditMade>>> DecideAsync(
        Folded<RecipeVersion> now, EditInput input, Author author, CancellationToken cancellation)
    {
        if (!(await write.MakeAsync(now, input.Base, input.Changes, cancellation)).Try(out var made, out var refusal)) return refusal;
        List<Draft> drafts = made.Fact is { } fact ? [new(now.Stream, fact)] : [];
        return new Decision<EditMade>(made, new AppendRequest(author, drafts, [now.At]));
    }

    private async Task<Outcome<EditAnswer>> AnswerAsync(EditMade edited, string language, CancellationToken cancellation)
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
}
