using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Exceptions, review and release.</summary>
internal static class QualityEndpoints
{
    public static void MapExceptions(this IEndpointRouteBuilder app)
    {
        var exceptions = app.MapGroup("/api/exceptions").WithTags("exceptions");
        exceptions.MapGet("", async ([AsParameters] ExceptionQuery query, ListExceptions list, ReaderLanguage language, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(query, language.Code, cancellation), KernelJson.Options)).Require().Produces<Page<ExceptionRow>>();
        exceptions.MapGet("/{id}", FindAsync).Require().Produces<ExceptionView>();
        exceptions.MapGet("/{id}/associated", async (string id, FindAssociated find, CancellationToken cancellation) =>
            BatchStreams.TryOfException(id, out var batch)
                ? Results.Json(await find.ListAsync(batch, cancellation), KernelJson.Options)
                : ExceptionsRefusals.ExceptionUnknown(id).ToResult()).Require().Produces<AssociatedBatches>();
        exceptions.MapGet("/{id}/repeats", async (string id, Trends trends, CancellationToken cancellation) =>
            Results.Json(await trends.RepeatsAsync(id, cancellation), KernelJson.Options)).Require().Produces<RepeatView>();
        var actions = exceptions.MapGroup("/{id}/actions");
        Do<JustifyCommand>(actions, "justify", (id, command) => scene => ExceptionDecisions.Justify(scene, id, command));
        Do<GradeCommand>(actions, "grade", (id, command) => scene => ExceptionDecisions.Grade(scene, id, command));
        Do<AcknowledgeCommand>(actions, "acknowledge", (id, command) => scene => ExceptionDecisions.Acknowledge(scene, id, command));
        Do<ReopenExceptionCommand>(actions, "reopen", (id, command) => scene => InvestigationDecisions.Reopen(scene, id, command), null, Role.QaReviewer);
        Do<ReferCapaCommand>(actions, "refer-capa", (id, command) => scene => FollowDecisions.Refer(scene, id, command), null, Role.QaReviewer);
        Do<CloseCapaCommand>(actions, "close-capa", (id, command) => scene => FollowDecisions.Close(scene, id, command), null, Role.QaReviewer);
        Do<AttachToExceptionCommand>(
            actions, "attach", (id, command) => scene => FollowDecisions.Attach(scene, id, command),
            command => new Needs { File = command.File?.Content });
        Sign<AssessCommand>(actions, "assess", SignedActions.Assess, [.. ExceptionPolicy.FirstRoles]);
        Sign<ConcludeCommand>(actions, "conclude", SignedActions.Conclude, [.. ExceptionPolicy.LastRoles]);
    }

    /// <summary>The routes of exceptions, CAPA, and what repeats.</summary>
    public static void MapExceptionPolicy(this IEndpointRouteBuilder app)
    {
        var policy = app.MapGroup("/api/exception-policy").WithTags("exceptions");
        policy.MapGet("", async (SetPolicy set, CancellationToken cancellation) =>
            Results.Json(await set.ReadAsync(cancellation), KernelJson.Options)).Require().Produces<PolicyView>();
        policy.MapPost("/actions/set/document", async (SetPolicyCommand command, Caller caller, SetPolicy set, CancellationToken cancellation) =>
            (await set.PrepareAsync(caller, command, cancellation)).ToResult()).Require(SetPolicy.Roles).Produces<PreparedDocument>();
        policy.MapPost("/actions/set", async (SetPolicyCommand command, Caller caller, SetPolicy set, CancellationToken cancellation) =>
            (await set.SignAsync(caller, command, cancellation)).ToResult()).Require(SetPolicy.Roles).Produces<PolicyView>();
        app.MapGet("/api/capas", async ([AsParameters] CapaQuery query, ListCapas list, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(query, cancellation), KernelJson.Options)).WithTags("exceptions").Require().Produces<Page<CapaRow>>();
        app.MapGet("/api/exception-trends", async ([AsParameters] ExceptionTrendQuery query, Trends trends, ReaderLanguage language, CancellationToken cancellation) =>
            Results.Json(await trends.ReadAsync(query, language.Code, cancellation), KernelJson.Options)).WithTags("exceptions").Require().Produces<TrendsView>();
        BatchEndpoints.Sign<ConcludeTogetherCommand>(
            app.MapGroup("/api/batches/{id}/actions").WithTags("exceptions"), "conclude-exceptions", SignedActions.ConcludeTogether,
            [.. ExceptionPolicy.LastRoles]);
    }

