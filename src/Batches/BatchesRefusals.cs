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
        new Refusal("critical-exception-open", 409, $"Exception {id} is critical and open. QA decides how the batch goes on.").With("exception", id);

    public static Refusal CriticalNotAcknowledged(string id) =>
        new Refusal("critical-not-acknowledged", 409, $"Exception {id} is critical. Acknowledge it with a comment first.").With("exception", id);

    public static Refusal BatchNotHolding() => new("batch-not-holding", 409, "Nothing waits to be made safe.");

    public static Refusal NotSafeYet(int count) =>
        new Refusal("not-safe-yet", 409, $"{count} places are not in a safe state yet. Confirm them at the tablet first.").With("places", $"{count}");

    public static Refusal SafeStateReached(string number, string name) =>
        new Refusal("safe-state-reached", 409, $"{name} has confirmed that {number} is safe.").With("step", number).With("by", name);

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

    public static Refusal MaterialNotFit(string lot) =>
        new Refusal("material-not-fit", 409, $"What is not fit for use does not go back into lot {lot}. Scrap it, and say so in the reconciliation.").With("lot", lot);

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

    // Changes to a running batch
    public static Refusal ChangeUnknown(string id) => new Refusal("change-unknown", 404, "There is no such change.").With("change", id);

    public static Refusal ChangeDecided(string id) =>
        new Refusal("change-decided", 409, $"Change {id} is authorised or declined already.").With("change", id);

    public static Refusal VersionSame(string version) =>
        new Refusal("version-same", 409, $"The batch is carried out by version {version} already.").With("version", version);

    public static Refusal ChangeNotPossible(string version, IReadOnlyList<MoveFault> faults)
    {
        var numbers = string.Join(", ", faults.Select(one => one.Number).Distinct());
        return new Refusal("change-not-possible", 409, $"Version {version} has no place for what is on record: {numbers}. The batch stays on its version.")
            .With("version", version).With("items", numbers);
    }

    public static Refusal ChangeNotJustified(IReadOnlyList<StepPlace> places)
    {
        var numbers = string.Join(", ", places.Select(one => one.Number));
        return new Refusal("change-not-justified", 422, $"{numbers} is done and says something else in that version. Say why it may stand.")
            .With("steps", numbers);
    }

    public static Refusal UnplannedKind() =>
        Refusal.Input("/kind", "unplanned-kind", "An unplanned step is an act, a number, a text, a yes or no, or a file.");

    public static Refusal LimitsCrossed() => Refusal.Input("/low", "limits-crossed", "The lower limit lies above the upper one.");

    public static Refusal EquipmentNotAuthorised(string number, string equipment) =>
        new Refusal("equipment-not-authorised", 409, $"QA authorised {equipment} for {number}. Scan that one.")
            .With("step", number).With("expected", equipment);

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

    public static Refusal ClockNotTrusted(long skew) =>
        new Refusal("clock-not-trusted", 409, $"The server's clock is wrong by {ClockWatch.Said(skew)}. No time is judged until it is right again.")
            .With("gap", ClockWatch.Said(skew));

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

    // Weigh and dispense
    public static Refusal AssayMissing(string lot) =>
        new Refusal("lot-assay-missing", 409, $"Lot {lot} has no assay on record, and the recipe asks for it. QA records it first.").With("lot", lot);

    public static Refusal ActiveNotWeighed(string step, string active) =>
        new Refusal("active-not-weighed", 409, $"{active} is weighed first (step {step}): this makes up for it.").With("active", active).With("first", step);

    public static Refusal CompensatorNotPossible(string step, string active) =>
        new Refusal("compensator-not-possible", 409, $"Step {step}: {active} leaves nothing to make up for. Call the supervisor.").With("active", active);

    public static Refusal NotTared(string step) =>
        new Refusal("container-not-tared", 409, $"Step {step}: put the empty container on this balance and tare it first.").With("step", step);

    public static Refusal TareChanged(string balance, Quantity expected, Quantity found) =>
        new Refusal("balance-tare-changed", 409, $"{balance} holds a tare of {found}, not {expected}. Empty it, put the container on and tare it again.")
            .With("equipment", balance).With("expected", expected.ToString()).With("found", found.ToString());

    public static Refusal WeightNotStable() => new("balance-not-stable", 409, "The balance found no stable weight. Wait until it is still, and try again.");

    public static Refusal WeightNotTyped(string step, string balance) =>
        new Refusal("weight-not-typed", 409, $"{balance} tells its weights itself. Register there, or say why you type.").With("step", step).With("equipment", balance);

    public static Refusal ContainerUnknown(string id) =>
        new Refusal("container-unknown", 409, $"No container {id} was weighed for this batch. Scan another label or call the supervisor.").With("lot", id);

    public static Refusal ContainerVoid(string id, string reason) =>
        new Refusal("container-void", 409, $"Container {id} is not used: {reason}.").With("lot", id).With("reason", reason);

    public static Refusal ContainerCharged(string id) =>
        new Refusal("container-charged", 409, $"Container {id} was charged already. Scan another one.").With("lot", id);

    public static Refusal ContainerOfOtherMaterial(string id, string expected, string scanned) =>
        new Refusal("container-of-other-material", 409, $"Container {id} holds {scanned}, not {expected}. Scan a container of {expected}.")
            .With("lot", id).With("expected", expected).With("scanned", scanned);

    public static Refusal ContainerDiffers(string id, string what, string expected, string scanned) =>
        new Refusal("container-differs", 409, $"The label of {id} says {scanned} where the record says {expected}. Do not use it; call the supervisor.")
            .With("lot", id).With("what", what).With("expected", expected).With("scanned", scanned);

    public static Refusal ChargeTheContainer(string step, IReadOnlyList<string> containers) =>
        new Refusal("charge-the-container", 409, $"Step {step}: this material was weighed before. Scan its container: {string.Join(", ", containers)}.")
            .With("step", step).With("containers", string.Join(' ', containers));

    public static Refusal ContainerNotCorrected(string step) =>
        new Refusal("container-not-corrected", 409, $"Step {step}: what was weighed is not typed over. Take the container out of use and weigh again.").With("step", step);

    public static Refusal QuantityTooLong() => Refusal.Input("/value", "quantity-too-long", "A quantity has at most 18 digits.");

    public static Refusal LateReasonMissing() =>
        new("late-reason-missing", 422, "This happened earlier than now. Say why it is entered late.");

    public static Refusal TimeInFuture() => new("time-in-future", 422, "The time given lies in the future.");

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

    public static Refusal ExceptionOpen(string id) =>
        new Refusal("exception-not-concluded", 409, $"Exception {id} is open: there is nothing to reopen.").With("exception", id);

    public static Refusal AssessmentNotAsked(string id) =>
        new Refusal("assessment-not-asked", 409, $"Exception {id} is closed by one signature. Conclude it.").With("exception", id);

    public static Refusal AlreadyAssessed(string id, string name) =>
        new Refusal("already-assessed", 409, $"{name} has stated the impact of {id}. Another person concludes it.").With("exception", id).With("by", name);

    public static Refusal ExceptionNotAssessed(string id, IReadOnlyList<Role> roles) =>
        new Refusal(
            "exception-not-assessed", 409,
            $"Exception {id} takes two signatures. {string.Join(" or ", roles.Select(RoleNames.Of))} states the impact first.")
            .With("exception", id).With("roles", string.Join(' ', roles.Select(RoleNames.Of)));

    public static Refusal AssessedByYou(string id) =>
        new Refusal("assessed-by-you", 403, $"You stated the impact of {id}. Another person concludes it.").With("exception", id);

    public static Refusal NotInformation(string id) =>
        new Refusal("not-information", 409, $"Exception {id} is more than information. Conclude it by itself.").With("exception", id);

    public static Refusal CapaUnknown(string capa) =>
        new Refusal("capa-unknown", 404, "The exception has no such CAPA that is open.").With("capa", capa);

    public static Refusal PolicySame() => new("policy-same", 422, "These are the routes as they are.");

    // Alarms
    public static Refusal AlarmUnknown(string id) => new Refusal("alarm-unknown", 404, "There is no such alarm.").With("alarm", id);

    public static Refusal AlarmPointUnknown(string equipment, string point) =>
        new Refusal("alarm-point-unknown", 404, $"{equipment} has no alarm limits for {point}.").With("equipment", equipment).With("point", point);

    public static Refusal AlarmAcknowledged(string id, string name) =>
        new Refusal("alarm-acknowledged", 409, $"{name} has acknowledged alarm {id}.").With("alarm", id).With("by", name);

    public static Refusal AlarmCommentMissing(string id) =>
        new Refusal("alarm-comment-missing", 422, $"Alarm {id} is critical. Say what you saw and did.").With("alarm", id);

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
