using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Orders, the board, and the floor's actions. Roles are checked again at the batch's site by the decision.</summary>
internal static class BatchEndpoints
{
    private static readonly Role[] Floor = [Role.Operator, Role.Verifier, Role.Supervisor];

    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/orders").WithTags("orders");
        orders.MapGet("", async ([AsParameters] BoardQuery query, Board board, CancellationToken cancellation) =>
            Results.Json(await board.ListAsync(query, cancellation), KernelJson.Options)).Require().Produces<Page<BoardRow>>();
        orders.MapPost("/document", async (IssueOrderCommand command, Caller caller, IssueOrder issue, CancellationToken cancellation) =>
            (await issue.PrepareAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor)
            .Produces<PreparedOrder>();
        orders.MapPost("", async (IssueOrderCommand command, Caller caller, IssueOrder issue, CancellationToken cancellation) =>
            (await issue.SignAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor)
            .Produces<CommandAnswer>();
        orders.MapPost("/plan", async (IssueOrderCommand command, Caller caller, IssueOrder issue, CancellationToken cancellation) =>
            (await issue.PlanAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor)
            .Produces<IReadOnlyList<NeedView>>();
        orders.MapPost("/equipment", async (IssueOrderCommand command, Caller caller, EquipmentNeeds needs, CancellationToken cancellation) =>
            (await needs.OfOrderAsync(caller, command, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor)
            .Produces<Page<EquipmentNeedView>>();
    }

    public static void MapBoard(this IEndpointRouteBuilder app)
    {
        var board = app.MapGroup("/api/board").WithTags("board");
        board.MapGet("", async ([AsParameters] ShowBoard query, Board all, CancellationToken cancellation) =>
            Results.Json(await all.ShowAsync(query, cancellation), KernelJson.Options)).Require().Produces<BoardPage>();
        board.MapGet("/choices", async (string? site, Board all, CancellationToken cancellation) =>
            Results.Json(await all.ChoicesAsync(site, cancellation), KernelJson.Options)).Require().Produces<BoardChoices>();
    }

    public static void MapFloor(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("batches");
        batches.MapGet("", async ([AsParameters] BoardQuery query, Board board, CancellationToken cancellation) =>
            Results.Json(await board.ListAsync(query, cancellation), KernelJson.Options)).Require().Produces<Page<BoardRow>>();
        batches.MapGet("/open", async (string site, Board board, CancellationToken cancellation) =>
            Results.Json(await board.OpenAsync(site, cancellation), KernelJson.Options)).Require().Produces<Page<OpenBatch>>();
        batches.MapGet("/{id}", async (string id, Caller caller, BatchWork work, ReaderLanguage language, CancellationToken cancellation) =>
            (await work.ShowAsync(caller, id, cancellation)).Map(scene => BatchViews.Of(scene, language.Code)).ToResult()).Require()
            .Produces<BatchView>();
        batches.MapGet("/{id}/equipment", async (string id, Caller caller, EquipmentNeeds needs, CancellationToken cancellation) =>
            (await needs.ListAsync(caller, id, cancellation)).ToResult()).Require().Produces<Page<EquipmentNeedView>>();
        var actions = batches.MapGroup("/{id}/actions");
        actions.MapPost("/start", async (string id, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.DoAsync(caller, id, "start", StartBatchDecision.Decide, cancellation: cancellation)).ToResult())
            .Require(Role.Operator, Role.Supervisor).Produces<CommandAnswer>();
        Do<PhaseCommand>(actions, "start-phase", command => (scene => StartPhaseDecision.Start(scene, command), null), Floor);
        Do<PhaseCommand>(actions, "complete-phase", command => (scene => StartPhaseDecision.Complete(scene, command), null), Floor);
        Do<RecordValueCommand>(actions, "record-value", command => (
            scene => RecordValueDecision.Decide(scene, command), Needs.Of(command.Step, command.Value, command.File)), Floor);
        Do<RecordRowCommand>(actions, "record-row", command => (scene => TableReader.Record(scene, command), null), Floor);
        Do<CorrectCellCommand>(actions, "correct-cell", command => (scene => TableReader.Correct(scene, command), null), Floor);
        Do<StartTimerCommand>(actions, "start-timer", command => (scene => TimerReader.Start(scene, command), null), Floor);
        Do<ChargeInCommand>(
            actions, "charge-in", command => (scene => ChargeInDecision.Decide(scene, command), command.Container is { } code ? new Needs { Container = code } : new Needs(Lot: command.Lot)), Floor);
        WeighingEndpoints.Map(actions, Floor);
        Do<CheckInEquipmentCommand>(
            actions, "check-in-equipment",
            command => (scene => CheckInEquipmentDecision.Decide(scene, command), new Needs(Equipment: command.Equipment)), Floor);
        Do<AllocateEquipmentCommand>(
            actions, "allocate-equipment",
            command => (scene => AllocateEquipmentDecision.Allocate(scene, command), new Needs(Equipment: command.Equipment)),
            AllocateEquipmentDecision.Roles);
        Do<FreeEquipmentCommand>(
            actions, "free-equipment", command => (scene => AllocateEquipmentDecision.Free(scene, command), new Needs(Equipment: command.Equipment)),
            AllocateEquipmentDecision.Roles);
        Do<LeaveOutCommand>(actions, "leave-out", command => (scene => LeaveOutDecision.Decide(scene, command), null), Floor);
        Do<ReserveCommand>(
            actions, "reserve",
            command => (
                scene => ReserveDecision.Decide(scene, command),
                new Needs { Kept = ([.. command.Lots.Select(one => one.Lot)], command.Material) }),
            ReserveDecision.Roles);
        Do<RepeatCommand>(actions, "repeat", command => (scene => RedoDecision.Repeat(scene, command), null), Floor);
        Sign<ReopenCommand>(actions, "reopen", SignedActions.Reopen, Role.Supervisor);
        Do<ConfirmSafeStateCommand>(actions, "confirm-safe-state", command => (scene => SafeStateDecision.Confirm(scene, command), null), Floor);
        Do<CommentCommand>(actions, "comment", command => (scene => CommentDecision.Decide(scene, command), null));
        Do<OpenExceptionCommand>(actions, "open-exception", command => (scene => ExceptionDecisions.Open(scene, command), null));
        Do<ReasonCommand>(
            actions, "pause", command => (scene => ChangeStateDecision.Pause(scene, command), null), Role.Supervisor, Role.Operator);
        Do<SetModeCommand>(actions, "set-mode", command => (scene => ChangeStateDecision.SetMode(scene, command), null), Role.Supervisor);
        Do<ReasonCommand>(
            actions, "hold", command => (scene => ChangeStateDecision.Hold(scene, command), null), Role.Supervisor, Role.QaReviewer);
        Do<ReasonCommand>(
            actions, "resume", command => (scene => ChangeStateDecision.Resume(scene, command), null), Role.Supervisor, Role.QaReviewer, Role.Operator);
        actions.MapPost("/return-material", ReturnAsync).Require(Floor).Produces<CommandAnswer>();
        actions.MapPost("/correct", CorrectAsync).Require(Floor).Produces<CommandAnswer>();
        Sign<SignStepCommand>(actions, "sign-step", SignedActions.SignStep, Floor);
        Sign<SignBlockCommand>(actions, "sign-block", SignedActions.SignBlock, [.. Floor, Role.QaReviewer]);
        Sign<VerifyStepCommand>(actions, "verify-step", SignedActions.VerifyStep, Floor);
        Sign<SignTransitionCommand>(actions, "sign-transition", SignedActions.SignTransition, Floor);
        Sign<ReasonCommand>(actions, "stop", command => SignedActions.End(command, abort: false), Role.Supervisor, Role.QaReviewer);
        Sign<ReasonCommand>(actions, "abort", command => SignedActions.End(command, abort: true), Role.Supervisor, Role.QaReviewer);
    }

    private static async Task<IResult> ReturnAsync(
        string id, ReturnMaterialCommand command, Caller caller, BatchWork work, CancellationToken cancellation)
    {
        var loaded = await work.LoadAsync(caller, id, Needs.Nothing, cancellation);
        if (!loaded.Try(out var scene, out var refusal))
            return refusal.ToResult();
        var lot = scene.State.Steps.GetValueOrDefault(command.Step)?.Charges.Find(one => one.Index == command.Charge)?.Lot;
        var needs = Needs.Nothing with { Lot = lot };
        return (await work.DoAsync(caller, id, "return-material", again => ReturnMaterialDecision.Decide(again, command), needs, cancellation)).ToResult();
    }

    // The lot of a corrected charge is known from the record, not from the request.
    private static async Task<IResult> CorrectAsync(
        string id, CorrectCommand command, Caller caller, BatchWork work, CancellationToken cancellation)
    {
        var loaded = await work.LoadAsync(caller, id, Needs.Nothing, cancellation);
        if (!loaded.Try(out var scene, out var refusal))
            return refusal.ToResult();
        var lot = scene.State.Steps.GetValueOrDefault(command.Step)?.Charges.Find(one => one.Index == (command.Charge ?? 1))?.Lot;
        var needs = Needs.Of(command.Step, command.Value, command.File) with { Lot = lot };
        var done = await work.DoAsync(caller, id, "correct", again => CorrectDecision.Decide(again, command), needs, cancellation);
        return done.ToResult();
    }

    public static void Do<TCommand>(
        IEndpointRouteBuilder actions, string name, Func<TCommand, (Func<Scene, Outcome<Telling>> Decide, Needs? Needs)> decide,
        params Role[] roles)
        where TCommand : class =>
        actions.MapPost("/" + name, async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
        {
            var (decision, needs) = decide(command);
            return (await work.DoAsync(caller, id, name, decision, needs, cancellation)).ToResult();
        }).Require(roles).Produces<CommandAnswer>();

    /// <summary>The action and its twin that prepares the document.</summary>
    public static void Sign<TCommand>(
        IEndpointRouteBuilder actions, string name, Func<TCommand, SignedAction> action, params Role[] roles)
        where TCommand : SignedCommand
    {
        actions.MapPost($"/{name}/document", async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.PrepareAsync(caller, id, action(command), cancellation)).ToResult()).Require(roles).Produces<PreparedDocument>();
        actions.MapPost("/" + name, async (string id, TCommand command, Caller caller, BatchWork work, CancellationToken cancellation) =>
            (await work.SignAsync(caller, id, action(command), cancellation)).ToResult()).Require(roles).Produces<CommandAnswer>();
    }
}
