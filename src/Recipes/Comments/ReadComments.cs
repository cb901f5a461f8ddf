using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

internal sealed record CommentList(IReadOnlyList<CommentView> Items);

/// <param name="IsOfNow">True when it was said about the content as it is.</param>
internal sealed record CommentView(
    int Number, EditItem Item, string Text, EditChange? Suggestion, EditPerson By, string At, bool IsOfNow, CommentState State,
    EditPerson? ClosedBy, string? ClosedAt, IReadOnlyList<ReplyView> Replies);

internal sealed record ReplyView(EditPerson By, string At, string Text);

internal sealed class ReadComments(RecipeVersions versions, IStreams streams, EditPeople people)
{
    public async Task<Outcome<CommentList>> HandleAsync(string id, string version, CancellationToken cancellation)
    {
        var now = await versions.LoadAsync(id, version, cancellation);
        if (now.State.Summary is null) return RecipeRefusals.Unknown();
        List<CommentView> views = [];
        foreach (var comment in (await streams.LoadAsync<RecipeComments>(now.Stream, cancellation)).State.All)
            views.Add(await ViewAsync(comment, now.State.Recipe, cancellation));
        return new CommentList(views);
    }

    private async Task<CommentView> ViewAsync(RecipeComment comment, string recipe, CancellationToken cancellation)
    {
        List<ReplyView> replies = [];
        foreach (var reply in comment.Replies)
            replies.Add(new ReplyView(await people.OfAsync(reply.By, cancellation), Micros.ToText(reply.At), reply.Text));
        return new CommentView(
            comment.Number, comment.Item, comment.Text, comment.Suggestion, await people.OfAsync(comment.By, cancellation),
            Micros.ToText(comment.At), comment.Recipe == recipe, comment.State,
            comment.ClosedBy is { } closer ? await people.OfAsync(closer, cancellation) : null,
            comment.ClosedAt is { } at ? Micros.ToText(at) : null, replies);
    }
}
