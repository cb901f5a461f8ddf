using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The record as one answer: what to do now, what was done, by whom, and what may be done next.</summary>
internal static class BatchViews
{
    public static BatchView Of(Scene scene, string language)
    {
        var (state, order) = (scene.State, scene.Order);
        var enabled = EnabledNow(scene);
        return new BatchView(
            state.Id, order.OrderId, order.LotNumber, order.Site, order.Zone, order.Line, state.Lifecycle, state.Disposition, state.Version,
            order.Recipe, order.Product, order.Planned, state.Start?.ManufacturedOn, state.Start?.ExpiresOn,
            order.PlannedStart is { } start ? Micros.ToText(start) : null, WhenView.Of(state.Released!),
            SignatureView.Of(scene, state.Released!, order.Signature), When(state.Started), When(state.Ended), Remark(state.Interruption), enabled,
            [.. scene.Recipe.Graph.Work.Select(node => Work(scene, node, enabled, language))], ProgressOf(state, scene.Recipe), Timers(scene),
            [.. state.Exceptions.Select(one => ExceptionViews.Of(scene, one, language))],
            [.. state.Attempts.Select(one => Attempt(one, language))],
            [.. state.Comments.Select(one => new RemarkView(WhenView.Of(one.Stamp), one.By, one.Number is null ? one.Text : $"{one.Number}: {one.Text}"))],
            Reviewed(scene, state.Review, state.ReviewIsCurrent),
            Reviewed(scene, state.TrailReview, state.TrailReviewIsCurrent), Decision(scene),
            LegalActions.Of(scene), Micros.ToText(scene.Now))
        {
            PaperForms = [.. state.PaperForms.Select(one => PaperFormView.Of(scene, one))],
            Material = [.. state.MaterialHolds.Select(one => MaterialHoldView.Of(scene, one))],
            Handovers = [.. state.Handovers.Select(one => HandoverView.Of(scene, one))],
            Mode = state.Mode,
            Campaign = order.Campaign,
            Holds = HoldTimeViews.Of(scene),
            PlannedEnd = order.PlannedEnd is { } last ? Micros.ToText(last) : null,
            Interruptions = [.. state.Interruptions.Select(one => new InterruptionView(
                one.State, WhenView.Of(one.From), one.By, one.Reason, When(one.To), Remark(one.Resumed)))],
            Changes = [.. state.Changes.Select(one => ChangeView.Of(scene, one, language))],
            Questions = [.. state.Questions.Select(QuestionView.Of)],
            Procedure = order.Procedure is { } one
                ? new ProcedureView(one.Kind, one.Equipment, one.Name, one.IntervalDays, Reviewed(scene, state.Accepted, current: true)) : null,
            ReworkOf = order.ReworkOf?.Batch,
            ReworkedAs = state.ReworkedAs,
            Reserved = state.Reserved,
            Produced = state.Produced,
            Shortages = order.Shortages ?? [],
            ShortageReason = order.ShortageReason,
            Holdings = [.. state.Holdings.Reverse().Select(one => new HoldingView(
                new RemarkView(WhenView.Of(one.Stamp), one.By, one.Reason), one.ExceptionId,
                [.. one.Places.Select(place => new SafeStateView(
                    place.Place.Element, place.Place.Number, place.Place.Title, place.Place.Text, Remark(place.Reached)))]))],
        };
    }

    /// <summary>Work whose turn has come, and phases that have ended with a step that is open again.</summary>
    public static IReadOnlyList<string> EnabledNow(Scene scene) =>
        !scene.State.IsUnderWay ? [] :
        [.. scene.Recipe.EnabledIn(scene.State), .. scene.Recipe.Steps.Where(scene.State.IsOpenAgain).Select(place => place.Phase.Id).Distinct()];

    public static IReadOnlyList<TimerView> Timers(Scene scene) =>
        !scene.State.IsUnderWay ? [] :
        [.. TimeRuleCheck.Running(scene.State, scene.Recipe).Select(timer => (Timer: timer, Kind: TimeRuleCheck.NameOf(timer.Rule)))
            .Concat(CheckSchedule.Running(scene.State, scene.Recipe).Select(due => (Timer: new RunningTimer(due.AsRule, due.Since, due.DueAt), Kind: CheckSchedule.Kind)))
            .OrderBy(one => one.Timer.DueAt).Select(one => Timer(scene, one.Timer, one.Kind))];

