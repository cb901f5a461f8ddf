using System.Globalization;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What the bell tells about recipes: whose signature is next, and what was said to whom.</summary>
internal sealed class RecipeNotices : INoticeRule
{
    private const int TextMax = 120;

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        RecipeReviewBegun begun => [Over(entry), WaitsFor(entry, begun.Route[0].Role, begun.Id, begun.Version)],
        RecipeChecked { Next: { } next } done => [Over(entry), WaitsFor(entry, next, done.Id, done.Version)],
        RecipeChecked or RecipeApproved or RecipeReturnedToDraft => [Over(entry)],
        RecipeCommented one => one.Told.Select(person => Tell(
            SubjectOf(entry, one.Number), person,
            NoticeUrgency.MustAct, "recipe-comment-open", ("id", one.Id), ("version", one.Version), ("number", one.Number), ("by", entry.Actor), ("text", one.Text))),
        RecipeCommentReplied one => one.Told.Select(person => Tell(
            SubjectOf(entry, one.Number), person,
            NoticeUrgency.GoodToKnow, "recipe-comment-replied", ("id", one.Id), ("version", one.Version), ("number", one.Number), ("by", entry.Actor), ("text", one.Text))),
        RecipeCommentResolved one => one.Told.Select(person => Tell(
            SubjectOf(entry, one.Number), person,
            NoticeUrgency.GoodToKnow, "recipe-comment-resolved", ("id", one.Id), ("version", one.Version), ("number", one.Number), ("by", entry.Actor), ("text", one.Text)))
            .Prepend(Closed(entry, one.Number)),
        RecipeSuggestionApplied done => [Closed(entry, done.Number)],
        _ => [],
    };

    /// <summary>Of one comment, so that it closes by itself.</summary>
    private static string SubjectOf(Entry entry, int number) => string.Create(CultureInfo.InvariantCulture, $"{entry.Stream}/comments/{number}");

    private static NoticeChange Over(Entry entry) => new NoticeChange.Close("recipe-waits-for-you", entry.Stream);

    private static NoticeChange Closed(Entry entry, int number) => new NoticeChange.Close("recipe-comment-open", SubjectOf(entry, number));

    private static NoticeChange WaitsFor(Entry entry, Role role, string id, string version) => Open(
        NoticeAudience.Of(role), entry.Stream,
        NoticeUrgency.MustAct, "recipe-waits-for-you", ("id", id), ("version", version));

    private static NoticeChange Tell(string subject, string person, NoticeUrgency urgency, string code, params (string Name, object? Value)[] facts) =>
        Open(NoticeAudience.OfPerson(person), subject, urgency, code, facts);

    private static NoticeChange Open(string audience, string subject, NoticeUrgency urgency, string code, params (string Name, object? Value)[] facts) =>
        new NoticeChange.Open(audience, urgency, code, subject, facts.ToDictionary(fact => fact.Name, fact => Short($"{fact.Value}")));

    private static string Short(string text) => text.Length > TextMax ? text[..TextMax] + "…" : text;
}
