using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>A batch as an <c>OperationsPerformance</c>: what was used and made, by whom, on what, when, and how it ended.</summary>
internal static class PerformanceWriter
{
    public const string Kind = "SyncOperationsPerformance";

    /// <param name="at">When the message was made.</param>
    public static byte[] Write(string sender, string? receiver, string bodId, long at, BatchPerformance batch, bool isRecalled = false) =>
        B2mmlWriter.Write(Kind, hasRelease: true, xml =>
        {
            Area(xml, sender, receiver, bodId, at);
            xml.Inside("DataArea", () =>
            {
                xml.Inside("Sync", () => xml.Inside("ActionCriteria", () => xml.Inside("ActionExpression", static () => { }, "actionCode", "Replaced")));
                xml.Inside("OperationsPerformance", () => Performance(xml, at, batch, isRecalled));
            });
        });

    private static void Area(MesaXmlOut xml, string sender, string? receiver, string bodId, long at) => xml.Inside("ApplicationArea", () =>
    {
        xml.Inside("Sender", () =>
        {
            xml.Element("LogicalID", sender);
            xml.Element("ConfirmationCode", "Always");
        });
        if (receiver is not null)
            xml.Inside("Receiver", () => xml.Element("LogicalID", receiver));
        xml.Time("CreationDateTime", at);
        xml.Element("BODID", bodId);
    });

    private static void Performance(MesaXmlOut xml, long at, BatchPerformance batch, bool isRecalled)
    {
        xml.Element("ID", batch.Batch);
        xml.Time("PublishedDate", at);
        xml.Time("StartTime", batch.StartedAt);
        xml.Time("Endtime", batch.EndedAt); // The schema's own spelling.
        Scope(xml, batch);
        xml.Element("OperationsType", "Production");
        State(xml, "PerformanceState", batch, isRecalled);
        xml.Inside("OperationsResponse", () => Response(xml, batch, isRecalled));
    }

    private static void Response(MesaXmlOut xml, BatchPerformance batch, bool isRecalled)
    {
        xml.Element("ID", batch.Batch);
        if (batch.Markets.Count > 0)
            xml.Element("Description", string.Join("; ", batch.Markets.Select(one => $"{one.Market}: {Word(one)}")));
        xml.Time("StartTime", batch.StartedAt);
        xml.Time("EndTime", batch.EndedAt);
        Scope(xml, batch);
        xml.Element("OperationsType", "Production");
        xml.Element("OperationsRequestID", batch.OrderId);
        xml.Element("OperationsDefinitionID", batch.Recipe, "schemeVersionID", batch.RecipeVersion);
        State(xml, "ResponseState", batch, isRecalled);
        foreach (var segment in batch.Segments)
            xml.Inside("SegmentResponse", () => Segment(xml, batch, segment));
    }

    private static void Segment(MesaXmlOut xml, BatchPerformance batch, PerformedSegment segment)
    {
        xml.Element("ID", $"{batch.Batch}.{segment.Id}");
        xml.Element("Description", segment.Title);
        xml.Time("ActualStartTime", segment.Start);
        xml.Time("ActualEndTime", segment.End);
        xml.Element("ProcessSegmentID", segment.Id);
        xml.Element("OperationsRequestID", batch.OrderId);
        xml.Element("OperationsDefinitionID", batch.Recipe);
        xml.Element("SegmentState", segment switch { { Start: null } => "Waiting", { End: null } => "Running", _ => "Completed" });
        foreach (var person in segment.People)
        {
            xml.Inside("PersonnelActual", () =>
            {
                xml.Element("ID", $"{batch.Batch}.{segment.Id}.{person.Id}");
                xml.Element("PersonID", person.Id);
                xml.Element("Description", person.Name);
            });
        }

        foreach (var used in segment.Equipment)
        {
            xml.Inside("EquipmentActual", () =>
            {
                xml.Element("ID", $"{batch.Batch}.{used.Step}.{used.Id}");
                xml.Element("EquipmentClassID", used.Class);
                xml.Element("EquipmentID", used.Id);
                xml.Element("Description", used.Name);
            });
        }

        Materials(xml, batch, segment);
    }

    private static void Materials(MesaXmlOut xml, BatchPerformance batch, PerformedSegment segment)
    {
        foreach (var (used, index) in segment.Consumed.Select((used, index) => (used, index)))
        {
            xml.Inside("MaterialActual", () =>
            {
                xml.Element("ID", $"{batch.Batch}.{used.Step}.{index + 1}");
                xml.Element("MaterialDefinitionID", used.Material);
                xml.Element("MaterialLotID", used.Lot);
                xml.Element("Description", used.Name);
                xml.Element("MaterialUse", "Consumed");
                xml.Quantity(used.Quantity);
            });
        }

        foreach (var made in segment.Produced)
        {
            xml.Inside("MaterialActual", () =>
            {
                xml.Element("ID", $"{batch.Batch}.{made.Step}");
                xml.Element("MaterialDefinitionID", made.Lot?.Material ?? batch.Product);
                xml.Element("MaterialLotID", made.Lot?.Lot ?? batch.Lot);
                if (made.Lot is null)
                    xml.Element("Description", batch.ProductName);
                xml.Element("MaterialUse", "Produced");
                if (made.Quantity is { } quantity)
                    xml.Quantity(quantity);
                else
                    xml.Inside("Quantity", () => xml.Element("QuantityString", made.Text));
            });
        }
    }

    private static void Scope(MesaXmlOut xml, BatchPerformance batch) => xml.Inside("HierarchyScope", () =>
    {
        xml.Element("EquipmentID", batch.Site);
        xml.Element("EquipmentLevel", "Site");
        if (batch.Line is { } line)
        {
            xml.Inside("HierarchyScopeChild", () =>
            {
                xml.Element("EquipmentID", line);
                xml.Element("EquipmentLevel", "ProductionLine");
            });
        }
    });

    private static string Word(MarketDecision one) =>
        one.RegisterNumber is { } register ? $"{one.Disposition}, register number {register}" : $"{one.Disposition}";

    /// <summary>
    /// The standard's word where it has one; what quality decided is said beside "Closed" or "Other". "Closed" is certified for some
    /// market: for which, the description says.
    /// </summary>
    private static void State(MesaXmlOut xml, string name, BatchPerformance batch, bool isRecalled)
    {
        switch (batch)
        {
            case var _ when isRecalled:
                xml.Element(name, "Other", "OtherValue", "Recalled");
                break;
            case { Disposition: Disposition.OnHold }:
                xml.Element(name, "Other", "OtherValue", "OnHold");
                break;
            case { Disposition: Disposition.Certified }:
                xml.Element(name, "Closed");
                break;
            case { Disposition: Disposition.Rejected }:
                xml.Element(name, "Other", "OtherValue", "Rejected");
                break;
            case { State: Lifecycle.Complete }:
                xml.Element(name, "Completed");
                break;
            case { State: Lifecycle.Aborted }:
                xml.Element(name, "Aborted");
                break;
            default:
                xml.Element(name, "Other", "OtherValue", $"{batch.State}");
                break;
        }
    }
}