    private static TimerView Timer(Scene scene, RunningTimer timer, string kind) => new(
        kind, timer.Rule.AfterElement, timer.Rule.BeforeElement, timer.Rule.Duration!.Value, Micros.ToText(timer.EndedAt),
        Micros.ToText(timer.DueAt), TimeRuleCheck.Elapsed(timer, scene.Now), timer.Rule.IsLatest && scene.Now > timer.DueAt, timer.Rule.Limits);

    public static SignatureView? Reviewed(Scene scene, ReviewState? review, bool current) =>
        review is null ? null : SignatureView.Of(scene, review.Stamp, review.Signature, !current);

    public static AttemptView Attempt(AttemptState one, string language) =>
        new(WhenView.Of(one.Stamp), one.Stamp.Actor, one.Command, one.Code, one.In(language), one.Facts);

    /// <summary>Where one is within a phase: the first step that is not complete.</summary>
    public static string? CurrentStep(BatchState state, ExecutionNode node) =>
        node.Instructions.FirstOrDefault(one => state.Steps.GetValueOrDefault(one.Instruction.Id)?.Completed is null)?.Instruction.Id;

    private static WorkView Work(Scene scene, ExecutionNode node, IReadOnlyList<string> enabled, string language)
    {
        var work = scene.State.Work.GetValueOrDefault(node.Id);
        var isEnabled = enabled.Contains(node.Id);
        var current = isEnabled ? CurrentStep(scene.State, node) : null;
        var standing = scene.State.SkippedNodes.Contains(node.Id) ? WorkStanding.Skipped
            : work?.Ended is not null || scene.State.Fired.Contains(node.Id) ? WorkStanding.Done
            : work?.Started is not null ? WorkStanding.Running
            : isEnabled ? WorkStanding.Enabled : WorkStanding.Waiting;
        return new WorkView(
            node.Id, node.Kind == ExecutionNodeKind.Phase ? "phase" : "transition", node.Number, node.Title,
            ControlRecipe.OutlineOf(node).Id, [.. node.Path.Select(one => new PathView(one.Id, one.Kind, one.Title))], standing,
            When(work?.Started), work?.StartedBy, When(work?.Ended),
            work?.Signature is { } signature ? SignatureView.Of(scene, signature.Stamp, signature.Signature) : null, current,
            [.. node.Instructions.Select((one, index) =>
                StepViews.Of(scene, new StepPlace(node, index, one), one.Instruction.Id == current, language))])
        {
            StartReason = work?.StartReason,
            Late = LateView.Of(work?.Late),
            Turns = [.. node.Turns.Select(turn => new TurnView(turn.Loop, turn.Number, turn.Count))],
        };
    }

    public static List<ProgressView> ProgressOf(BatchState state, ControlRecipe recipe) =>
        [.. recipe.Graph.Work.GroupBy(node => ControlRecipe.OutlineOf(node).Id).Select(group => new ProgressView(
            group.Key, ControlRecipe.OutlineOf(group.First()).Title,
            group.Sum(node => node.Instructions.Count == 0
                ? state.CompletedWork.Contains(node.Id) ? 1 : 0
                : node.Instructions.Count(one => state.Steps.GetValueOrDefault(one.Instruction.Id)?.Completed is not null)),
            group.Sum(ControlRecipe.StepCount)))];

    public static DecisionView? Decision(Scene scene) => scene.State.Decided is { } one
        ? new DecisionView(scene.State.Disposition, one.RegisterNumber, one.Reason, SignatureView.Of(scene, one.Stamp, one.Signature))
        : null;

    private static WhenView? When(Stamp? stamp) => stamp is null ? null : WhenView.Of(stamp);

    public static RemarkView? Remark(Remark? one) => one is null ? null : new RemarkView(WhenView.Of(one.Stamp), one.By, one.Text);
}
