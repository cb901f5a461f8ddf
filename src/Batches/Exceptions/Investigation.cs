using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>The first of two signatures: does it touch the product?</summary>
internal sealed record AssessCommand(bool? ProductImpact, string Impact) : SignedCommand;

/// <summary>QA's conclusion. The statement on product impact is mandatory.</summary>
internal sealed record ConcludeCommand(
    string Impact, string Cause, string Conclusion, IReadOnlyList<string>? AssociatedBatches = null, RootCause? RootCause = null,
    bool? ProductImpact = null) : SignedCommand;

/// <summary>Several of the lowest grade at once: each is named in what is signed.</summary>
internal sealed record ConcludeTogetherCommand(IReadOnlyList<string>? Exceptions, string Impact, string Cause, string Conclusion) : SignedCommand;

internal sealed record ReopenExceptionCommand(string Reason);

/// <summary>How an exception is investigated and closed: by its grade's route, by people, with all that was said before kept.</summary>
internal static class InvestigationDecisions
{
    public const int TogetherMax = 100;

    /// <summary>What it means for the product, before another person concludes. Only on a route of two signatures.</summary>
    public static Outcome<Telling> Assess(Scene scene, string id, AssessCommand command, Signature? signature)
    {
        if (!FindOpen(scene, id, rule => rule.Signatures[0]).Try(out var exception, out var refusal))
            return refusal;
        if (!scene.Policy.Of(exception.Grade).IsTwo)
            return ExceptionsRefusals.AssessmentNotAsked(id);
        if (exception.Assessment is { } there)
            return ExceptionsRefusals.AlreadyAssessed(id, there.Signature.PrintedName);
        List<FieldError> errors = [];
        if (command.ProductImpact is null)
            errors.Add(new FieldError("/productImpact", "product-impact-missing", "Say whether the product is touched, yes or no."));
        if (string.IsNullOrWhiteSpace(command.Impact))
            errors.Add(new FieldError("/impact", "impact-missing", "Say what this means for the product."));
        if (errors.Count > 0)
            return Refusal.Input(errors);
        var telling = new Telling(scene);
        telling.RelyOn(scene.PolicyAt);
        if (signature is not null)
            telling.Tell(new ExceptionAssessed(id, command.ProductImpact!.Value, command.Impact.Trim(), scene.Policy.Version, signature));
        return telling;
    }

    /// <summary>An investigation is closed by its conclusion and not before its facts are justified (C-192b).</summary>
    public static Outcome<Telling> Conclude(Scene scene, string id, ConcludeCommand command, Signature? signature)
    {
        if (!FindOpen(scene, id, rule => rule.Last).Try(out var exception, out var refusal))
            return refusal;
        if (Missing(command.Impact, command.Cause, command.Conclusion) is { Count: > 0 } errors)
            return Refusal.Input(errors);
        if (command.AssociatedBatches?.FirstOrDefault(batch => !scene.Associated.Contains(batch)) is { } unknown)
            return ExceptionsRefusals.AssociatedUnknown(unknown);
        if (NotYet(scene, exception) is { } early)
            return early;
        var telling = new Telling(scene);
        telling.RelyOn(scene.PolicyAt);
        if (signature is null)
            return telling;
        telling.Tell(new ExceptionConcluded(
            id, command.Impact.Trim(), command.Cause.Trim(), command.Conclusion.Trim(), command.AssociatedBatches ?? [], signature,
            command.RootCause, command.ProductImpact ?? exception.Assessment?.ProductImpact, scene.Policy.Version));
        return telling;
    }

    /// <summary>Only information, and only what is shown one by one in the document that is signed.</summary>
    public static Outcome<Telling> ConcludeTogether(Scene scene, ConcludeTogetherCommand command, Signature? signature)
    {
        if (command.Exceptions is not { Count: > 0 and <= TogetherMax } ids || ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() != ids.Count)
            return Refusal.Input("/exceptions", "exceptions-missing", $"Name each exception once, 1 to {TogetherMax} of them.");
        if (Missing(command.Impact, command.Cause, command.Conclusion) is { Count: > 0 } errors)
            return Refusal.Input(errors);
        var telling = new Telling(scene);
        telling.RelyOn(scene.PolicyAt);
        foreach (var id in ids.Select(id => id.ToUpperInvariant()))
        {
            if (!FindOpen(scene, id, rule => rule.Last).Try(out var exception, out var refusal))
                return refusal;
            if (exception.Grade != Grade.Information)
                return ExceptionsRefusals.NotInformation(id);
            if (NotYet(scene, exception) is { } early)
                return early;
            if (signature is not null)
            {
                telling.Tell(new ExceptionConcluded(
                    id, command.Impact.Trim(), command.Cause.Trim(), command.Conclusion.Trim(), [], signature, null, false, scene.Policy.Version));
            }
        }

        return telling;
    }

