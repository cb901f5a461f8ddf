using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Elements, instructions and logic of a file that we wrote.</summary>
internal static class OwnElements
{
    private static readonly Shape ElementShape = Shape.Of<RecipeElement>();
    private static readonly Shape InstructionShape = Shape.Of<Instruction>();
    private static readonly Shape SourceShape = Shape.Of<SourceParameter>();

    /// <summary>Elements and logic below a node. The nesting is limited by the reader of the XML.</summary>
    public static void Inside(JsonObject json, XmlNode node, OwnReading reading)
    {
        var elements = new JsonArray();
        var ends = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in node.All("RecipeElement"))
        {
            var type = child.First("RecipeElementType");
            if (type?.Text is "Begin" or "End")
            {
                type.IsTaken = true;
                ends.TryAdd(reading.Take(child.First("ID")) ?? "", type.Text == "Begin" ? "begin" : "end");
            }
            else
            {
                elements.Add(Element(child, reading));
            }
        }
        if (elements.Count > 0) json["elements"] = elements;
        if (node.First("ProcedureLogic") is { } logic) json["logic"] = Logic(logic, ends, reading);
    }

    private static JsonObject Element(XmlNode node, OwnReading reading)
    {
        var element = new JsonObject();
        reading.Text(element, "id", node.First("ID"));
        reading.Languages(element, "title", node);
        var type = node.First("RecipeElementType");
        if (BatchMlKinds.FromXml(reading.Take(type)) is { } kind) element["kind"] = kind;
        else reading.Fault(type ?? node, "choice-unknown", "This type is none of ours.");
        if (node.First("BuildingBlockElementID") is { } block)
            element["block"] = new JsonObject { ["id"] = reading.Take(block), ["version"] = reading.Take(node.First("BuildingBlockElementVersion")) };
        Parameters(element, node, reading);
        Inside(element, node, reading);
        foreach (var other in node.All("OtherInformation")) reading.Member(element, ElementShape, other);
        return element;
    }

    private static void Parameters(JsonObject element, XmlNode node, OwnReading reading)
    {
        var (instructions, sources) = (new JsonArray(), new JsonArray());
        foreach (var parameter in node.All("Parameter"))
        {
            if (parameter.First("ID")?.TakeAttribute("schemeID") == BatchMlForm.InstructionScheme) instructions.Add(Instruction(parameter, reading));
            else sources.Add(Source(parameter, reading));
        }
        if (instructions.Count > 0) element["instructions"] = instructions;
        if (sources.Count > 0) element["parameters"] = sources;
    }

    private static JsonObject Instruction(XmlNode node, OwnReading reading)
    {
        var one = new JsonObject();
        reading.Text(one, "id", node.First("ID"));
        reading.Original(one, "title", node.First("Description"));
        reading.Text(one, "kind", node.First("ParameterSubType"));
        if (node.First("Value") is { } value)
        {
            if (value.First("DataInterpretation")?.Text == "Equation") reading.Text(one, "expression", value.First("ValueString"));
            else reading.Quantity(one, "quantity", value);
        }
        foreach (var member in node.All("Parameter")) reading.Member(one, InstructionShape, member);
        return one;
    }

    private static JsonObject Source(XmlNode node, OwnReading reading)
    {
        var one = new JsonObject();
        var id = node.First("ID");
        if (id?.TakeAttribute("schemeID") == BatchMlForm.SourceScheme + ".made") id.IsTaken = true;
        else reading.Text(one, "id", id);
        reading.Text(one, "name", node.First("Description"));
        reading.Word(one, "type", node.First("ParameterType"));
        reading.Text(one, "subType", node.First("ParameterSubType"));
        if (node.First("Value") is { } value)
        {
            reading.Text(one, "value", value.First("ValueString"));
            reading.Word(one, "interpretation", value.First("DataInterpretation"));
            reading.Word(one, "dataType", value.First("DataType"));
            reading.Text(one, "unit", value.First("UnitOfMeasure"));
            reading.Text(one, "enumerationSetId", value.First("EnumerationSetID"));
        }
        reading.Text(one, "scaled", node.First("Scaled"));
        reading.Text(one, "scaleReference", node.First("ScaleReference"));
        foreach (var member in node.All("Parameter")) reading.Member(one, SourceShape, member);
        return one;
    }

    private static JsonObject Logic(XmlNode node, Dictionary<string, string> ends, OwnReading reading)
    {
        var (bars, links) = (new JsonArray(), new JsonArray());
        foreach (var link in node.All("Link"))
        {
            if (BatchMlKinds.BarFromXml(link.First("LinkType")?.Text) is { } kind)
                bars.Add(new JsonObject { ["id"] = reading.Take(link.First("ID")), ["kind"] = kind });
            else links.Add(Link(link, reading));
        }
        return new JsonObject
        {
            ["steps"] = new JsonArray([.. node.All("Step").Select(step => Step(step, ends, reading))]),
            ["transitions"] = new JsonArray([.. node.All("Transition").Select(transition => Transition(transition, reading))]),
            ["bars"] = bars,
            ["links"] = links,
        };
    }

    private static JsonObject Link(XmlNode node, OwnReading reading)
    {
        var link = new JsonObject();
        if (node.First("LinkType")?.Text != "ControlLink")
            reading.Fault(node, "choice-unknown", "This type is none of ours.");
        var id = node.First("ID");
        if (id?.TakeAttribute("schemeID") == BatchMlForm.MadeScheme) id.IsTaken = true;
        else reading.Text(link, "id", id);
        reading.Text(link, "from", node.First("FromID")?.First("FromIDValue"));
        reading.Text(link, "to", node.First("ToID")?.First("ToIDValue"));
        return link;
    }

    private static JsonObject Step(XmlNode node, Dictionary<string, string> ends, OwnReading reading)
    {
        var step = new JsonObject();
        reading.Text(step, "id", node.First("ID"));
        var element = reading.Take(node.First("RecipeElementID"));
        step["kind"] = ends.GetValueOrDefault(element ?? "", "element");
        if (step["kind"]!.GetValue<string>() == "element") step["element"] = element;
        return step;
    }

    private static JsonObject Transition(XmlNode node, OwnReading reading)
    {
        var condition = new JsonObject();
        reading.Text(condition, "kind", node.First("ConditionAnnotation"));
        if (node.First("ConditionAnnotation")?.Text == "expression") reading.Text(condition, "expression", node.First("Condition"));
        reading.Languages(condition, "text", node);
        return new JsonObject { ["id"] = reading.Take(node.First("ID")), ["condition"] = condition };
    }
}
