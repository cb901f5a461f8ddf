using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Every signed action of a batch: its decision, its document, and who may sign it.</summary>
internal static class SignedActions
{
    public static SignedAction SignStep(SignStepCommand command) => new("sign-step", command)
    {
        Needs = Needs.Of(command.Step, command.Value, command.File),
        Decide = (scene, signature) => SignStepDecision.Decide(scene, command, signature),
        Document = (scene, telling, language) => StepDocuments.Performed(scene, telling, PlaceOf(scene, command.Step), language),
        Requirement = scene => new SignRequirement(
            SigningRoles.Performers, scene.Order.Site, [], Qualification: PlaceOf(scene, command.Step).Instruction.Qualification),
    };

    public static SignedAction SignBlock(SignBlockCommand command) => new("sign-block", command)
    {
        MayBeSecondPerson = true,
        Decide = (scene, signature) => SignatureBlock.Decide(scene, command, command.Signature?.UserId, signature),
        Document = (scene, telling, language) => StepDocuments.Block(scene, telling, PlaceOf(scene, command.Step), command.Signer, language),
        Requirement = scene =>
        {
            var place = PlaceOf(scene, command.Step);
            var rule = place.Instruction.Signers[command.Signer];
            return new SignRequirement(
                SigningRoles.Of(rule), scene.Order.Site, [.. SignatureBlock.Signers(scene.State.Step(place))],
                Qualification: rule.Qualification ?? place.Instruction.Qualification);
        },
    };

    public static SignedAction VerifyStep(VerifyStepCommand command) => new("verify-step", command)
    {
        MayBeSecondPerson = true,
        Decide = (scene, signature) => VerifyStepDecision.Decide(scene, command, Verifier(command, scene), signature),
        Document = (scene, telling, language) => StepDocuments.Verified(scene, telling, PlaceOf(scene, command.Step), language),
        Requirement = scene => new SignRequirement(
            SigningRoles.VerifiersOf(PlaceOf(scene, command.Step).Instruction), scene.Order.Site,
            [.. StepRules.PerformersOf(scene.State.Step(PlaceOf(scene, command.Step)))]),
    };

    public static SignedAction Reopen(ReopenCommand command) => new("reopen", command)
    {
        Decide = (scene, signature) => RedoDecision.Reopen(scene, command, signature),
        Document = (scene, _, language) => StepDocuments.Reopen(scene, command, language),
        Requirement = scene => new SignRequirement([Role.Supervisor], scene.Order.Site, []),
    };

    public static SignedAction Authorise(AuthoriseCommand command) => new("authorise-change", command)
    {
        Needs = new Needs { Change = command.Change },
        Decide = (scene, signature) => AuthoriseChange.Decide(scene, command, signature),
        Document = (scene, _, language) => BatchDocuments.Change(scene, AuthoriseChange.Pending(scene, command.Change).Value, language),
        Requirement = scene => new SignRequirement(
            [Role.QaReviewer], scene.Order.Site, [AuthoriseChange.Pending(scene, command.Change).Value.Requested.By.Id]),
    };

    public static SignedAction DecideMaterial(DecideMaterialCommand command) => new("decide-material", command)
    {
        Decide = (scene, signature) => MaterialHolds.Decide(scene, command, signature),
        Document = (scene, _, language) => MaterialTexts.Document(scene, command, language),
        Requirement = scene => new SignRequirement([Role.QaReviewer], scene.Order.Site, [.. scene.State.Performers.Keys]),
    };

    public static SignedAction SignTransition(SignTransitionCommand command) => new("sign-transition", command)
    {
        Decide = (scene, signature) => SignTransitionDecision.Decide(scene, command, signature),
        Document = (scene, _, language) => StepDocuments.Transition(scene, scene.Recipe.Graph[command.Transition], command.Late, language),
        Requirement = scene => new SignRequirement(SigningRoles.Performers, scene.Order.Site, []),
    };

    public static SignedAction Assess(string exceptionId, AssessCommand command) => new("assess-exception", command)
    {
        Needs = Needs.Routes,
        Decide = (scene, signature) => InvestigationDecisions.Assess(scene, exceptionId, command, signature),
        Document = (scene, _, language) => ExceptionDocuments.Assess(scene, scene.State.FindException(exceptionId)!, command, language),
        Requirement = scene => NextOf(scene, exceptionId),
    };

    public static SignedAction Conclude(string exceptionId, ConcludeCommand command) => new("conclude-exception", command)
    {
        Needs = Needs.Routes with { Associated = command.AssociatedBatches ?? [] },
        Decide = (scene, signature) => InvestigationDecisions.Conclude(scene, exceptionId, command, signature),
        Document = (scene, _, language) =>
            ExceptionDocuments.Conclude(scene, scene.State.FindException(exceptionId)!, command, language),
        Requirement = scene => NextOf(scene, exceptionId),
    };

