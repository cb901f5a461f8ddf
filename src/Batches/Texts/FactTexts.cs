using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Entries of a batch as sentences: for the activity trace, and for the audit trail of the printed record.</summary>
internal sealed class FactTexts : IFactSentences
{
    Sentence? IFactSentences.Say(Entry entry, IFact fact) => Of(fact, entry.OffsetMinutes);

    /// <summary>Without the person; null when the fact is not one of a batch.</summary>
    /// <param name="offsetMinutes">Of the entry: times within a sentence are told by the clock of its site.</param>
    public static string? In(IFact fact, string language, int offsetMinutes = 0) => fact switch
    {
        AttemptRefused one => BatchPhrases.Refused(one.Command, one.Code, one.Detail, language),
        _ => Of(fact, offsetMinutes) is { } sentence ? BatchPhrases.All.Say(language, sentence) : null,
    };

    private static Sentence? Of(IFact fact, int offsetMinutes) => fact is ExceptionOverdue late
        ? S("exception-overdue", ("id", late.Id), ("due", Print.PrintedTime.Of(late.DueAt, offsetMinutes)))
        : OfBatch(fact) ?? OfPlannedOrder(fact) ?? OfStep(fact) ?? OfException(fact) ?? OfRelease(fact);

    private static Sentence? OfBatch(IFact fact) => fact switch
    {
        OrderReleased one => S(
            "order-released", ("batch", one.BatchId), ("recipe", one.Recipe.Id), ("version", one.Recipe.Version), ("hash", one.Recipe.Hash[..16])),
        LotsProduced one => S("lots-produced", ("lots", string.Join(", ", one.Lots.Select(lot => $"{lot.Lot} {lot.Material} {lot.Quantity}")))),
        MaterialReturned one => S(
            "material-returned", ("number", one.Number), ("quantity", $"{one.Quantity}"), ("lot", one.Lot), ("condition", one.Condition)),
        ReservationsChanged one => S(
            "reservations-changed", ("material", one.Material), ("reason", one.Reason),
            ("lots", one.Lots.Count == 0 ? "–" : string.Join(", ", one.Lots.Select(lot => $"{lot.Lot} {lot.Quantity}")))),
        BatchStarted one => S("batch-started", ("made", one.ManufacturedOn), ("expires", one.ExpiresOn ?? "–")),
        BatchHolding one => S("batch-holding", ("reason", one.Reason), ("places", string.Join(", ", one.Places.Select(place => place.Number)))),
        SafeStateReached one => S("safe-state-reached", ("number", one.Number)),
        BatchHeld one => S("batch-held", ("reason", one.Reason)),
        ChangeRequested one => S("change-requested", ("id", one.Id), ("kind", $"{one.Kind}"), ("reason", one.Reason)),
        ChangeAuthorised one => S("change-authorised", ("id", one.Id)),
        ChangeDeclined one => S("change-declined", ("id", one.Id), ("reason", one.Reason)),
        BatchPausing one => S("batch-pausing", ("reason", one.Reason)),
        BatchPaused => S("batch-paused"),
        ModeChanged one => S("mode-changed", ("from", $"{one.From}"), ("to", $"{one.To}"), ("reason", one.Reason)),
        BatchResumed one => S("batch-resumed", ("reason", one.Reason)),
        BatchStopped one => S("batch-stopped", ("reason", one.Reason)),
        BatchAborted one => S("batch-aborted", ("reason", one.Reason)),
        BatchCompleted => S("batch-completed"),
        ProcedureAdvanced one => S("procedure-advanced", ("next", one.Enabled.Count == 0 ? "–" : string.Join(", ", one.Enabled))),
        CommentAdded { Number: { } number } one => S("comment-added", ("number", number), ("text", one.Text)),
        CommentAdded one => S("comment-added-batch", ("text", one.Text)),
        _ => null,
    };

