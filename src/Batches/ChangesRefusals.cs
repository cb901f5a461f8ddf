using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Changes to a running batch, and what they need.</summary>
internal static class ChangesRefusals
{
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

    public static Refusal DecimalsNotValid(int max) =>
        Refusal.Input("/decimals", "decimals-not-valid", $"A number has 0 to {max} decimals, and its limits have no more.").With("max", $"{max}");

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

    public static Refusal ClockNotTrusted(ClockFault fault) => fault.Skew is { } skew
        ? new Refusal("clock-not-trusted", 409, $"The server's clock is wrong by {ClockWatch.Said(skew)}. No time is judged until it is right again.")
            .With("gap", ClockWatch.Said(skew))
        : new Refusal(
            "clock-not-kept", 409,
            "Nothing keeps the server's clock right. No time is judged until its synchronisation works again, or until quality, an administrator or the security officer has compared the clock and closed the incident with a signature.");

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
}
