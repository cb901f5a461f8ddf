using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Everything that this module refuses. Codes are contract, details are for people.</summary>
internal static class BatchesRefusals
{
    /// <summary>Errors that one answer names.</summary>
    private const int ErrorsMax = 200;

    // Orders
    public static Refusal BatchUnknown(string id) => new Refusal("batch-unknown", 404, "There is no such batch.").With("batch", id);

    public static Refusal BatchIdTaken(string id) =>
        new Refusal("batch-id-taken", 409, $"Batch {id} exists already. Choose another id.").With("batch", id);

    public static Refusal RecipeNotApproved(string id, string version) =>
        new Refusal("recipe-not-approved", 409, $"Recipe {id} version {version} is not approved. Order an approved version.")
            .With("recipe", id).With("version", version);

    // Planned orders
    public static Refusal OrderUnknown(string id) => new Refusal("order-unknown", 404, $"There is no order {id}.").With("order", id);

    public static Refusal OrderCancelled(string id) =>
        new Refusal("order-cancelled", 409, $"Order {id} was cancelled. It is not taken up again; plan a new one.").With("order", id);

    public static Refusal OrderReleasedAlready(string id, string batch) =>
        new Refusal("order-released-already", 409, $"Order {id} is released already, as batch {batch}.").With("order", id).With("batch", batch);

    public static Refusal OrderMessageStale(string id, string said, string known) =>
        new Refusal("order-message-stale", 409, $"Order {id} is known as {known}; what says {said} is older and changes nothing.")
            .With("order", id).With("said", said).With("known", known);

    public static Refusal OrderVersionReused(string id, string version) =>
        new Refusal("order-version-reused", 409, $"Order {id} says something else in {version} than before. Another content needs another version.")
            .With("order", id).With("version", version);

    public static Refusal OrderElsewhere(string site) =>
        new Refusal("order-elsewhere", 403, $"You may not plan orders at {site}.").With("site", site);

    public static Refusal OrderDoesNotDiffer(string id) =>
        new Refusal("order-does-not-differ", 409, $"Order {id} has no difference to decide on.").With("order", id);

    public static Refusal OrderAsksElse(string id, string field, string asked, string given) =>
        new Refusal("order-asks-else", 409, $"Order {id} asks for {asked} as {field}, not {given}.")
            .With("order", id).With("field", field).With("asked", asked).With("given", given);

    public static Refusal OrderChanged(string id) =>
        new Refusal("order-changed", 409, $"Order {id} was changed meanwhile. Read it again, then sign.").With("order", id);

    public static Refusal OrdersCount(int max) => Refusal.Input("/orders", "orders-count", $"A message has from 1 to {max} orders.");

    public static Refusal LimitsUnitDiffers(string step, string unit, string given) =>
        new Refusal("limits-unit-differs", 409, $"{step} measures in {unit} and takes its limits from a parameter in {given}.")
            .With("step", step).With("unit", unit).With("given", given);

    public static Refusal RecipeHashDiffers() =>
        new("recipe-hash-differs", 409, "The stored recipe does not match its hash. Nothing may be made from it. Call QA.");

    public static Refusal SiteUnknown(string site) => new Refusal("site-unknown", 422, "There is no such site.").With("site", site);

    public static Refusal BatchSizeOutOfRange(string planned, string range) =>
        new Refusal("batch-size-out-of-range", 422, $"The recipe is approved for {range}. Another size needs another approval.")
            .With("planned", planned).With("range", range);

    // Where and who
    public static Refusal RoleMissing(string site, IReadOnlyList<Role> roles) =>
        new Refusal("role-missing", 403, $"This needs the role {string.Join(" or ", roles.Select(RoleNames.Of))} at {site}. An administrator grants it.")
            .With("site", site).With("roles", string.Join(' ', roles.Select(RoleNames.Of)));

    public static Refusal QualificationMissing(string name) =>
        new Refusal("qualification-missing", 403, $"This step needs the qualification {name}, held and not lapsed.").With("qualification", name);

    public static Refusal ReviewerPerformed(string number) =>
        new Refusal("reviewer-performed", 403, $"You performed {number}. Another reviewer is needed.").With("step", number);

    public static Refusal VerifierPerformed(string number) =>
        new Refusal("verifier-performed", 403, $"You performed {number}. Another person verifies it.").With("step", number);

    public static Refusal SignerDidNotRecord(string number, string names) =>
        new Refusal("signer-did-not-record", 403, $"{names} recorded {number} and signs it as performed.").With("step", number);

