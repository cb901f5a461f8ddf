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
            new NoticeChange.Open(NoticeAudience.OfPerson(one.To.Id), NoticeUrgency.MustAct, "review-question", SubjectOf(entry, one.Id), new Dictionary<string, string>
            {
                ["batch"] = BatchOf(entry), ["by"] = one.By.Name, ["text"] = Short(one.Text),
            }),
        ],
        ReviewQuestionAnswered one =>
        [
            new NoticeChange.Close("review-question", SubjectOf(entry, one.Id)),
        ],
        _ => [],
    };

    private static string SubjectOf(Entry entry, string question) => $"{entry.Stream}/questions/{question}";

    private static string BatchOf(Entry entry) => entry.Stream["batch/".Length..];

    private static string Short(string text) => text.Length > TextMax ? text[..TextMax] + "…" : text;
}