    public static SignedAction ConcludeTogether(ConcludeTogetherCommand command) => new("conclude-exceptions", command)
    {
        Needs = Needs.Routes,
        Decide = (scene, signature) => InvestigationDecisions.ConcludeTogether(scene, command, signature),
        Document = (scene, _, language) => ExceptionDocuments.ConcludeTogether(scene, command, language),
        Requirement = scene => new SignRequirement(scene.Policy.Of(Grade.Information).Last, scene.Order.Site, [.. (command.Exceptions ?? [])
            .Select(id => scene.State.FindException(id.ToUpperInvariant())).OfType<ExceptionState>()
            .SelectMany(one => InvestigationDecisions.NotLast(scene.Policy, scene.State, one)).Distinct(StringComparer.Ordinal)]),
    };

    public static SignedAction Review(ReviewCommand command) => new("review", command)
    {
        Needs = Needs.ForReview,
        Decide = (scene, signature) => ReviewDecisions.Sign(scene, command, signature),
        Document = (scene, _, language) => BatchDocuments.Review(scene, command, language),
        Requirement = scene => new SignRequirement([Role.QaReviewer], scene.Order.Site, [.. scene.State.Performers.Keys]),
    };

    public static SignedAction ReviewTrail(ReviewCommand command) => new("review-audit-trail", command)
    {
        Decide = (scene, signature) => ReviewDecisions.SignTrail(scene, signature),
        Document = (scene, _, language) => BatchDocuments.Trail(scene, language),
        Requirement = scene => new SignRequirement([Role.QaReviewer], scene.Order.Site, [.. scene.State.Performers.Keys]),
    };

    public static SignedAction ReviewLaboratory(ReviewCommand command) => new("review-lab-results", command)
    {
        Decide = (scene, signature) => Laboratory.Review(scene, signature),
        Document = (scene, _, language) => ReleaseDocuments.Laboratory(scene, language),
        Requirement = scene => new SignRequirement(
            [Role.QcReviewer], scene.Order.Site, [.. scene.State.LabResults.Select(one => one.By.Id).Distinct()]),
    };

    public static SignedAction Certify(CertifyCommand command) => new("certify", command)
    {
        Needs = new Needs(Register: true),
        Decide = (scene, signature) => ReleaseDecisions.Certify(scene, command, NextNumber(scene), signature),
        Document = (scene, _, language) => ReleaseDocuments.Certify(scene, command, NextNumber(scene), language),
        Requirement = scene => new SignRequirement(
            [(scene.Rules.Find(command.Market) ?? scene.Rules.HomeOf(scene.Order.Site)).Certifies], scene.Order.Site, [.. scene.State.Performers.Keys]),
    };

    public static SignedAction Reject(RejectCommand command) => new("reject", command)
    {
        Decide = (scene, signature) => ReleaseDecisions.Reject(scene, command, signature),
        Document = (scene, _, language) => ReleaseDocuments.Reject(scene, command, language),
        Requirement = OfQuality,
    };

    public static SignedAction HoldLot(HoldLotCommand command) => new("hold-lot", command)
    {
        Decide = (scene, signature) => HoldLotDecision.Hold(scene, command, signature),
        Document = (scene, _, language) => ReleaseDocuments.Hold(scene, command, isHeld: true, language),
        Requirement = OfQuality,
    };

    public static SignedAction LiftHold(HoldLotCommand command) => new("lift-hold", command)
    {
        Decide = (scene, signature) => HoldLotDecision.Lift(scene, command, signature),
        Document = (scene, _, language) => ReleaseDocuments.Hold(scene, command, isHeld: false, language),
        Requirement = OfQuality,
    };

    private static SignRequirement OfQuality(Scene scene) => new(
        [Role.QualifiedPerson, Role.QaReviewer], scene.Order.Site, [.. scene.State.Performers.Keys]);

    public static SignedAction End(ReasonCommand command, bool abort) => new(abort ? "abort" : "stop", command)
    {
        Decide = (scene, signature) => ChangeStateDecision.End(scene, command, abort, signature),
        Document = (scene, _, language) => BatchDocuments.End(scene, command, abort, language),
        Requirement = scene => new SignRequirement([Role.Supervisor, Role.QaReviewer], scene.Order.Site, []),
    };

    private static SignRequirement NextOf(Scene scene, string exceptionId)
    {
        var (roles, notSigners) = InvestigationDecisions.Next(scene.Policy, scene.State, scene.State.FindException(exceptionId)!);
        return new SignRequirement(roles, scene.Order.Site, notSigners);
    }

    private static StepPlace PlaceOf(Scene scene, string step) =>
        scene.Recipe.TryGetStep(step, out var place) ? place : throw new InvalidOperationException("The decision knows the step.");

    // While the document is prepared the verifier is not known, unless the person of the session is one.
    private static string? Verifier(VerifyStepCommand command, Scene scene)
    {
        if (command.Signature is not { } input)
            return null;
        return string.IsNullOrWhiteSpace(input.UserId) ? scene.Who.UserId : input.UserId.Trim().ToLowerInvariant();
    }

    private static string NextNumber(Scene scene)
    {
        var register = scene.Register ?? throw new InvalidOperationException("The handler loads the register.");
        return register.State.NextNumber(scene.Order.Site, scene.Today);
    }
}