    // States of the batch
    public static Refusal BatchNotStarted() => new("batch-not-started", 409, "The batch is not started. Start it first.");

    public static Refusal BatchAlreadyStarted() => new("batch-already-started", 409, "The batch is started already.");

    public static Refusal BatchHeld(BatchState state) =>
        new Refusal("batch-held", 409, "The batch is held. A supervisor or QA resumes it.").With("reason", state.Interruption?.Text ?? "");

    public static Refusal BatchNotHeld() => new("batch-not-held", 409, "The batch is neither held nor paused.");

    public static Refusal BatchPausing(BatchState state) =>
        new Refusal("batch-pausing", 409, "The batch is being paused. What is begun is finished first, nothing new is begun.")
            .With("reason", state.Interruption?.Text ?? "");

    public static Refusal BatchPaused(BatchState state) =>
        new Refusal("batch-paused", 409, "The batch is paused. A supervisor or an operator resumes it.")
            .With("reason", state.Interruption?.Text ?? "");

    public static Refusal ModeSame() => new("mode-same", 422, "The batch is in this mode already.");

    public static Refusal PhaseNotBegun(string number) =>
        new Refusal("phase-not-begun", 409, $"In semi-automatic mode somebody begins each phase. Begin phase {number} first.")
            .With("phase", number);

    public static Refusal PhaseNotPicked(string number) =>
        new Refusal("phase-not-picked", 409, $"In manual mode a supervisor picks the next phase. Ask for phase {number}.")
            .With("phase", number);

    public static Refusal BatchEnded(BatchState state) =>
        new Refusal("batch-ended", 409, "Work on this batch has ended.").With("state", $"{state.Lifecycle}");

    public static Refusal BatchDecided(BatchState state) =>
        new Refusal("batch-decided", 409, "The batch is certified or rejected. Its record does not change any more.")
            .With("disposition", $"{state.Disposition}");

    public static Refusal CriticalExceptionOpen(string id) =>
        new Refusal("critical-exception-open", 409, $"Exception {id} is critical and open. QA concludes it first.").With("exception", id);

    // Lots that are kept for the batch
    public static Refusal MaterialShort(string missing) =>
        new Refusal("material-short", 409, $"There is not enough in stock: {missing}. Release the order with a reason, or wait for a delivery.")
            .With("missing", missing);

    public static Refusal LotNotReserved(string lot, string kept) =>
        new Refusal("lot-not-reserved", 409, $"Lot {lot} is not kept for this batch; {kept} is. Scan that one, or ask a planner to reserve this one.")
            .With("lot", lot).With("expected", kept).With("scanned", lot);

    public static Refusal LotPromisedToOthers(string lot, Quantity over, string batches) =>
        new Refusal("lot-promised-to-others", 409, $"{over} of lot {lot} are kept for {batches}. Take less, or go on with a justification; an exception opens.")
            .With("lot", lot).With("over", $"{over}").With("batches", batches);

    public static Refusal LotNamedTwice() => Refusal.Input("/lots", "lot-named-twice", "Name each lot once.");

    public static Refusal MaterialNotInRecipe(string material) =>
        new Refusal("material-not-in-recipe", 409, $"The recipe of this batch takes no {material}.").With("material", material);

    public static Refusal ParametersChanged() =>
        new("site-parameters-changed", 409, "The parameters of the site were approved anew meanwhile. Read the order again, then sign.");

    public static Refusal ParametersMissing(string site, string parameters) =>
        new Refusal("site-parameters-missing", 409, $"The recipe leaves {parameters} to the site, and {site} has not set it. Set and approve it first.")
            .With("site", site).With("parameters", parameters);

    public static Refusal BatchSizeUnknown(string sizes) =>
        Refusal.Input("/batchSize", "batch-size-unknown", $"The recipe is ordered in one of its sizes: {sizes}.");

    public static Refusal RecipeUnknown(string id, string version) =>
        new Refusal("recipe-version-unknown", 404, "There is no such version of a recipe.").With("recipe", id).With("version", version);

    // Order of work
    public static Refusal StepUnknown(string id) => new Refusal("step-unknown", 404, "The recipe has no such step.").With("step", id);

    public static Refusal WorkUnknown(string id) =>
        new Refusal("work-unknown", 404, "The recipe has no such phase or transition.").With("id", id);

    public static Refusal OutOfOrder(string number) =>
        new Refusal("step-out-of-order", 409, $"It is not the turn of {number} yet. Finish what comes before.").With("step", number);