    private static Sentence? OfPlannedOrder(IFact fact) => fact switch
    {
        OrderPlanned { Order: var order } one => S(
            "order-planned", ("id", order.Id), ("what", order.Recipe ?? order.Product), ("site", order.Site), ("source", one.Source.Sender)),
        PlannedOrderChanged one => S("planned-order-changed", ("id", one.Order.Id), ("source", one.Source.Sender)),
        PlannedOrderCancelled one => S("planned-order-cancelled", ("reason", one.Reason ?? one.Source?.Sender)),
        CampaignPlanned one => S(
            "campaign-planned", ("campaign", one.Id), ("recipe", one.Recipe), ("line", one.Line), ("batches", string.Join(", ", one.Batches))),
        CampaignBatchReleased one => S("campaign-batch-released", ("batch", one.Batch), ("number", $"{one.Number}")),
        CampaignBatchStarted one => S("campaign-batch-started", ("batch", one.Batch), ("number", $"{one.Number}")),
        CampaignCleaned one => S(
            one.Level == CleaningLevel.Major ? "campaign-cleaned-major" : "campaign-cleaned-minor", ("after", $"{one.AfterBatches}"), ("note", one.Note)),
        CampaignEnded one => S("campaign-ended", ("reason", one.Reason)),
        PlannedOrderReleased one => S("planned-order-released", ("batch", one.BatchId)),
        PlannedOrderDiffers one => S(
            "planned-order-differs", ("fields", one.Fields.Count == 0 ? "–" : string.Join(", ", one.Fields)), ("source", one.Source.Sender)),
        PlannedOrderDifferenceDecided one => S(
            "planned-order-difference-decided", ("decision", $"{one.Decision}"), ("reason", one.Reason)),
        _ => null,
    };

    private static Sentence? OfStep(IFact fact) => fact switch
    {
        PhaseStarted { Reason: { } reason } one => S("phase-picked", ("number", one.Number), ("reason", reason)),
        PhaseStarted one => S("phase-started", ("number", one.Number)),
        PhaseCompleted one => S("phase-completed", ("number", one.Number)),
        ValueRecorded one => S("value-recorded", ("number", one.Number), ("value", Shown(one.Value, one.Unit))),
        MaterialCharged one => S(
            "material-charged", ("number", one.Number), ("quantity", $"{one.Quantity}"), ("material", one.MaterialName), ("lot", one.Lot)),
        ProcedureAccepted => S("procedure-accepted"),
        UnitAllocated one => S("unit-allocated", ("equipment", one.Equipment), ("name", one.Name)),
        UnitAllocationFreed one => S("unit-allocation-freed", ("equipment", one.Equipment), ("reason", one.Reason)),
        EquipmentCheckedIn one => S("equipment-checked-in", ("number", one.Number), ("equipment", one.Equipment), ("name", one.Name)),
        PacksReported one => S("packs-reported", ("number", one.Number), ("count", one.Count)),
        StepSigned one => S("step-signed", ("number", one.Number)),
        StepVerified one => S("step-verified", ("number", one.Number)),
        StepCompleted one => S("step-completed", ("number", one.Number)),
        StepNotDone one => S("step-not-done", ("number", one.Number), ("how", $"{one.How}"), ("reason", one.Reason)),
        StepRepeated one => S("step-repeated", ("number", one.Number), ("reason", one.Reason)),
        StepReopened one => S("step-reopened", ("number", one.Number), ("reason", one.Reason)),
        ValueCorrected one => S(
            "value-corrected", ("number", one.Number), ("old", one.Old), ("new", Shown(one.New, one.Unit)), ("reason", one.Reason)),
        WayDecided one => S("way-decided", ("name", (Func<string, string>)(language => NameOf(one, language))), ("way", WordOf(one))),
        StepDecided one => S("step-decided", ("number", one.Number), ("applies", one.Applies ? "Applies" : "NotApplicable"), ("values", one.Judgement.Shown())),
        TableRowRecorded one => S(
            "table-row-recorded", ("number", one.Number), ("row", one.Row), ("cells", string.Join(" · ", one.Cells.Select(cell => cell.Value)))),
        TableCellCorrected one => S(
            "table-cell-corrected", ("number", one.Number), ("row", one.Row), ("old", one.Old), ("new", one.New.Value), ("reason", one.Reason)),
        PaperFormIssued { CopyOf: { } first } one => S("paper-form-copied", ("form", one.Form), ("first", first), ("reason", one.Reason)),
        PaperFormIssued one => S("paper-form-issued", ("form", one.Form), ("count", one.Steps.Count), ("hash", one.RecordHash[..16]), ("reason", one.Reason)),
        PaperFormRegistered one => S("paper-form-registered", ("form", one.Form), ("batch", one.BatchId)),
        PaperFormClosed one => S("paper-form-closed", ("form", one.Form), ("how", $"{one.How}"), ("reason", one.Reason)),
        PaperFormTranscribed one => S("paper-form-transcribed", ("form", one.Form), ("count", one.Entries)),
        PaperFormVerified one => S("paper-form-verified", ("form", one.Form)),
        ShiftHandedOver one => S("shift-handed-over", ("id", one.Id), ("count", one.Lines.Count)),
        ShiftTakenOver one => S("shift-taken-over", ("id", one.Id), ("count", one.Lines.Count(line => line.Taken)), ("all", one.Lines.Count)),
        MaterialHeld one => S("material-held", ("number", one.Number), ("value", one.Value), ("expected", one.Expected)),
        MaterialDecided one => S("material-decided", ("id", one.Id), ("decision", $"{one.Decision}"), ("reason", one.Reason)),
        ContainerTared one => S("container-tared", ("number", one.Number), ("tare", $"{one.Tare}"), ("balance", one.Balance)),
        ContainerDispensed one => S(
            one.Weight.Source == EntrySource.Device ? "container-dispensed" : "container-dispensed-typed", ("number", one.Number), ("net", $"{one.Weight.Net}"),
            ("material", one.MaterialName), ("lot", one.From.Lot), ("container", one.Container), ("balance", one.Weight.Balance)),
        ContainerVoided one => S(
            one.PutBack ? "container-put-back" : "container-destroyed", ("number", one.Number), ("container", one.Container), ("reason", one.Reason)),
        ContainerLabelPrinted { Reason: { } reason } one => S(
            "container-label-again", ("container", one.Container), ("copy", one.Copy), ("printer", one.Printer), ("reason", reason)),
        ContainerLabelPrinted one => S("container-label", ("container", one.Container), ("printer", one.Printer)),
        TimerStarted one => S("timer-started", ("number", one.Number)),
        BlockSigned one => S("block-signed", ("number", one.Number), ("meaning", $"{one.Signature.Meaning}")),
        TransitionSigned one => S("transition-signed", ("number", one.Number), ("condition", (Func<string, string>)one.Condition.In)),
        _ => null,
    };

