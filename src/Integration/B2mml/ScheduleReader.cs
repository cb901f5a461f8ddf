using System.Globalization;
using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>What a schedule asks for.</summary>
internal sealed record Schedule(OrderVerb Verb, IReadOnlyList<OrderRequest> Orders);

/// <summary>
/// Reads an <c>OperationsSchedule</c> in one of its transactions. It guesses nothing: a number without a known unit, a time without a zone
/// or a level that is not ours is an error with its place, and then nothing of the message is taken.
/// </summary>
internal sealed class ScheduleReader
{
    private static readonly Dictionary<string, OrderVerb> Verbs = new(StringComparer.Ordinal)
    {
        ["ProcessOperationsSchedule"] = OrderVerb.Process,
        ["SyncOperationsSchedule"] = OrderVerb.Sync,
        ["ChangeOperationsSchedule"] = OrderVerb.Change,
        ["CancelOperationsSchedule"] = OrderVerb.Cancel,
    };

    private static readonly string[] StatesTaken = ["Forecast", "Released", "Waiting", "Ready"];
    private static readonly string[] LineLevels = ["ProcessCell", "ProductionLine", "ProductionUnit", "WorkCenter", "WorkCell", "Unit", "WorkUnit"];

    private readonly List<FieldError> _errors = [];

    private ScheduleReader()
    {
    }

    public static bool Takes(string kind) => Verbs.ContainsKey(kind);

    public static Outcome<Schedule> Read(Bod bod)
    {
        var reader = new ScheduleReader();
        var verb = VerbOf(bod);
        var orders = reader.Orders(bod, verb).ToList();
        return reader._errors.Count > 0 ? Refusal.Input(reader._errors) : new Schedule(verb, orders);
    }

    /// <summary>A Sync says in its criteria what is to be done; Delete takes an order back.</summary>
    private static OrderVerb VerbOf(Bod bod)
    {
        var verb = Verbs[bod.Head.Kind];
        var codes = bod.DataArea?.First("Sync")?.All("ActionCriteria").SelectMany(one => one.All("ActionExpression"))
            .Select(one => one.TakeAttribute("actionCode")) ?? [];
        return verb == OrderVerb.Sync && codes.Contains("Delete") ? OrderVerb.Cancel : verb;
    }

    private IEnumerable<OrderRequest> Orders(Bod bod, OrderVerb verb)
    {
        foreach (var schedule in bod.DataArea?.All("OperationsSchedule") ?? [])
        {
            foreach (var request in schedule.All("OperationsRequest"))
                yield return Order(schedule, request, verb);
        }
    }

    private OrderRequest Order(XmlNode schedule, XmlNode request, OrderVerb verb)
    {
        var segments = Segments(request).ToList();
        var scope = request.First("HierarchyScope") ?? segments.Select(one => one.First("HierarchyScope")).FirstOrDefault(one => one is not null)
            ?? schedule.First("HierarchyScope");
        if (request.First("RequestState") is { Text: var state } said && verb != OrderVerb.Cancel && !StatesTaken.Contains(state))
            Wrong(said, "request-state-not-taken", $"An order that is {state} is not planned here.");
        var materials = segments.SelectMany(one => one.All("MaterialRequirement")).ToList();
        var produced = verb == OrderVerb.Cancel ? null : materials.FirstOrDefault(one => one.First("MaterialUse")?.Text is "Produced" or "Material Produced");
        return new OrderRequest(
            Text(request, "ID") ?? "", Text(request, "Version"), Level(scope, "Site") ?? "",
            Text(request, "OperationsDefinitionID") ?? segments.Select(one => Text(one, "OperationsDefinitionID")).FirstOrDefault(one => one is not null),
            produced is null ? null : Text(produced, "MaterialDefinitionID"), produced is null ? null : Quantity(produced),
            LineLevels.Select(level => Level(scope, level)).FirstOrDefault(one => one is not null), Time(request, "StartTime"), Time(request, "EndTime"),
            Priority(request), Text(request, "Description"),
            verb == OrderVerb.Cancel ? [] : [.. materials.Where(one => one != produced).Select(Material).OfType<OrderMaterial>()]);
    }

    private static IEnumerable<XmlNode> Segments(XmlNode owner) =>
        owner.All("SegmentRequirement").Concat(owner.All("SegmentRequirementChild")).SelectMany(one => Segments(one).Prepend(one));

    /// <summary>The equipment at a level of a scope, which may stand inside others.</summary>
    private static string? Level(XmlNode? scope, string level)
    {
        for (; scope is not null; scope = scope.First("HierarchyScopeChild"))
        {
            if ((scope.First("EquipmentLevel") ?? scope.First("EquipmentElementLevel"))?.Text == level)
                return Text(scope, "EquipmentID");
        }

        return null;
    }

    private OrderMaterial? Material(XmlNode one)
    {
        if (Text(one, "MaterialDefinitionID") is not { } material)
            return null; // A class of materials, which the recipe chooses from.
        return Quantity(one) is { } quantity
            ? new OrderMaterial(material, Text(one, "MaterialUse") ?? "", quantity, Text(one, "MaterialLotID"))
            : null;
    }

    private Quantity? Quantity(XmlNode owner)
    {
        // A quantity that is named and empty is a damaged one, not one that nobody asked for.
        if (owner.First("Quantity") is not { } node || node.First("QuantityString") is not { } said)
            return null;
        var parsed = Theriac.Kernel.Quantity.Parse(said.Text, Text(node, "UnitOfMeasure"));
        if (parsed.IsOk)
            return parsed.Value;
        Wrong(node, parsed.Refusal.Code, parsed.Refusal.Detail);
        return null;
    }

    private long? Time(XmlNode owner, string name)
    {
        if (owner.First(name) is not { Text: { Length: > 0 } text } node)
            return null;
        var time = BodReader.Time(text);
        if (time is null)
            Wrong(node, "time-not-readable", "A time is written with its zone, for example 2026-11-25T06:00:00+07:00.");
        return time;
    }

    private int? Priority(XmlNode request)
    {
        if (request.First("Priority") is not { Text: { Length: > 0 } text } node)
            return null;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
            && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        Wrong(node, "priority-not-whole", "A priority is a whole number.");
        return null;
    }

    private static string? Text(XmlNode owner, string name) => owner.All(name).Select(one => one.Text).FirstOrDefault(text => text.Length > 0);

    private void Wrong(XmlNode node, string code, string detail) => _errors.Add(new FieldError(node.Path, code, detail));
}
