using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Recipe elements with their parameters and logic.</summary>
internal sealed class BatchMlElementsOut(MesaXmlOut put, string version)
{
    private static readonly Shape ElementShape = Shape.Of<RecipeElement>();
    private static readonly Shape InstructionShape = Shape.Of<Instruction>();
    private static readonly Shape SourceShape = Shape.Of<SourceParameter>();

    /// <summary>Logic and elements of the one that is open.</summary>
    public void Inside(JsonObject element)
    {
        var children = element.TakeList("elements");
        var ends = new BatchMlLogicOut(put, version).Write(element, [.. children.Select(child => child["id"]!.GetValue<string>())]);
        foreach (var child in children) Element(child);
        foreach (var (id, kind) in ends)
        {
            put.Open("RecipeElement");
            put.Id(id, BatchMlForm.MadeScheme);
            put.Element("RecipeElementType", kind);
            put.Close();
        }
    }

    private void Element(JsonObject element)
    {
        put.Open("RecipeElement");
        put.Id(element.TakeText("id")!);
        put.Descriptions(element.TakeObject("title")!);
        put.Element("RecipeElementType", BatchMlKinds.ToXml(element.TakeText("kind")!));
        if (element["block"] is JsonObject block)
        {
            put.Element("BuildingBlockElementID", block.TakeText("id")!);
            put.Element("BuildingBlockElementVersion", block.TakeText("version")!);
        }
        foreach (var instruction in element.TakeList("instructions")) Instruction(instruction);
        foreach (var parameter in element.TakeList("parameters")) Source(parameter);
        Inside(element);
        put.Others(SaidMembers.Of(element, ElementShape));
        put.Close();
    }

    private void Instruction(JsonObject one)
    {
        var kind = one.TakeText("kind")!;
        put.Open("Parameter");
        put.Id(one.TakeText("id")!, BatchMlForm.InstructionScheme);
        put.Element("Description", one.TakeOriginal("title")!, "languageID", "en");
        put.Word("ParameterType", BatchMlKinds.ParameterType(kind), BatchMlForm.ParameterTypes);
        put.Element("ParameterSubType", kind);
        if (one.TakeObject("quantity") is { } amount)
            put.Value([SaidMembers.Text(amount["value"])], "Constant", "decimal", SaidMembers.Text(amount["unit"]));
        else if (one.TakeText("expression") is { } expression)
            put.Value([expression], "Equation", "string", null);
        put.Nested(SaidMembers.Of(one, InstructionShape));
        put.Close();
    }

    // As the import reads it, so that what came from another system goes back as it came.
    private void Source(JsonObject one)
    {
        put.Open("Parameter");
        var id = one["id"] is { } given && BatchMlForm.IsOneLine(SaidMembers.Text(given)) ? one.TakeText("id") : null;
        put.Id(id ?? "none", id is null ? BatchMlForm.SourceScheme + ".made" : BatchMlForm.SourceScheme);
        if (one.TakeText("name") is { } name) put.Element("Description", name);
        put.Word("ParameterType", one.TakeText("type"), BatchMlForm.ParameterTypes);
        if (one.TakeText("subType") is { } subType) put.Element("ParameterSubType", subType);
        SourceValue(one);
        if (one["scaled"] is { } scaled && SaidMembers.Text(scaled) is "Yes" or "No") put.Element("Scaled", one.TakeText("scaled")!);
        if (one["scaleReference"] is { } reference && BatchMlForm.IsNumber(SaidMembers.Text(reference)))
            put.Element("ScaleReference", one.TakeText("scaleReference")!);
        put.Nested(SaidMembers.Of(one, SourceShape));
        put.Close();
    }

    private void SourceValue(JsonObject one)
    {
        if (one["value"] is null && one["interpretation"] is null && one["dataType"] is null && one["unit"] is null && one["enumerationSetId"] is null)
            return;
        put.Open("Value");
        put.Element("ValueString", one.TakeText("value") ?? "");
        put.Word("DataInterpretation", one.TakeText("interpretation"), BatchMlForm.Interpretations);
        put.Word("DataType", one.TakeText("dataType"), BatchMlForm.DataTypes);
        put.Element("UnitOfMeasure", one.TakeText("unit") ?? "");
        if (one.TakeText("enumerationSetId") is { } set) put.Element("EnumerationSetID", set);
        put.Close();
    }
}

/// <summary>Kinds of ours in BatchML's words.</summary>
internal static class BatchMlKinds
{
    private static readonly (string Ours, string Theirs)[] Elements =
        [("procedure", "Procedure"), ("unit-procedure", "UnitProcedure"), ("operation", "Operation"), ("phase", "Phase")];

    private static readonly (string Ours, string Theirs)[] Bars =
    [
        ("parallel-divergent", "ParallelDivergent"), ("parallel-convergent", "ParallelConvergent"),
        ("serial-divergent", "SerialDivergent"), ("serial-convergent", "SerialConvergent"),
    ];

    public static string ToXml(string kind) => Elements.First(pair => pair.Ours == kind).Theirs;

    public static string? FromXml(string? kind) => Elements.FirstOrDefault(pair => pair.Theirs == kind).Ours;

    public static string BarToXml(string kind) => Bars.First(pair => pair.Ours == kind).Theirs;

    public static string? BarFromXml(string? kind) => Bars.FirstOrDefault(pair => pair.Theirs == kind).Ours;

    /// <summary>What goes in, what comes out, what is measured or set; null for what is only done.</summary>
    public static string? ParameterType(string instruction) => instruction switch
    {
        "charge-in" or "weigh" => "ProcessInput",
        "yield" or "mass-balance" or "sample" or "reconciliation" or "commission-packs" => "ProcessOutput",
        "number" or "timer" or "calculation" or "table" or "environmental-reading" or "sample-result" => "ProcessParameter",
        _ => "Instruction",
    };
}
