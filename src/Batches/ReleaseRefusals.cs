using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Review, release, and their rules.</summary>
internal static class ReleaseRefusals
{
    /// <summary>Errors that one answer names.</summary>
    private const int ErrorsMax = 200;

    public static Refusal BatchNotEnded() => new("batch-not-ended", 409, "Work on the batch has not ended.");

    public static Refusal RecordIncomplete(IReadOnlyList<Blocker> missing) =>
        new("record-incomplete", 409, $"{missing.Count} things are missing in the record.")
        {
            Errors = [.. missing.Take(ErrorsMax).Select(one => new FieldError(one.Item, one.Code, one.Detail))],
            Facts = new Dictionary<string, string> { ["missing"] = $"{missing.Count}", ["first"] = missing[0].Item },
        };

    public static Refusal ReviewedAlready(ReviewState there) =>
        new Refusal("reviewed-already", 409, $"{there.Signature.PrintedName} has signed this review, and nothing changed since.").With("by", there.Signature.PrintedName);

    public static Refusal ItemsNotSeen(int count, string first) =>
        new Refusal("review-items-not-seen", 409, $"{count} items are not seen yet.").With("unseen", $"{count}").With("first", first);

    public static Refusal ItemUnknown(string item) =>
        new Refusal("review-item-unknown", 404, "The review has no such item.").With("item", item);

    public static Refusal QuestionOpen(QuestionState one) =>
        new Refusal("review-question-open", 409, $"{one.To.Name} has not answered question {one.Id} of the review.").With("question", one.Id).With("item", one.Item);

    public static Refusal QuestionNeedsPerson() =>
        new("question-needs-person", 422, "Nobody of this batch stands behind the item. Name somebody who took part.");

    public static Refusal QuestionUnknown(string id) =>
        new Refusal("question-unknown", 404, "There is no such question.").With("question", id);

    public static Refusal QuestionOfAnother(string name) =>
        new Refusal("question-of-another", 403, $"The question is put to {name}. That person, or a supervisor, answers it.").With("person", name);

    public static Refusal QuestionAnswered(string id) =>
        new Refusal("question-answered", 409, "The question is answered already.").With("question", id);

    public static Refusal ChecklistIncomplete(IReadOnlyList<ChecklistLine> open) =>
        new("checklist-incomplete", 409, $"{open.Count} lines of the checklist are not answered.")
        {
            Errors = [.. open.Select(line => new FieldError(line.Id, "checklist-line-open", $"Answer this line: {line.Text}"))],
            Facts = new Dictionary<string, string> { ["first"] = open[0].Id },
        };

    public static Refusal LabTestUnknown(string step, string test) =>
        new Refusal("lab-test-unknown", 404, "No sample of this batch asks for such a test, or it is not taken yet.").With("step", step).With("test", test);

    public static Refusal LabResultThere(string number, LabResultState before) =>
        new Refusal("lab-result-there", 409, $"{before.By.Name} entered {before.Value} for {number}. Another result needs a reason.")
            .With("step", number).With("value", before.Value).With("by", before.By.Name);

    public static Refusal LabResultMissing(int count, LabTest first) =>
        new Refusal("lab-results-missing", 409, $"{count} laboratory results are missing.").With("first", first.Place.Id).With("sample", first.Sample);

    public static Refusal NoLabTests() => new("lab-tests-none", 409, "The recipe asks for no laboratory results of this batch.");

    public static Refusal MarketUnknown(string market) =>
        new Refusal("market-unknown", 422, "There is no rule for this market.").With("market", market);

    public static Refusal MarketDecided(string market, MarketState decided) =>
        new Refusal("market-decided", 409, $"The lot is decided about for {market} already.").With("market", market).With("disposition", $"{decided.Disposition}");

    public static Refusal MarketNotDecided(string market) =>
        new Refusal("market-not-decided", 409, $"Nothing is decided for {market} yet. Hold the whole lot.").With("market", market);

    public static Refusal NotInRegister(string site, string market) =>
        new Refusal("certifier-not-registered", 403, $"For {market} whoever certifies stands in the register of qualified persons of {site}.")
            .With("site", site).With("market", market);

    public static Refusal HoldFirst() =>
        new("lot-hold-first", 409, "The lot is certified. Put it on hold first, then reject it.");

    public static Refusal LotHeld() => new("lot-held", 409, "The lot is on hold already.");

    public static Refusal LotNotHeld() => new("lot-not-held", 409, "The lot is not on hold.");

    public static Refusal ReleaseRuleChanged() =>
        new("release-rule-changed", 409, "Somebody set this rule meanwhile. Look at it again.");

    public static Refusal ReworkRecipeMissing(string id) =>
        new Refusal("rework-recipe-missing", 409, $"{id} is no approved rework recipe. A lot is worked on again only by one.").With("recipe", id);

    public static Refusal ReworkLotMissing(string id) =>
        new Refusal("rework-lot-missing", 409, $"{id} is a rework recipe. Say which lot it works on again.").With("recipe", id);

    public static Refusal ReworkLotNotHeld(string batch) =>
        new Refusal("rework-lot-not-held", 409, $"Batch {batch} is neither rejected nor on hold. Only such a lot is worked on again.").With("batch", batch);

    public static Refusal ReworkProductDiffers(string batch, string product) =>
        new Refusal("rework-product-differs", 409, $"Batch {batch} is another product, or of another site, than the rework recipe ({product}).").With("batch", batch);

    public static Refusal ReviewNotStarted() => new("review-not-started", 409, "The review has not begun. Start it first.");

    public static Refusal Blocked(IReadOnlyList<Blocker> blockers) =>
        new("release-blocked", 409, $"{blockers.Count} things block the certification.")
        {
            Errors = [.. blockers.Select(one => new FieldError(one.Item, one.Code, one.Detail))],
            Facts = new Dictionary<string, string> { ["blocks"] = string.Join(",", blockers.Select(one => one.Code).Distinct()) },
        };
}
