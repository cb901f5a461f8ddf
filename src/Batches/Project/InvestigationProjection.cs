using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>What follows the opening of an exception, its CAPA, and which batches shared equipment between two cleanings.</summary>
internal sealed class InvestigationProjection : IProjection
{
    private static readonly Sql SetAssessed = Sql.Of<InvestigationProjection>("Project/SetAssessed");
    private static readonly Sql SetReopened = Sql.Of<InvestigationProjection>("Project/SetReopened");
    private static readonly Sql SetOverdue = Sql.Of<InvestigationProjection>("Project/SetOverdue");
    private static readonly Sql PutCapa = Sql.Of<InvestigationProjection>("Project/PutCapa");
    private static readonly Sql CloseCapa = Sql.Of<InvestigationProjection>("Project/CloseCapa");
    private static readonly Sql PutEquipmentUse = Sql.Of<InvestigationProjection>("Project/PutEquipmentUse");
    private static readonly Sql CountCleaning = Sql.Of<InvestigationProjection>("Project/CountCleaning");

    public IReadOnlyList<string> Tables { get; } = ["batch_capa", "batch_equipment", "equipment_run"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        var batch = entry.Stream.StartsWith("batch/", StringComparison.Ordinal) ? entry.Stream["batch/".Length..] : null;
        if ((batch is null ? OfEquipment(fact) : OfBatch(entry, batch, fact)) is { } statement)
            statements.Add(statement);
    }

    private static Statement? OfEquipment(IFact fact) => fact is EquipmentConditionChanged { To: EquipmentCondition.Clean } cleaned
        ? new Statement(CountCleaning, ("equipment", cleaned.Id))
        : null;

    private static Statement? OfBatch(Entry entry, string batch, IFact fact) => fact switch
    {
        EquipmentCheckedIn one => new Statement(
            PutEquipmentUse, ("equipment", one.Equipment), ("batch", batch), ("step", one.Step), ("at", entry.At)),
        ExceptionAssessed one => new Statement(
            SetAssessed, ("id", one.Id), ("at", entry.At), ("product_impact", one.ProductImpact ? 1L : 0L)),
        ExceptionReopened one => new Statement(SetReopened, ("id", one.Id), ("at", entry.At)),
        ExceptionOverdue one => new Statement(SetOverdue, ("id", one.Id), ("due_at", one.DueAt)),
        ExceptionCapaReferred one => new Statement(
            PutCapa, ("id", one.Id), ("capa", one.Capa), ("batch", batch), ("what", one.What), ("owner", one.Owner), ("due_on", one.DueOn),
            ("at", entry.At)),
        ExceptionCapaClosed one => new Statement(
            CloseCapa, ("id", one.Id), ("capa", one.Capa), ("result", one.Result), ("at", entry.At)),
        _ => null,
    };
}