    private static void Sign<TCommand>(
        IEndpointRouteBuilder actions, string name, Func<string, TCommand, SignedAction> action, params Role[] roles)
        where TCommand : SignedCommand
    {
        actions.MapPost($"/{name}/document", async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            BatchStreams.TryOfException(id, out var batch)
                ? (await work.PrepareAsync(caller, batch, action(id.ToUpperInvariant(), command), cancellation)).ToResult()
                : ExceptionsRefusals.ExceptionUnknown(id).ToResult()).Require(roles).Produces<PreparedDocument>();
        actions.MapPost("/" + name, async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            BatchStreams.TryOfException(id, out var batch)
                ? (await work.SignAsync(caller, batch, action(id.ToUpperInvariant(), command), cancellation)).ToResult()
                : ExceptionsRefusals.ExceptionUnknown(id).ToResult()).Require(roles).Produces<CommandAnswer>();
    }

    public static void MapReview(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("release");
        batches.MapGet("/{id}/review", async (string id, Caller caller, BatchWork work, ReaderLanguage language, CancellationToken cancellation) =>
            (await work.LoadAsync(caller, id, Needs.ForReview, cancellation)).Map(scene => ReviewView.Of(scene, language.Code)).ToResult())
            .Require(Role.QaReviewer, Role.QualifiedPerson, Role.Supervisor, Role.QcReviewer, Role.Auditor).Produces<ReviewView>();
        var actions = batches.MapGroup("/{id}/actions");
        actions.MapPost("/start-review", async (string id, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.DoAsync(caller, id, "start-review", ReviewDecisions.Start, cancellation: cancellation)).ToResult())
            .Require(Role.QaReviewer).Produces<CommandAnswer>();
        BatchEndpoints.Do<SeenCommand>(
            actions, "mark-seen", command => (scene => ReviewDecisions.Seen(scene, command), Needs.ForReview), Role.QaReviewer);
        BatchEndpoints.Do<AskCommand>(actions, "ask", command => (scene => Questions.Ask(scene, command), Needs.ForReview), Role.QaReviewer);
        BatchEndpoints.Do<AnswerCommand>(actions, "answer", command => (scene => Questions.Answer(scene, command), null));
        BatchEndpoints.Do<LabResultCommand>(
            actions, "record-lab-result", command => (scene => Laboratory.Record(scene, command), null), Role.QcReviewer);
        BatchEndpoints.Sign<ReviewCommand>(actions, "review-lab-results", SignedActions.ReviewLaboratory, Role.QcReviewer);
        BatchEndpoints.Sign<HoldLotCommand>(actions, "hold-lot", SignedActions.HoldLot, Role.QualifiedPerson, Role.QaReviewer);
        BatchEndpoints.Sign<HoldLotCommand>(actions, "lift-hold", SignedActions.LiftHold, Role.QualifiedPerson, Role.QaReviewer);
        BatchEndpoints.Sign<ReviewCommand>(actions, "review", SignedActions.Review, Role.QaReviewer);
        BatchEndpoints.Sign<ReviewCommand>(actions, "review-audit-trail", SignedActions.ReviewTrail, Role.QaReviewer);
        BatchEndpoints.Sign<RejectCommand>(actions, "reject", SignedActions.Reject, Role.QualifiedPerson, Role.QaReviewer);
        actions.MapPost("/certify/document", async (string id, CertifyCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.PrepareAsync(caller, id, SignedActions.Certify(command), cancellation)).ToResult()).Require(Role.QualifiedPerson, Role.QaReviewer)
            .Produces<PreparedDocument>();
        actions.MapPost("/certify", async (string id, CertifyCommand command, Caller caller, CertifyBatch certify, CancellationToken cancellation) =>
            (await certify.SignAsync(caller, id, command, cancellation)).ToResult()).Require(Role.QualifiedPerson, Role.QaReviewer)
            .Produces<CommandAnswer>();
    }

    private static async Task<IResult> FindAsync(
        string id, Caller caller, BatchWork work, ReaderLanguage language, CancellationToken cancellation)
    {
        if (!BatchStreams.TryOfException(id, out var batch))
            return ExceptionsRefusals.ExceptionUnknown(id).ToResult();
        var loaded = await work.ShowAsync(caller, batch, cancellation);
        return loaded.Then(scene => scene.State.FindException(id.ToUpperInvariant()) is { } one
            ? ExceptionViews.Of(scene, one, language.Code)
            : Outcome<ExceptionView>.No(ExceptionsRefusals.ExceptionUnknown(id))).ToResult();
    }

    private static void Do<TCommand>(
        IEndpointRouteBuilder actions, string name, Func<string, TCommand, Func<Scene, Outcome<Telling>>> decide,
        Func<TCommand, Needs>? needs = null, params Role[] roles)
        where TCommand : class =>
        actions.MapPost("/" + name, async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            BatchStreams.TryOfException(id, out var batch)
                ? (await work.DoAsync(
                    caller, batch, name + "-exception", decide(id.ToUpperInvariant(), command), needs?.Invoke(command), cancellation)).ToResult()
                : ExceptionsRefusals.ExceptionUnknown(id).ToResult())
            .Require(roles.Length > 0 ? roles : Anyone).Produces<CommandAnswer>();

    private static readonly Role[] Anyone =
        [Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];
}