    public static Refusal StepAlreadyDone(string number) =>
        new Refusal("step-already-done", 409, $"{number} is complete. A wrong value is corrected with a reason.").With("step", number);

    public static Refusal StepNotDone(string number) =>
        new Refusal("step-not-done", 409, $"{number} is not complete. Go on with it.").With("step", number);

    public static Refusal PhaseEnded(string number) =>
        new Refusal("phase-ended", 409, $"Phase {number} has ended. A supervisor reopens the step.").With("phase", number);

    public static Refusal StepNotRepeatable(string number) =>
        new Refusal("step-not-repeatable", 409, $"{number} cannot be done again: what was charged, commissioned or left out by the recipe stands.")
            .With("step", number);

    public static Refusal WorkAlreadyDone(string number) =>
        new Refusal("work-already-done", 409, $"{number} is complete.").With("step", number);

    public static Refusal StepAlreadyRecorded(string number, ValueState value) =>
        new Refusal("step-already-recorded", 409, $"{value.By.Name} saved {value.Value} for {number}. Yours is kept as a draft.")
            .With("step", number).With("by", value.By.Name).With("value", value.Value).With("at", Micros.ToText(value.Stamp.At));

    public static Refusal StepAlreadySigned(string number, string name) =>
        new Refusal("step-already-signed", 409, $"{name} has signed {number} already.").With("step", number).With("by", name);

    public static Refusal StepNotRecorded(string number) =>
        new Refusal("step-not-recorded", 409, $"Nothing is saved for {number} yet. Enter it first.").With("step", number);

    public static Refusal StepNotSigned(string number) =>
        new Refusal("step-not-signed", 409, $"{number} is not signed as performed yet.").With("step", number);

    public static Refusal VerificationNotAsked(string number) =>
        new Refusal("verification-not-asked", 409, $"{number} needs no second person.").With("step", number);

    public static Refusal StepKindDiffers(string number, InstructionKind kind) =>
        new Refusal("step-kind-differs", 409, $"{number} asks for something else.").With("step", number).With("kind", $"{kind}");

    public static Refusal PhaseHasSteps(string number) =>
        new Refusal("phase-has-steps", 409, $"Phase {number} ends by itself with its last step.").With("phase", number);

    public static Refusal NotCalculated(string number, Refusal why) =>
        new Refusal("calculation-not-possible", 409, $"{number} cannot be calculated: {why.Detail}")
            .With("step", number).With("fault", why.Code).With("path", why.Facts.GetValueOrDefault("path") ?? "");

    public static Refusal PartMissing(string number, string part) =>
        Refusal.Input($"/parts/{part}", "part-missing", $"{number} needs every part: {part} is not given.").With("step", number);

    public static Refusal TimerRuns(string number) => new Refusal("timer-runs", 409, $"The timer of {number} runs already.").With("step", number);

    public static Refusal TimerNotStarted(string number) =>
        new Refusal("timer-not-started", 409, $"The timer of {number} has not been started.").With("step", number);

    public static Refusal SampleNotTaken(string number) =>
        new Refusal("sample-not-taken", 409, $"The sample of {number} is not taken yet.").With("step", number);

    public static Refusal AttachmentUnknown(string number) =>
        new Refusal("attachment-unknown", 422, $"{number} needs a file. Attach it first.").With("step", number);

    public static Refusal AttachmentTooLarge(int bytesMax) =>
        new("attachment-too-large", 413, $"A file has {bytesMax} bytes at most.");

    public static Refusal AttachmentKind() => new("attachment-kind", 415, "Attach a picture (JPEG, PNG, WebP) or a PDF.");

    public static Refusal PersonNotAtSite(string number, string code, string site) =>
        new Refusal("person-not-at-site", 409, $"{code} is nobody who works at {site}. Scan the badge of somebody who does.")
            .With("step", number).With("scanned", code).With("expected", site);

    public static Refusal RowsFull(string number, int rows) =>
        new Refusal("rows-full", 409, $"{number} has all its {rows} rows.").With("step", number);

    public static Refusal RowsTooFew(string number, int rows, int least) =>
        new Refusal("rows-too-few", 409, $"{number} has {rows} rows; {least} are needed.").With("step", number);

    public static Refusal SignedInBlock(string number) =>
        new Refusal("signed-in-block", 403, $"You have signed {number} already. Another person signs here.").With("step", number);

    public static Refusal ExpressionNotUsable(string owner) =>
        new Refusal("expression-not-usable", 409, $"The recipe's expression at {owner} cannot be calculated. Call QA.").With("path", owner);

