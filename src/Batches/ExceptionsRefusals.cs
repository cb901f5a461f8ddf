using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Exceptions and alarms.</summary>
internal static class ExceptionsRefusals
{
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

    public static Refusal AssociatedUnknown(string batch) =>
        Refusal.Input("/associatedBatches", "associated-batch-unknown", $"{batch} is no other batch.").With("batch", batch);

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

    public static Refusal AlarmUnknown(string id) => new Refusal("alarm-unknown", 404, "There is no such alarm.").With("alarm", id);

    public static Refusal AlarmPointUnknown(string equipment, string point) =>
        new Refusal("alarm-point-unknown", 404, $"{equipment} has no alarm limits for {point}.").With("equipment", equipment).With("point", point);

    public static Refusal AlarmAcknowledged(string id, string name) =>
        new Refusal("alarm-acknowledged", 409, $"{name} has acknowledged alarm {id}.").With("alarm", id).With("by", name);

    public static Refusal AlarmCommentMissing(string id) =>
        new Refusal("alarm-comment-missing", 422, $"Alarm {id} is critical. Say what you saw and did.").With("alarm", id);
}
