using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>The tables behind the board, the list of exceptions and the forward trace of lots.</summary>
internal sealed class BatchProjection : IProjection
{
    private static readonly Sql PutBatch = Sql.Of<BatchProjection>("Project/PutBatch");
    private static readonly Sql SetRework = Sql.Of<BatchProjection>("Project/SetRework");
    private static readonly Sql SetProcedure = Sql.Of<BatchProjection>("Project/SetProcedure");
    private static readonly Sql SetAccepted = Sql.Of<BatchProjection>("Project/SetAccepted");
    private static readonly Sql SetPlannedEnd = Sql.Of<BatchProjection>("Project/SetPlannedEnd");
    private static readonly Sql PutOperation = Sql.Of<BatchProjection>("Project/PutOperation");
    private static readonly Sql AddProgress = Sql.Of<BatchProjection>("Project/AddProgress");
    private static readonly Sql DropOperations = Sql.Of<BatchProjection>("Project/DropOperations");
    private static readonly Sql PutProgress = Sql.Of<BatchProjection>("Project/PutProgress");
    private static readonly Sql SetRecipe = Sql.Of<BatchProjection>("Project/SetRecipe");
    private static readonly Sql TakeProgress = Sql.Of<BatchProjection>("Project/TakeProgress");
    private static readonly Sql SetStarted = Sql.Of<BatchProjection>("Project/SetStarted");
    private static readonly Sql SetState = Sql.Of<BatchProjection>("Project/SetState");
    private static readonly Sql SetMode = Sql.Of<BatchProjection>("Project/SetMode");
    private static readonly Sql SetEnded = Sql.Of<BatchProjection>("Project/SetEnded");
    private static readonly Sql SetDisposition = Sql.Of<BatchProjection>("Project/SetDisposition");
    private static readonly Sql SetInReview = Sql.Of<BatchProjection>("Project/SetInReview");
    private static readonly Sql SetDecided = Sql.Of<BatchProjection>("Project/SetDecided");
    private static readonly Sql Touch = Sql.Of<BatchProjection>("Project/Touch");
    private static readonly Sql PutException = Sql.Of<BatchProjection>("Project/PutException");
    private static readonly Sql SetGrade = Sql.Of<BatchProjection>("Project/SetGrade");
    private static readonly Sql SetJustified = Sql.Of<BatchProjection>("Project/SetJustified");
    private static readonly Sql SetConcluded = Sql.Of<BatchProjection>("Project/SetConcluded");
    private static readonly Sql PutConsumption = Sql.Of<BatchProjection>("Project/PutConsumption");
    private static readonly Sql ReturnConsumption = Sql.Of<BatchProjection>("Project/ReturnConsumption");
    private static readonly Sql SetDestroyed = Sql.Of<BatchProjection>("Project/SetDestroyed");
    private static readonly Sql SetConsumption = Sql.Of<BatchProjection>("Project/SetConsumption");

    // 2: what was destroyed before it was charged is marked.
    public int Shape => 2;