    /// <summary>New facts came: QA takes the conclusion back, with the reason; everything that was signed stays readable.</summary>
    public static Outcome<Telling> Reopen(Scene scene, string id, ReopenExceptionCommand command)
    {
        if (Guards.HasRole(scene, Role.QaReviewer) is { } no)
            return no;
        if (scene.State.FindException(id) is not { } exception)
            return ExceptionsRefusals.ExceptionUnknown(id);
        if (exception.IsOpen)
            return ExceptionsRefusals.ExceptionOpen(id);
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(new ExceptionReopened(id, command.Reason.Trim(), telling.By, exception.Grade));
        telling.HoldWhenCritical(id, exception.Grade, command.Reason.Trim());
        return telling;
    }

    /// <summary>Time has passed: nobody decides this but the clock and the policy.</summary>
    public static Outcome<Telling> Overdue(Scene scene)
    {
        var telling = new Telling(scene);
        foreach (var one in scene.State.Exceptions.Where(one => one is { IsOpen: true, OverdueSince: null }))
        {
            if (scene.Policy.DueAt(one) is var due && due < scene.Now)
                telling.Tell(new ExceptionOverdue(one.Id, one.Grade, one.Opened.Number, due, scene.Policy.Version));
        }

        return telling;
    }

    /// <summary>Whose signature is next: the roles, and the people who may not give it.</summary>
    public static (IReadOnlyList<Role> Roles, IReadOnlyList<string> NotSigners) Next(
        ExceptionPolicy policy, BatchState state, ExceptionState exception)
    {
        var rule = policy.Of(exception.Grade);
        return rule.IsTwo && exception.Assessment is null ? (rule.Signatures[0], []) : (rule.Last, NotLast(policy, state, exception));
    }

    /// <summary>
    /// Nobody gives the last signature about his own work, nor after he stated its impact, nor by the shorter route to which he lowered it.
    /// </summary>
    public static IReadOnlyList<string> NotLast(ExceptionPolicy policy, BatchState state, ExceptionState exception) =>
    [
        .. (policy.Of(exception.Grade).IsTwo && exception.Assessment is { } first ? new[] { first.Signature.Signer } : [])
            .Concat(Lowered(exception)).Concat(Performed(state, exception)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Lowered(ExceptionState exception) =>
        exception.GradeChanges.Where(change => change.To < change.From).Select(change => change.By.Id);

    private static IEnumerable<string> Performed(BatchState state, ExceptionState exception) =>
        exception.Opened.Step is { } id && state.Steps.TryGetValue(id, out var step) ? step.Runs.SelectMany(StepRules.PerformersOf) : [];

    private static Outcome<ExceptionState> FindOpen(Scene scene, string id, Func<GradeRule, IReadOnlyList<Role>> roles)
    {
        if (scene.State.FindException(id) is not { } exception)
            return ExceptionsRefusals.ExceptionUnknown(id);
        if (Guards.HasRole(scene, [.. roles(scene.Policy.Of(exception.Grade))]) is { } no)
            return no;
        // A rejected batch is investigated to its end; a certified one had no open exception.
        if (scene.State is { IsFinal: true, LotRejected: null })
            return BatchesRefusals.BatchDecided(scene.State);
        return exception.IsOpen ? exception : ExceptionsRefusals.ExceptionConcluded(id);
    }

    private static Refusal? NotYet(Scene scene, ExceptionState exception)
    {
        if (exception.Justifications.Count == 0)
            return ExceptionsRefusals.ExceptionNotJustified(exception.Id);
        var rule = scene.Policy.Of(exception.Grade);
        if (Lowered(exception).Contains(scene.Who.UserId))
            return ClaimsRefusals.GradeLoweredByYou(exception.Id);
        if (Performed(scene.State, exception).Contains(scene.Who.UserId))
            return ClaimsRefusals.ConcludesOwnWork(exception.Id, exception.Opened.Number ?? "");
        if (!rule.IsTwo)
            return null;
        if (exception.Assessment is not { } first)
            return ExceptionsRefusals.ExceptionNotAssessed(exception.Id, rule.Signatures[0]);
        return first.Signature.Signer == scene.Who.UserId ? ExceptionsRefusals.AssessedByYou(exception.Id) : null;
    }

    private static List<FieldError> Missing(string impact, string cause, string conclusion)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(impact))
            errors.Add(new FieldError("/impact", "impact-missing", "Say what this means for the product."));
        if (string.IsNullOrWhiteSpace(cause))
            errors.Add(new FieldError("/cause", "cause-missing", "Say what the cause was."));
        if (string.IsNullOrWhiteSpace(conclusion))
            errors.Add(new FieldError("/conclusion", "conclusion-missing", "Say what is concluded, and what follows."));
        return errors;
    }
}