    private static Sentence? OfException(IFact fact) => fact switch
    {
        ExceptionOpened one => S(
            "exception-opened", ("id", one.Id), ("grade", $"{one.Grade}"), ("description", BatchPhrases.SaidOf(one))),
        ExceptionJustified one => S("exception-justified", ("id", one.Id), ("justification", one.Justification)),
        ExceptionGraded one => S(
            "exception-graded", ("id", one.Id), ("from", $"{one.From}"), ("to", $"{one.To}"), ("reason", one.Reason)),
        ExceptionAcknowledged one => S("exception-acknowledged", ("id", one.Id), ("comment", one.Comment)),
        ExceptionConcluded one => S("exception-concluded", ("id", one.Id), ("conclusion", one.Conclusion)),
        AlarmLimitsSet { Limits: null } one => S("alarm-limits-removed", ("equipment", one.Equipment), ("point", one.Point), ("reason", one.Reason)),
        AlarmLimitsSet one => S(
            "alarm-limits-set", ("equipment", one.Equipment), ("point", one.Point), ("low", one.Limits.Low), ("high", one.Limits.High),
            ("unit", one.Unit), ("reason", one.Reason)),
        AlarmRaised one => S("alarm-raised", ("id", one.Id), ("text", one.Text), ("value", one.Value)),
        AlarmContinued one => S("alarm-continued", ("id", one.Id), ("value", one.Value)),
        AlarmAcknowledged one => S("alarm-acknowledged", ("id", one.Id), ("comment", one.Comment)),
        ExceptionAssessed one => S("exception-assessed", ("id", one.Id), ("impact", one.Impact)),
        ExceptionReopened one => S("exception-reopened", ("id", one.Id), ("reason", one.Reason)),
        ExceptionCapaReferred one => S(
            "exception-capa-referred", ("id", one.Id), ("capa", one.Capa), ("what", one.What), ("owner", one.Owner), ("due", one.DueOn)),
        ExceptionCapaClosed one => S("exception-capa-closed", ("id", one.Id), ("capa", one.Capa), ("result", one.Result)),
        ExceptionFileAttached one => S("exception-file-attached", ("id", one.Id), ("name", one.File.Name)),
        ExceptionPolicySet one => S("exception-policy-set", ("version", one.Version), ("reason", one.Reason)),
        _ => null,
    };

