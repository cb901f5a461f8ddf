using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Everything that this module refuses. Codes are contract, details are for people.</summary>
internal static class BatchesRefusals
{
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

    // Equipment; what a lot or a piece of equipment is refused for stands in Plant's own list
    public static Refusal EquipmentAlreadyIn(string number, string id) =>
        new Refusal("equipment-already-in", 409, $"{id} is checked in for {number} already.").With("step", number).With("equipment", id);

    // Packaging
    public static Refusal PackagingNotOpen() =>
        new("packaging-not-open", 409, "No packaging step of this batch is at work now.");

    public static Refusal PackagingOpenElsewhere() =>
        new("packaging-step-ambiguous", 409, "Several packaging steps are at work. Name the step.");

    public static Refusal CountNotPositive() => Refusal.Input("/count", "count-not-positive", "Report at least one pack.");

    // Signatures
    public static Refusal DocumentChanged() =>
        new("document-changed", 409, "The record has changed since it was shown. Read it again, then sign.");

    // Drafts
    public static Refusal DraftTooLong(int max) =>
        Refusal.Input("/value", "draft-too-long", $"A draft has {max} characters at most.");

    public static Refusal TooManyDrafts(int max) =>
        new Refusal("too-many-drafts", 409, $"{max} drafts are kept for each person and batch at most.").With("max", $"{max}");
}
