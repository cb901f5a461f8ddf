using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.Recipes;

internal enum CommentState
{
    Open,
    Resolved,
    Applied,
}

/// <summary>What somebody said about a comment.</summary>
internal sealed record CommentReply(string By, long At, string Text);

/// <summary>A comment with everything that was said about it.</summary>
internal sealed record RecipeComment(int Number, string By, long At, string Recipe, EditItem Item, string Text, EditChange? Suggestion)
{
    public CommentState State { get; init; }

    public ImmutableList<CommentReply> Replies { get; init; } = [];

    public string? ClosedBy { get; init; }

    public long? ClosedAt { get; init; }

    public bool IsOpen => State == CommentState.Open;

    /// <summary>Everybody who said something about it.</summary>
    public IEnumerable<string> Voices => Replies.Select(reply => reply.By).Prepend(By).Distinct();
}

/// <summary>The comments of a version, folded from its stream.</summary>
internal sealed record RecipeComments : IStreamState<RecipeComments>
{
    /// <summary>By number, from 1.</summary>
    public ImmutableList<RecipeComment> All { get; private init; } = [];

    public static RecipeComments Empty(string stream) => new();

    public IEnumerable<RecipeComment> Open => All.Where(one => one.IsOpen);

    /// <summary>Open, and nobody said anything about it yet.</summary>
    public IEnumerable<RecipeComment> Unanswered => Open.Where(one => one.Replies.Count == 0);

    public RecipeComment? Find(int number) => number >= 1 && number <= All.Count ? All[number - 1] : null;

    public RecipeComments Apply(Entry entry, IFact fact) => fact switch
    {
        RecipeCommented said => this with
        {
            All = All.Add(new RecipeComment(said.Number, entry.Actor, entry.At, said.Recipe, said.Item, said.Text, said.Suggestion)),
        },
        RecipeCommentReplied reply => With(reply.Number, one => one with { Replies = one.Replies.Add(new CommentReply(entry.Actor, entry.At, reply.Text)) }),
        RecipeCommentResolved resolved => With(resolved.Number, one => Closed(Said(one, entry, resolved.Text), entry, CommentState.Resolved)),
        RecipeSuggestionApplied applied => With(applied.Number, one => Closed(one, entry, CommentState.Applied)),
        _ => this,
    };

    private RecipeComments With(int number, Func<RecipeComment, RecipeComment> change) => this with { All = All.SetItem(number - 1, change(All[number - 1])) };

    private static RecipeComment Said(RecipeComment one, Entry entry, string? text) =>
        text is null ? one : one with { Replies = one.Replies.Add(new CommentReply(entry.Actor, entry.At, text)) };

    private static RecipeComment Closed(RecipeComment one, Entry entry, CommentState state) =>
        one with { State = state, ClosedBy = entry.Actor, ClosedAt = entry.At };
}
