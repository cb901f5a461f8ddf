using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Header, equipment, formula and enumeration sets of a file that we wrote.</summary>
internal static class OwnHead
{
    public static void Read(JsonObject json, XmlNode master, OwnReading reading)
    {
        if (master.First("Header") is { } header) Header(json, header, reading);
        var equipment = new JsonArray();
        foreach (var one in master.All("EquipmentRequirement")) equipment.Add(Equipment(one, reading));
        if (equipment.Count > 0) json["equipment"] = equipment;
        if (master.First("Formula") is { } formula) Formula(json, formula, reading);
    }

    public static void Sets(JsonObject json, XmlNode root, OwnReading reading)
    {
        var sets = new JsonArray();
        foreach (var node in root.All("EnumerationSet"))
        {
            var set = new JsonObject();
            reading.Text(set, "id", node.First("ID"));
            reading.Text(set, "description", node.First("Description"));
            set["members"] = new JsonArray([.. node.All("Enumeration").Select(member => Member(member, reading))]);
            sets.Add(set);
        }
        if (sets.Count > 0) json["enumerationSets"] = sets;
    }

    private static JsonObject Member(XmlNode node, OwnReading reading)
    {
        var member = new JsonObject();
        if (node.First("EnumerationNumber") is { } number)
        {
            var format = number.TakeAttribute("format");
            if (format?.StartsWith(BatchMlSets.NoNumber, StringComparison.Ordinal) != true) reading.Text(member, "number", number);
            else if (format.Length > BatchMlSets.NoNumber.Length) member["number"] = MesaXml.FromXml(format[BatchMlSets.NoNumber.Length..]);
        }
        reading.Text(member, "name", node.First("EnumerationString"));
        reading.Text(member, "description", node.First("Description"));
        return member;
    }

    private static void Header(JsonObject json, XmlNode header, OwnReading reading)
    {
        var product = new JsonObject();
        reading.Text(product, "code", header.First("ProductID"));
        reading.Text(product, "name", header.First("ProductName"));
        if (product.Count > 0) json["product"] = product;
        if (header.First("BatchSize") is not { } node) return;
        var size = new JsonObject();
        foreach (var (member, name) in new[] { ("nominal", "Nominal"), ("min", "Min"), ("max", "Max") })
            if (node.First(name) is { } value)
            {
                var unit = value.TakeAttribute("unitCode") ?? node.First("UnitOfMeasure")?.Text;
                size[member] = new JsonObject { ["value"] = reading.Take(value), ["unit"] = unit };
            }
        json["batchSize"] = size;
    }

    private static JsonObject Equipment(XmlNode node, OwnReading reading)
    {
        var one = new JsonObject();
        reading.Text(one, "id", node.First("ID"));
        reading.Original(one, "title", node.First("Description"));
        foreach (var constraint in node.All("Constraint"))
        {
            var id = constraint.First("ID");
            if (id is null || id.TakeAttribute("schemeID") != BatchMlForm.Scheme)
            {
                if (constraint.First("Condition") is { } foreign) reading.Leave(foreign);
                continue;
            }
            var said = new Said(reading.Take(id) ?? "", reading.Take(constraint.First("Condition")) is { } text ? [text] : [], "", null);
            if (!SaidTree.Put(one, Shape.Of<EquipmentRequirement>(), said)) reading.Fault(id, "member-unknown", $"\"{said.Path}\" has no place here, or stands twice.");
        }
        return one;
    }

    private static void Formula(JsonObject json, XmlNode node, OwnReading reading)
    {
        var (inputs, parameters, outputs) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var line in node.All("Parameter"))
        {
            var type = line.First("ParameterType")?.Text;
            if (type == "ProcessInput") inputs.Add(Line<FormulaInput>(line, "quantity", reading, hasLanguages: false));
            else if (type == "ProcessParameter") parameters.Add(Line<FormulaParameter>(line, "value", reading, hasLanguages: true));
            else if (type == "ProcessOutput") outputs.Add(Line<FormulaOutput>(line, "quantity", reading, hasLanguages: false));
            else reading.Fault(line, "choice-unknown", "This type is none of ours.");
        }
        var formula = new JsonObject();
        if (inputs.Count > 0) formula["inputs"] = inputs;
        if (parameters.Count > 0) formula["parameters"] = parameters;
        if (outputs.Count > 0) formula["outputs"] = outputs;
        json["formula"] = formula;
    }

    private static JsonObject Line<T>(XmlNode node, string quantity, OwnReading reading, bool hasLanguages)
    {
        var line = new JsonObject();
        reading.Text(line, "id", node.First("ID"));
        if (hasLanguages) reading.Original(line, "name", node.First("Description"));
        else reading.Text(line, "name", node.First("Description"));
        reading.Text(line, "use", node.First("ParameterSubType"));
        reading.Quantity(line, quantity, node.First("Value"));
        foreach (var member in node.All("Parameter")) reading.Member(line, Shape.Of<T>(), member);
        return line;
    }
}
