using System.Globalization;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What the bell tells about recipes: whose signature is next, and what was said to whom.</summary>
internal sealed class RecipeNotices : INoticeRule
{
    public const string Waits = "recipe-waits-for-you";
    public const string Open = "recipe-comment-open";

    private const int TextMax = 120;

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        RecipeReviewBegun begun => [.. Over(entry), WaitsFor(entry, begun.Route[0].Role, begun.Id, begun.Version)],
        RecipeChecked { Next: { } next } done => [.. Over(entry), WaitsFor(entry, next, done.Id, done.Version)],
        RecipeChecked or RecipeApproved or RecipeReturnedToDraft => Over(entry),
        RecipeCommented said => Tell(entry, said, NoticeUrgency.MustAct, Open, said.Id, said.Version, said.Number, said.Text),
        RecipeCommentReplied said => Tell(
            entry, said, NoticeUrgency.GoodToKnow, "recipe-comment-replied", said.Id, said.Version, said.Number, said.Text),
        RecipeCommentResolved done =>
            [
                Closed(entry, done.Number),
                .. Tell(entry, done, NoticeUrgency.GoodToKnow, "recipe-comment-resolved", done.Id, done.Version, done.Number, done.Text ?? ""),
            ],
        RecipeSuggestionApplied done => [Closed(entry, done.Number)],
        _ => [],
    };

    /// <summary>Of one comment, so that it closes by itself.</summary>
    private static string SubjectOf(Entry entry, int number) => string.Create(CultureInfo.InvariantCulture, $"{entry.Stream}/comments/{number}");

    private static IEnumerable<NoticeChange> Over(Entry entry) => [new NoticeChange.Close(Waits, entry.Stream)];

    private static NoticeChange.Close Closed(Entry entry, int number) => new(Open, SubjectOf(entry, number));

    private static NoticeChange.Open WaitsFor(Entry entry, Role role, string id, string version) => new(
        NoticeAudience.Of(role), NoticeUrgency.MustAct, Waits, entry.Stream, new Dictionary<string, string> { ["id"] = id, ["version"] = version });

    private static IEnumerable<NoticeChange> Tell(
        Entry entry, ITold told, NoticeUrgency urgency, string code, string id, string version, int number, string text)
    {
        var facts = new Dictionary<string, string>
        {
            ["id"] = id,
            ["version"] = version,
            ["number"] = number.ToString(CultureInfo.InvariantCulture),
            ["by"] = entry.Actor,
            ["text"] = text.Length > TextMax ? text[..TextMax] + "…" : text,
        };
        return told.Told.Select(person => new NoticeChange.Open(NoticeAudience.OfPerson(person), urgency, code, SubjectOf(entry, number), facts));
    }
}