    public static Refusal ConditionNotMet(string number, string condition) =>
        new Refusal("condition-not-met", 409, $"The record did not open {number}. Sign it with a justification; an exception opens.")
            .With("step", number).With("condition", condition);

    public static Refusal OrderNotKept(string number, TimeRule rule) =>
        new Refusal(
            "order-not-kept", 409,
            rule.Kind == TimeLinkKind.AtStart
                ? $"{number} begins once {rule.AfterElement} has begun. Begin it with a justification; an exception opens."
                : $"{number} does not run beside {rule.AfterElement}. Begin it with a justification; an exception opens.")
            .With("step", number).With("after", rule.AfterElement);

    public static Refusal TooEarly(string number, RunningTimer timer, long now) =>
        new Refusal(
            "minimum-time-not-reached", 409,
            timer.Rule.IsFromStart
                ? $"{number} may begin {timer.Rule.Duration} after the start before it. {TimeRuleCheck.Elapsed(timer, now)} have passed."
                : $"{number} may begin {timer.Rule.Duration} after the end before it. {TimeRuleCheck.Elapsed(timer, now)} have passed.")
            .With("step", number).With("elapsed", TimeRuleCheck.Elapsed(timer, now)).With("limit", $"{timer.Rule.Duration}")
            .With("dueAt", Micros.ToText(timer.DueAt));

    public static Refusal HoldTimeOverrun(string number, RunningTimer timer, long now) =>
        new Refusal("hold-time-overrun", 409, $"{TimeRuleCheck.Elapsed(timer, now)} have passed, {timer.Rule.Duration} are allowed. Begin {number} with a justification; an exception opens.")
            .With("step", number).With("elapsed", TimeRuleCheck.Elapsed(timer, now)).With("limit", $"{timer.Rule.Duration}")
            .With("dueAt", Micros.ToText(timer.DueAt));

    // Values
    public static Refusal ValueNotReadable(string number, string detail) =>
        Refusal.Input("/value", "value-not-readable", detail) with { Facts = new Dictionary<string, string> { ["step"] = number } };

    public static Refusal UnitDiffers(string number, string expected, string given) =>
        new Refusal("unit-differs", 422, $"{number} is entered in {expected}.").With("expected", expected).With("given", given);

    public static Refusal TooManyDecimals(string number, int asked) =>
        new Refusal("too-many-decimals", 422, $"{number} is entered with at most {asked} decimals; nothing is rounded in silence.")
            .With("decimals", $"{asked}");

    public static Refusal NotPlausible(string number, string value, string range) =>
        new Refusal("value-not-plausible", 422, $"{value} lies outside what is possible here ({range}). It is not saved. Read again.")
            .With("step", number).With("value", value).With("range", range);

    public static Refusal JustificationMissing(string number, string value, string expected) =>
        new Refusal("justification-missing", 422, $"{value} is outside {expected}. Save it with a justification; an exception opens.")
            .With("step", number).With("value", value).With("expected", expected);

    public static Refusal ReasonMissing() => new("reason-missing", 422, "A reason is needed: say why.");

    public static Refusal QuantityTooLong() => Refusal.Input("/value", "quantity-too-long", "A quantity has at most 18 digits.");

    public static Refusal LateReasonMissing() =>
        new("late-reason-missing", 422, "This happened earlier than now. Say why it is entered late.");

    public static Refusal TimeInFuture() => new("time-in-future", 422, "The time given lies in the future.");

    // Paper forms
    public static Refusal PaperFormUnknown(string id) =>
        new Refusal("paper-form-unknown", 404, "The batch has no such paper form.").With("form", id);

    public static Refusal PaperFormNotOpen(PaperFormState form) =>
        new Refusal("paper-form-not-open", 409, $"Paper form {form.Id} is accounted for already.").With("form", form.Id).With("state", $"{form.Standing}");

    public static Refusal PaperOtherStep(string form, string number) =>
        new Refusal("paper-form-other-step", 409, $"{number} is not on paper form {form}.").With("form", form).With("step", number);

    public static Refusal PaperTimeBeforeForm(string form, long issuedAt) =>
        new Refusal("paper-time-before-form", 422, $"Paper form {form} was not printed yet at that time.")
            .With("form", form).With("issuedAt", Micros.ToText(issuedAt));

    public static Refusal PaperPersonMissing() =>
        Refusal.Input("/late/onPaperBy", "paper-person-missing", "Say who wrote it on the paper.");

    public static Refusal PaperNothingLeft() => new("paper-nothing-left", 409, "Nothing remains that a paper form could take.");