    private static Sentence? OfRelease(IFact fact) => fact switch
    {
        ReviewStarted => S("review-started"),
        ReviewItemSeen one => S("review-item-seen", ("item", one.Item)),
        RecordReviewed { Proof: var proof } => S(
            "record-reviewed", ("rules", proof.Rules), ("passed", proof.Passed), ("failed", proof.Failed), ("notRun", proof.NotRun)),
        AuditTrailReviewed one => S("audit-trail-reviewed", ("entries", one.Entries)),
        ReviewQuestionAsked one => S("review-question-asked", ("id", one.Id), ("person", one.To.Name), ("text", one.Text)),
        ReviewQuestionAnswered one => S("review-question-answered", ("id", one.Id), ("text", one.Text)),
        LabResultRecorded one => S(
            "lab-result-recorded", ("number", one.Number), ("test", (Func<string, string>)one.Title.In), ("value", Shown(one.Value, one.Unit)), ("sample", one.Sample)),
        QcReviewed one => S("qc-reviewed", ("results", one.Results)),
        BatchCertified { Market: { } market } one => S("batch-certified-for", ("market", market), ("register", one.RegisterNumber)),
        BatchCertified one => S("batch-certified", ("register", one.RegisterNumber)),
        BatchRejected { Market: { } market } one => S("batch-rejected-for", ("market", market), ("reason", one.Reason)),
        BatchRejected one => S("batch-rejected", ("reason", one.Reason)),
        DispositionHeld one => S("disposition-held", ("market", one.Market ?? "–"), ("reason", one.Reason)),
        DispositionHoldLifted one => S("disposition-hold-lifted", ("market", one.Market ?? "–"), ("reason", one.Reason)),
        BatchReworked one => S("batch-reworked", ("batch", one.Batch), ("order", one.OrderId)),
        MarketRuleSet one => S("market-rule-set", ("market", one.Market), ("role", (Func<string, string>)(language => BatchPhrases.RoleOf(one.Certifies, language))), ("reason", one.Reason)),
        ReleaseChecklistSet one => S("release-checklist-set", ("purpose", (Func<string, string>)ReleaseRuleTexts.Of(one.Purpose).In), ("lines", one.Lines.Count), ("reason", one.Reason)),
        QualifiedPersonRegistered { Number: { } number } one => S("qualified-person-registered", ("name", one.Name), ("site", one.Site), ("number", number)),
        QualifiedPersonRegistered one => S("qualified-person-struck-off", ("name", one.Name), ("site", one.Site), ("reason", one.Reason)),
        CertificationRegistered one => S("certification-registered", ("register", one.RegisterNumber), ("batch", one.BatchId)),
        _ => null,
    };

    private static string NameOf(WayDecided one, string language) =>
        one.Title.In(language) is { Length: > 0 } title ? title : one.Judgements.Count > 0 ? one.Judgements[0].Expression : one.Node;

    private static string WordOf(WayDecided one) => one switch
    {
        { Way: "" } => "Person",
        { Kind: DecisionKind.Choice or DecisionKind.Transition } => "Open",
        { Kind: DecisionKind.LoopEnd } => "End",
        { Kind: DecisionKind.Until } => one.Way.EndsWith(":done", StringComparison.Ordinal) ? "End" : "Go",
        _ => one.Judgements is [{ Truth: false }] ? "Past" : "Go",
    };

    private static string Shown(string value, Unit? unit) => unit is null ? value : $"{value} {unit.Symbol}";

    private static Sentence S(string key, params ReadOnlySpan<(string Place, object? Value)> values) => Sentence.Of($"fact.{key}", values);
}
