using Theriac.People;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ChecklistTests
{
    private static readonly IReadOnlyList<Tick> All = [new("a"), new("b", NotApplicable: true, "No printed material")];

    [Fact]
    [Trait("Requirement", "C-192a")]
    public void Every_line_of_the_checklist_is_answered_before_the_review_is_signed()
    {
        var floor = Reviewed.Done();
        floor.Set(List(ChecklistPurpose.Review));
        floor.Must(floor.Do(Reviewed.Qa, ReviewDecisions.Start));
        Assert.Equal(["a", "b"], Open([]));
        Assert.Equal(["b"], Open([new("a"), new("b", NotApplicable: true, " ")]));
        floor.Must(floor.SignReview(All));
        var answered = floor.State.Review!.Checklist!;
        Assert.Equal((1, "No printed material"), (answered.Version, answered.Lines[1].Comment));

        IEnumerable<string> Open(IReadOnlyList<Tick> ticks) =>
            ReviewDecisions.Sign(floor.Scene(Reviewed.Qa), new ReviewCommand(ticks), null).Refusal.Errors.Select(error => error.Field);
    }

    [Fact]
    public void The_answers_are_a_part_of_what_is_signed()
    {
        var floor = Reviewed.Done();
        floor.Set(List(ChecklistPurpose.Certification));
        floor.Review();
        Assert.Equal("checklist-incomplete", floor.Certify().Code());
        var document = ReleaseDocuments.Certify(floor.Scene(Reviewed.Qp), new CertifyCommand(Checklist: All), "HN-1", "vi");
        Assert.Contains(document.Lines, line => line is { Label: "Line b", Value: "Không áp dụng No printed material" });
        floor.Must(floor.Certify(ticks: All));
        Assert.Equal(2, floor.State.Decided!.Under!.Checklist!.Lines.Count);
    }

    [Fact]
    public void The_list_of_the_product_and_market_stands_before_those_for_all()
    {
        var floor = Reviewed.Done();
        Assert.Null(floor.Rules.List(ChecklistPurpose.Certification, "P-1", "EU"));
        floor.Set(List(ChecklistPurpose.Certification));
        floor.Set(List(ChecklistPurpose.Certification, market: "EU"));
        Assert.Equal((null, "EU"), Key("P-1", "EU"));
        floor.Set(List(ChecklistPurpose.Certification, product: "P-1"));
        Assert.Equal(("P-1", null), Key("P-1", "EU"));
        Assert.Equal((null, null), Key("P-2", "US"));
        floor.Set(List(ChecklistPurpose.Certification, "P-1", "EU"));
        Assert.Equal(("P-1", "EU"), Key("p-1", "eu"));

        (string? Product, string? Market) Key(string product, string market)
        {
            var list = floor.Rules.List(ChecklistPurpose.Certification, product, market)!;
            return (list.Product, list.Market);
        }
    }

    private static ReleaseChecklistSet List(ChecklistPurpose purpose, string? product = null, string? market = null) => new(
        purpose, product, market, [new ChecklistLine("a", "Line a"), new ChecklistLine("b", "Line b")], "Procedure QA-12",
        Floor.Sign("qa", SignatureMeaning.Approved));
}
