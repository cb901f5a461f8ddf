using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Who approved the version, as a BatchML header tells it.</summary>
internal sealed record BatchMlApproval(string By, long At, string Meaning);

/// <summary>What a file says about a version beside its content.</summary>
internal sealed record BatchMlLife(string State, IReadOnlyList<BatchMlApproval> Approvals)
{
    public static readonly BatchMlLife None = new("draft", []);
}

/// <summary>
/// A recipe as a BatchML V0701 document, valid against its schemas as they are. Header, formula, equipment, logic and elements stand where
/// any reader looks for them; every other member stands beside by its path, so that the way back loses nothing.
/// </summary>
internal static class BatchMlExport
{
    public static byte[] Write(MasterRecipe recipe, BatchMlLife life)
    {
        var canonical = RecipeJson.Canonical(recipe);
        var json = JsonNode.Parse(canonical)!.AsObject();
        using var xml = new MesaXmlOut();
        Document(xml, json, RecipeHash.Of(recipe), life);
        return xml.End();
    }

    private static void Document(MesaXmlOut put, JsonObject json, string hash, BatchMlLife life)
    {
        var sets = json.TakeList("enumerationSets");
        put.Open("BatchInformation");
        put.Open("ListHeader");
        put.Element("Description", MesaXml.BatchMlCourtesy, "languageID", "en");
        put.Element("Origin", BatchMlForm.Origin);
        put.Close();
        Master(put, json, hash, life);
        foreach (var set in sets) BatchMlSets.Write(put, set);
        put.Close();
    }

    private static void Master(MesaXmlOut put, JsonObject json, string hash, BatchMlLife life)
    {
        var format = json.TakeText("format")!;
        var procedure = json["procedure"]!.AsObject();
        put.Open("MasterRecipe");
        put.Id(json.TakeText("id")!);
        put.Element("Version", json["version"]!.GetValue<string>());
        var version = json.TakeText("version")!;
        put.Descriptions(json.TakeObject("title")!);
        BatchMlHead.Header(put, json, life);
        foreach (var one in json.TakeList("equipment")) BatchMlHead.Equipment(put, one);
        BatchMlHead.Formula(put, json);
        var elements = new BatchMlElementsOut(put, version);
        elements.Inside(procedure);
        put.Open("OtherInformation");
        put.Element("ID", "format", "schemeURI", BatchMlForm.SchemeUri);
        put.Value([format], "Constant", "string", null);
        put.Close();
        put.Open("OtherInformation");
        put.Element("ID", "hash", "schemeURI", BatchMlForm.SchemeUri);
        put.Value([hash], "Constant", "string", null);
        put.Close();
        put.Others(SaidMembers.Of(json, Shape.Of<MasterRecipe>()));
        put.Close();
    }
}

/// <summary>Sets of named values, as they came with an import.</summary>
internal static class BatchMlSets
{
    /// <summary>Begins the format of a number that is none.</summary>
    public const string NoNumber = "theriac:";

    public static void Write(MesaXmlOut put, JsonObject set)
    {
        put.Open("EnumerationSet");
        put.Id(set.TakeText("id")!);
        if (set.TakeText("description") is { } about) put.Element("Description", about);
        foreach (var member in set.TakeList("members"))
        {
            put.Open("Enumeration");
            var number = member.TakeText("number");
            var isNumber = number is not null && BatchMlForm.IsNumber(number);
            put.Element("EnumerationNumber", isNumber ? number! : "0", "format", isNumber ? null : NoNumber + number);
            if (member.TakeText("name") is { } name) put.Element("EnumerationString", name);
            if (member.TakeText("description") is { } description) put.Element("Description", description);
            put.Close();
        }
        put.Close();
    }
}

/// <summary>Header, equipment and formula.</summary>
internal static class BatchMlHead
{
    public static void Header(MesaXmlOut put, JsonObject json, BatchMlLife life)
    {
        put.Open("Header");
        Approvals(put, life);
        if (json["product"] is JsonObject product)
        {
            var code = OneLine(put, product, "code", "ProductID");
            var name = OneLine(put, product, "name", "ProductName");
            if ((code || name) && product.Count == 0) json.Remove("product");
        }
        if (json.TakeObject("batchSize") is { } size) BatchSize(put, size);
        put.Element("Status", "Other", "OtherValue", life.State);
        put.Close();
    }

    public static void Equipment(MesaXmlOut put, JsonObject one)
    {
        put.Open("EquipmentRequirement");
        put.Id(one.TakeText("id")!);
        var title = one.TakeOriginal("title");
        foreach (var said in SaidMembers.Of(one, Shape.Of<EquipmentRequirement>()))
        {
            put.Open("Constraint");
            put.Id(said.Path, BatchMlForm.Scheme);
            if (said.Texts.Count > 0) put.Element("Condition", said.Texts[0]);
            put.Close();
        }
        if (title is not null) put.Element("Description", title, "languageID", "en");
        put.Close();
    }

    public static void Formula(MesaXmlOut put, JsonObject json)
    {
        var formula = json["formula"]!.AsObject();
        put.Open("Formula");
        foreach (var one in formula.TakeList("inputs")) Line<FormulaInput>(put, one, "ProcessInput", one.TakeText("name")!, "quantity");
        foreach (var one in formula.TakeList("parameters")) Line<FormulaParameter>(put, one, "ProcessParameter", one.TakeOriginal("name")!, "value");
        foreach (var one in formula.TakeList("outputs")) Line<FormulaOutput>(put, one, "ProcessOutput", one.TakeText("name")!, "quantity");
        put.Close();
        if (formula.Count == 0) json.Remove("formula");
    }

    private static void Line<T>(MesaXmlOut put, JsonObject one, string type, string name, string quantity)
    {
        put.Open("Parameter");
        put.Id(one.TakeText("id")!);
        put.Element("Description", name);
        put.Element("ParameterType", type);
        if (one.TakeText("use") is { } use) put.Element("ParameterSubType", use);
        if (one.TakeObject(quantity) is { } amount)
            put.Value([SaidMembers.Text(amount["value"])], "Constant", "decimal", SaidMembers.Text(amount["unit"]));
        put.Nested(SaidMembers.Of(one, Shape.Of<T>()));
        put.Close();
    }

    private static void BatchSize(MesaXmlOut put, JsonObject size)
    {
        put.Open("BatchSize");
        string? unit = null;
        foreach (var (member, name) in new[] { ("nominal", "Nominal"), ("min", "Min"), ("max", "Max") })
        {
            if (size.TakeObject(member) is not { } quantity) continue;
            put.Element(name, SaidMembers.Text(quantity["value"]), "unitCode", SaidMembers.Text(quantity["unit"]));
            unit ??= SaidMembers.Text(quantity["unit"]);
        }
        if (unit is not null) put.Element("UnitOfMeasure", unit);
        put.Close();
    }

    private static void Approvals(MesaXmlOut put, BatchMlLife life)
    {
        if (life.Approvals.Count == 0) return;
        put.Open("ApprovalHistory");
        foreach (var one in life.Approvals)
        {
            put.Open("IndividualApproval");
            put.Element("ApprovedBy", one.By);
            put.Element("ApprovalDate", Micros.ToText(one.At));
            put.Element("Description", one.Meaning, "languageID", "en");
            put.Close();
        }
        put.Close();
    }

    private static bool OneLine(MesaXmlOut put, JsonObject json, string member, string name)
    {
        if (json[member] is not { } text || !BatchMlForm.IsOneLine(SaidMembers.Text(text))) return false;
        put.Element(name, json.TakeText(member)!);
        return true;
    }
}