    public static Refusal PaperLanguageUnknown(string language) =>
        Refusal.Input("/language", "paper-language-unknown", "Forms are printed in English, Vietnamese or Chinese.").With("language", language);

    public static Refusal PaperFormPrinted(string form) =>
        new Refusal("paper-form-printed", 409, $"Paper form {form} is printed. Print a numbered copy of it.").With("form", form);

    public static Refusal PaperFormUsed(string form) =>
        new Refusal("paper-form-used", 409, $"Entries were copied from paper form {form}. Finish copying it.").With("form", form);

    public static Refusal PaperFormEmpty(string form) =>
        new Refusal("paper-form-empty", 409, $"Nothing was copied from paper form {form}. If nothing stands on it, it is void.").With("form", form);

    public static Refusal PaperOriginalMissing(string form) =>
        new Refusal("paper-original-missing", 422, $"Attach a picture or scan of paper form {form} first.").With("form", form);

    public static Refusal PaperFormNotTranscribed(PaperFormState form) =>
        new Refusal("paper-form-not-transcribed", 409, $"Paper form {form.Id} is not signed as copied.").With("form", form.Id);

    public static Refusal PaperVerifierTranscribed(string form) =>
        new Refusal("paper-verifier-transcribed", 403, $"You copied paper form {form}. Another person compares it.").With("form", form);

    public static Refusal HashTooShort(int characters) =>
        Refusal.Input("/hash", "hash-too-short", $"Give at least the first {characters} characters of the hash.");

    public static Refusal ValueSame(string number) =>
        new Refusal("value-same", 422, $"The new value of {number} is the old one.").With("step", number);

    public static Refusal ValueUnknown(string number) =>
        new Refusal("value-unknown", 404, $"{number} has no such value to correct.").With("step", number);

    // Equipment; what a lot or a piece of equipment is refused for stands in Plant's own list
    public static Refusal EquipmentAlreadyIn(string number, string id) =>
        new Refusal("equipment-already-in", 409, $"{id} is checked in for {number} already.").With("step", number).With("equipment", id);

    // Packaging
    public static Refusal PackagingNotOpen() =>
        new("packaging-not-open", 409, "No packaging step of this batch is at work now.");

    public static Refusal PackagingOpenElsewhere() =>
        new("packaging-step-ambiguous", 409, "Several packaging steps are at work. Name the step.");

    public static Refusal CountNotPositive() => Refusal.Input("/count", "count-not-positive", "Report at least one pack.");

    // Exceptions
    public static Refusal ExceptionUnknown(string id) =>
        new Refusal("exception-unknown", 404, "There is no such exception.").With("exception", id);

    public static Refusal ExceptionConcluded(string id) =>
        new Refusal("exception-concluded", 409, $"Exception {id} is concluded.").With("exception", id);

    public static Refusal ExceptionNotJustified(string id) =>
        new Refusal("exception-not-justified", 409, $"Exception {id} has no justification yet. Whoever was there writes it first.")
            .With("exception", id);

    public static Refusal OnlyQaLowers(string id) =>
        new Refusal("only-qa-lowers", 403, "Anyone may raise a grade, only QA lowers it.").With("exception", id);

    public static Refusal GradeSame(string id) => new Refusal("grade-same", 422, "The exception has this grade already.").With("exception", id);

    public static Refusal ExceptionNotCritical(string id) =>
        new Refusal("exception-not-critical", 409, "Only critical exceptions are acknowledged.").With("exception", id);

    // Review and release
    public static Refusal BatchNotEnded() => new("batch-not-ended", 409, "Work on the batch has not ended.");

    public static Refusal RecordIncomplete(IReadOnlyList<Blocker> missing) =>
        new("record-incomplete", 409, $"{missing.Count} things are missing in the record.")
        {
            Errors = [.. missing.Take(ErrorsMax).Select(one => new FieldError(one.Item, one.Code, one.Detail))],
            Facts = new Dictionary<string, string> { ["missing"] = $"{missing.Count}", ["first"] = missing[0].Item },
        };

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

    // Signatures
    public static Refusal DocumentChanged() =>
        new("document-changed", 409, "The record has changed since it was shown. Read it again, then sign.");

    // Drafts
    public static Refusal DraftTooLong(int max) =>
        Refusal.Input("/value", "draft-too-long", $"A draft has {max} characters at most.");

    public static Refusal TooManyDrafts(int max) =>
        new Refusal("too-many-drafts", 409, $"{max} drafts are kept for each person and batch at most.").With("max", $"{max}");
}