    public IReadOnlyList<string> Tables { get; } = ["batch_board", "batch_operation", "batch_exception", "batch_consumption"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith("batch/", StringComparison.Ordinal))
            return;
        var batch = entry.Stream["batch/".Length..];
        if (fact is OrderReleased order)
            Release(entry, order, statements);
        else if (fact is ChangeAuthorised change)
            Change(batch, change, statements);
        else if (Of(entry, batch, fact) is { } statement)
            statements.Add(statement);
        statements.Add(new Statement(Touch, ("id", batch), ("at", entry.At), ("number", entry.Number)));
    }

    private static Statement? Of(Entry entry, string batch, IFact fact) => fact switch
    {
        BatchStarted one => new Statement(
            SetStarted, ("id", batch), ("at", entry.At), ("manufactured_on", one.ManufacturedOn), ("expires_on", one.ExpiresOn)),
        BatchHolding => State(batch, Lifecycle.Holding),
        BatchHeld => State(batch, Lifecycle.Held),
        BatchPausing => State(batch, Lifecycle.Pausing),
        BatchPaused => State(batch, Lifecycle.Paused),
        BatchResumed => State(batch, Lifecycle.Running),
        ModeChanged one => new Statement(SetMode, ("id", batch), ("mode", EnumWords.Of(one.To))),
        BatchStopped => End(entry, batch, Lifecycle.Stopped),
        BatchAborted => End(entry, batch, Lifecycle.Aborted),
        BatchCompleted => End(entry, batch, Lifecycle.Complete),
        StepCompleted one => Progress(batch, one.Operation),
        StepRepeated one => new Statement(TakeProgress, ("batch", batch), ("operation", one.Operation)),
        StepReopened one => new Statement(TakeProgress, ("batch", batch), ("operation", one.Operation)),
        TransitionSigned one => Progress(batch, one.Operation),
        PhaseCompleted { Steps: 0 } one => Progress(batch, one.Operation),
        ReviewStarted or RecordReviewed or AuditTrailReviewed => new Statement(SetInReview, ("id", batch)),
        ProcedureAccepted => new Statement(SetAccepted, ("id", batch), ("at", entry.At)),
        BatchCertified one => Decide(entry, batch, Disposition.Certified, one.RegisterNumber),
        BatchRejected { Now: { } now } => Dispose(batch, now),
        BatchRejected => Decide(entry, batch, Disposition.Rejected, null),
        DispositionHeld one => Dispose(batch, one.Now),
        DispositionHoldLifted one => Dispose(batch, one.Now),
        MaterialReturned one => Return(entry, batch, one),
        // What was weighed for the batch was consumed when it was weighed; a container of the lot itself is consumed here.
        MaterialCharged one when one.Container is null || !ContainerLabel.IsWeighed(batch, one.Container) => Consume(entry, batch, (one.Step, one.Index, one.Lot, one.MaterialCode, one.Quantity)),
        ContainerDispensed one => Consume(entry, batch, (one.Step, one.Index, one.From.Lot, one.MaterialCode, one.Weight.Net)),
        ContainerVoided { PutBack: true } one => PutBack(batch, one),
        ContainerVoided one => new Statement(SetDestroyed, ("batch", batch), ("step", one.Step), ("charge", (long)one.Index)),
        ValueCorrected { Charge: { } charge } one => Correct(batch, charge, one),
        _ => OfException(entry, batch, fact),
    };

    private static Statement? OfException(Entry entry, string batch, IFact fact) => fact switch
    {
        ExceptionOpened one => new Statement(
            PutException, ("id", one.Id), ("batch", batch), ("kind", EnumWords.Of(one.Kind)), ("grade", EnumWords.Of(one.Grade)), ("step", one.Step),
            ("number", one.Number), ("description", one.Description), ("at", entry.At), ("by", one.By.Name), ("zone", entry.Zone),
            ("justified", one.Justification is null ? 0L : 1L), ("phase", one.Phase),
            ("master_step", one.Step is { } step ? Turn.MasterId(step) : null),
            ("equipment", one.Equipment is { Count: > 0 } used ? string.Join(' ', used) : null)),
        ExceptionGraded one => new Statement(SetGrade, ("id", one.Id), ("grade", EnumWords.Of(one.To))),
        ExceptionJustified one => new Statement(SetJustified, ("id", one.Id)),
        ExceptionConcluded one => new Statement(
            SetConcluded, ("id", one.Id), ("at", entry.At), ("root_cause", one.RootCause is { } cause ? EnumWords.Of(cause) : null),
            ("product_impact", one.ProductImpact is { } touched ? (touched ? 1L : 0L) : null)),
        _ => null,
    };

    private static void Release(Entry entry, OrderReleased order, ICollection<Statement> statements)
    {
        statements.Add(new Statement(
            PutBatch, ("id", order.BatchId), ("order_id", order.OrderId), ("lot_number", order.LotNumber), ("site", order.Site),
            ("zone", order.Zone), ("line", order.Line), ("recipe_id", order.Recipe.Id), ("recipe_version", order.Recipe.Version),
            ("recipe_hash", order.Recipe.Hash), ("recipe_title", Json(order.Recipe.Title)), ("product_code", order.Product?.Code),
            ("product_name", order.Product?.Name), ("gtin", order.Product?.Gtin), ("planned", order.Planned?.ToString()),
            ("planned_start", order.PlannedStart), ("state", EnumWords.Of(Lifecycle.Idle)), ("disposition", EnumWords.Of(Disposition.None)),
            ("at", entry.At), ("number", entry.Number)));
        if (order.Procedure is { } procedure)
        {
            statements.Add(new Statement(
                SetProcedure, ("id", order.BatchId), ("kind", EnumWords.Of(procedure.Kind)), ("equipment", procedure.Equipment)));
        }

        if (order.ReworkOf is { } again)
            statements.Add(new Statement(SetRework, ("id", order.BatchId), ("of", again.Batch)));
        if (order.PlannedEnd is { } end)
            statements.Add(new Statement(SetPlannedEnd, ("id", order.BatchId), ("at", end)));
        foreach (var (item, position) in order.Outline.Select((item, position) => (item, position)))
        {
            statements.Add(new Statement(
                PutOperation, ("batch", order.BatchId), ("operation", item.Id), ("position", (long)position), ("title", Json(item.Title)),
                ("total", (long)item.Steps)));
        }
    }

    // The operations are counted anew; those that the new version does not have go.
    private static void Change(string batch, ChangeAuthorised change, ICollection<Statement> statements)
    {
        statements.Add(new Statement(DropOperations, ("batch", batch)));
        foreach (var (item, position) in change.Outline.Select((item, position) => (item, position)))
        {
            statements.Add(new Statement(
                PutProgress, ("batch", batch), ("operation", item.Id), ("position", (long)position), ("title", Json(item.Title)),
                ("total", (long)item.Steps), ("done", (long)item.Done)));
        }

        if (change.Version is { To: var to })
            statements.Add(new Statement(SetRecipe, ("id", batch), ("version", to.Version), ("hash", to.Hash), ("title", Json(to.Title))));
    }

    private static Statement State(string batch, Lifecycle state) => new(SetState, ("id", batch), ("state", EnumWords.Of(state)));

    private static Statement End(Entry entry, string batch, Lifecycle state) => new(
        SetEnded, ("id", batch), ("state", EnumWords.Of(state)), ("disposition", EnumWords.Of(Disposition.WaitingForReview)), ("at", entry.At));

    private static Statement Dispose(string batch, Disposition now) => new(SetDisposition, ("id", batch), ("disposition", EnumWords.Of(now)));

    private static Statement Progress(string batch, string operation) => new(AddProgress, ("batch", batch), ("operation", operation));

    private static Statement Decide(Entry entry, string batch, Disposition disposition, string? register) => new(
        SetDecided, ("id", batch), ("disposition", EnumWords.Of(disposition)), ("at", entry.At), ("register_number", register));

    // What was weighed left its lot then; that the container is charged later moves nothing.
    private static Statement Consume(Entry entry, string batch, (string Step, int Index, string Lot, string MaterialCode, Quantity Quantity) one)
    {
        var parts = Parts(one.Quantity.Value);
        return new Statement(
            PutConsumption, ("batch", batch), ("step", one.Step), ("charge", (long)one.Index), ("lot", one.Lot),
            ("material", one.MaterialCode), ("unscaled", parts.Unscaled), ("scale", (long)parts.Scale),
            ("unit", one.Quantity.Unit.Symbol), ("at", entry.At));
    }

    /// <summary>What went back stands beside its charge with a minus; its place is the entry's number, which no charge has.</summary>
    private static Statement Return(Entry entry, string batch, MaterialReturned one)
    {
        var parts = Parts(-one.Quantity.Value);
        return new Statement(
            ReturnConsumption, ("batch", batch), ("step", one.WeighedAt ?? one.Step), ("charge", (long)(one.WeighedIndex ?? one.Charge)), ("position", 1_000_000 + entry.Number),
            ("unscaled", parts.Unscaled), ("scale", (long)parts.Scale), ("at", entry.At));
    }

    private static Statement PutBack(string batch, ContainerVoided one) =>
        new(SetConsumption, ("batch", batch), ("step", one.Step), ("charge", (long)one.Index), ("unscaled", 0L), ("scale", 0L));

    private static Statement Correct(string batch, int charge, ValueCorrected one)
    {
        var parts = Parts(DecimalText.Parse(one.New).Value);
        return new Statement(
            SetConsumption, ("batch", batch), ("step", one.Step), ("charge", (long)charge), ("unscaled", parts.Unscaled),
            ("scale", (long)parts.Scale));
    }

    private static DecimalParts Parts(decimal value) =>
        DecimalParts.TrySplit(value, out var parts) ? parts : throw new InvalidOperationException("The lot's gate lets no such quantity pass.");

    private static string Json(LocalizedText text) => Encoding.UTF8.GetString(CanonicalJson.Of(text, KernelJson.Options));
}
