using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A question of a reviewer stands in the bell of the person who is asked, until it is answered.</summary>
internal sealed class ReviewNotices : INoticeRule
{
    private const int TextMax = 120;

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        ReviewQuestionAsked one =>
        [
            Tell(entry, one, NoticeUrgency.MustAct, "review-question", ("batch", BatchOf(entry)), ("by", one.By.Name), ("text", Short(one.Text))),
        ],
        ReviewQuestionAnswered one =>
        [
            new NoticeChange.Close("review-question", SubjectOf(entry, one.Id)),
        ],
        _ => [],
    };

    private static NoticeChange Tell(
        Entry entry, ReviewQuestionAsked one, NoticeUrgency urgency, string code, params (string Name, string Value)[] facts) => new NoticeChange.Open(
            NoticeAudience.OfPerson(one.To.Id), urgency, code, SubjectOf(entry, one.Id), facts.ToDictionary(fact => fact.Name, fact => fact.Value));

    private static string SubjectOf(Entry entry, string question) => $"{entry.Stream}/questions/{question}";

    private static string BatchOf(Entry entry) => entry.Stream["batch/".Length..];

    private static string Short(string text) => text.Length > TextMax ? text[..TextMax] + "…" : text;
}
