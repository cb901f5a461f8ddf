using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

internal sealed record CommentInput
{
    public required EditItem Item { get; init; }

    public required string Text { get; init; }

    public EditChange? Suggestion { get; init; }
}

internal sealed record CommentTextInput(string? Text = null);

internal sealed record CommentMade(int Number, CommentState State, string Hash);

/// <summary>Comments and suggestions on things of a version, while it is a draft or in review.</summary>
internal sealed class CommentOnRecipe(
    ILedger ledger, IStreams streams, RecipeVersions versions, RecipeContents contents, WriteEdit write, RecipeDesk desk)
{
    public const int TextMax = 2_000;

    private const string Command = "comment-recipe";

    public static readonly IReadOnlyList<Role> Roles = [Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer];

    public async Task<Outcome<CommentMade>> AddAsync(
        string id, string version, ReadOnlyMemory<byte> body, Caller caller, CancellationToken cancellation)
    {
        if (!EditReader.Read<CommentInput>(body).Try(out var input, out var refusal)) return refusal;
        if (TextFault(input.Text) is { } fault) return fault;
        return await DecideAsync(id, version, caller, Roles, async (now, comments, token) =>
        {
            if (Fault(now.State) is { } closed) return closed;
            var recipe = await contents.EditedAsync(now.State.Recipe, token);
            if (!IsThere(recipe, input.Item)) return RecipeRefusals.CommentItemGone();
            // A suggestion that could not be applied even now helps nobody.
            if (input.Suggestion is { } suggestion && RecipeEdits.Apply(recipe, [suggestion], EditsSince.Nothing).Conflicts is [var conflict, ..])
                return Refusal.Input([.. conflict.Errors.Select(error => error with { Field = "/suggestion" + error.Field })]);
            var number = comments.All.Count + 1;
            var summary = now.State.Summary!;
            return Writes(
                now, number, CommentState.Open, now.State.Recipe,
                new RecipeCommented(summary.Id, summary.Version, number, now.State.Recipe, input.Item, input.Text.Trim(), input.Suggestion)
                {
                    Told = Told(now.State.Authors.Concat(now.State.Checks.Select(one => one.Signer)), caller),
                });
        }, cancellation);
    }

    public async Task<Outcome<CommentMade>> ReplyAsync(
        string id, string version, int number, string? text, Caller caller, CancellationToken cancellation)
    {
        if (TextFault(text) is { } fault) return fault;
        return await DecideAsync(id, version, caller, Roles, (now, comments, _) =>
        {
            if (Fault(now.State) is { } closed) return Task.FromResult<Outcome<Made>>(closed);
            if (comments.Find(number) is not { } comment) return Task.FromResult<Outcome<Made>>(RecipeRefusals.CommentUnknown(number));
            var summary = now.State.Summary!;
            var replied = new RecipeCommentReplied(summary.Id, summary.Version, number, text!.Trim())
            {
                Told = Told(now.State.Authors.Concat(comment.Voices), caller),
            };
            return Task.FromResult(Writes(now, number, comment.State, now.State.Recipe, replied));
        }, cancellation);
    }

    public async Task<Outcome<CommentMade>> ResolveAsync(
        string id, string version, int number, string? text, Caller caller, CancellationToken cancellation)
    {
        if (text is not null && TextFault(text) is { } fault) return fault;
        return await DecideAsync(id, version, caller, Roles, (now, comments, _) =>
        {
            if (Fault(now.State) is { } closed) return Task.FromResult<Outcome<Made>>(closed);
            if (OpenFault(comments, number) is { } notOpen) return Task.FromResult<Outcome<Made>>(notOpen);
            var summary = now.State.Summary!;
            var resolved = new RecipeCommentResolved(summary.Id, summary.Version, number, text?.Trim())
            {
                Told = Told(comments.Find(number)!.Voices, caller),
            };
            return Task.FromResult(Writes(now, number, CommentState.Resolved, now.State.Recipe, resolved));
        }, cancellation);
    }

    /// <summary>An author takes a suggestion over, as an edit.</summary>
    public Task<Outcome<CommentMade>> ApplyAsync(string id, string version, int number, Caller caller, CancellationToken cancellation) =>
        DecideAsync(id, version, caller, WriteVersion.Roles, async (now, comments, token) =>
        {
            if (OpenFault(comments, number) is { } notOpen) return notOpen;
            var comment = comments.Find(number)!;
            if (comment.Suggestion is not { } suggestion) return RecipeRefusals.NoSuggestion(number);
            if (!(await write.MakeAsync(now, comment.Recipe, [suggestion], token)).Try(out var made, out var refusal)) return refusal;
            if (made.Outcome.Conflicts is [var conflict, ..]) return RecipeRefusals.SuggestionConflicts(conflict.Errors);
            var summary = now.State.Summary!;
            var applied = new RecipeSuggestionApplied(summary.Id, summary.Version, number, comment.By, made.Hash);
            return Writes(now, number, CommentState.Applied, made.Hash, made.Fact is { } edited ? [edited, applied] : [applied]);
        }, cancellation);

    private async Task<Outcome<CommentMade>> DecideAsync(
        string id, string version, Caller caller, IReadOnlyList<Role> roles,
        Func<Folded<RecipeVersion>, RecipeComments, CancellationToken, Task<Outcome<Made>>> decide, CancellationToken cancellation)
    {
        var author = await desk.AuthorAsync(caller, roles, cancellation);
        var stream = RecipeStreams.Version(id, version);
        if ((await versions.LoadAsync(id, version, cancellation)).State.Summary is null) return RecipeRefusals.Unknown();
        var decided = await ledger.DecideAsync<CommentMade>(
            async token =>
            {
                var now = await versions.LoadAsync(id, version, token);
                var comments = await streams.LoadAsync<RecipeComments>(stream, token);
                if (!(await decide(now, comments.State, token)).Try(out var made, out var refusal)) return refusal;
                return new Decision<CommentMade>(
                    made.Result, new AppendRequest(author, [.. made.Facts.Select(fact => new Draft(stream, fact))], [now.At]));
            },
            new RefusalRecord(author, stream, Command), cancellation);
        return decided.Map(done => done.Result);
    }

    private static Outcome<Made> Writes(Folded<RecipeVersion> now, int number, CommentState state, string hash, params IReadOnlyList<IFact> facts) =>
        new Made(new CommentMade(number, state, hash), facts);

    private static Refusal? Fault(RecipeVersion version) =>
        version.State is RecipeState.Draft or RecipeState.InReview ? null : RecipeRefusals.NotOpenForComments(version);

    private static Refusal? OpenFault(RecipeComments comments, int number) => comments.Find(number) switch
    {
        null => RecipeRefusals.CommentUnknown(number),
        { State: CommentState.Open } => null,
        _ => RecipeRefusals.CommentClosed(number),
    };

    /// <summary>Each once, and not the one who says it himself.</summary>
    private static IReadOnlyList<string> Told(IEnumerable<string> people, Caller caller) =>
        [.. people.Where(person => person != caller.UserId).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsThere(EditedRecipe recipe, EditItem item) =>
        item.Kind == RecipeItemKind.Header || (item is { Kind: RecipeItemKind.Element, Id: { } id } && recipe.Open(id) is not null) || recipe.Find(item) is not null;

    private static Refusal? TextFault(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > TextMax ? RecipeRefusals.CommentTextMissing(TextMax) : null;

    private sealed record Made(CommentMade Result, IReadOnlyList<IFact> Facts);
}
