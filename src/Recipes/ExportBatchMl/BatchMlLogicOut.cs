using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Procedure logic: bars are links of their kind, begin and end are elements of their type, as BatchML has them.</summary>
internal sealed class BatchMlLogicOut(MesaXmlOut put, string version)
{
    private static readonly HashSet<string> NoIds = [];

    /// <summary>Answers the elements that begin and end need. Logic that BatchML cannot say stays in the document, to be said by its paths.</summary>
    public IReadOnlyList<(string Id, string Kind)> Write(JsonObject element, HashSet<string> children)
    {
        if (element["logic"] is not JsonObject logic || !CanBeSaid(logic)) return [];
        element.Remove("logic");
        var (steps, transitions) = (logic.TakeList("steps"), logic.TakeList("transitions"));
        var (bars, links) = (logic.TakeList("bars"), logic.TakeList("links"));
        var (stepIds, transitionIds, barIds) = (Ids(steps), Ids(transitions), Ids(bars));
        // What a step names is not free either, whether or not it is there.
        children.UnionWith(steps.Select(step => step["element"]?.GetValue<string>()).OfType<string>());
        var ends = new Dictionary<string, (string Id, string Kind)>(StringComparer.Ordinal);
        foreach (var step in steps.Where(step => Kind(step) != "element"))
            ends.TryAdd(IdOf(step), (Free(IdOf(step), children), Kind(step) == "begin" ? "Begin" : "End"));
        put.Open("ProcedureLogic");
        foreach (var bar in bars) Bar(bar);
        var count = 0;
        foreach (var link in links) Link(link, ++count, id => stepIds.Contains(id) ? "Step" : transitionIds.Contains(id) ? "Transition" : barIds.Contains(id) ? "Link" : "Other");
        foreach (var step in steps) Step(step, ends);
        foreach (var transition in transitions) Transition(transition);
        put.Close();
        return [.. ends.Values];
    }

    // A member that joins the model is said by its path until somebody finds it a place here.
    private static bool CanBeSaid(JsonObject logic) =>
        HasOnly([logic], "steps", "transitions", "bars", "links")
        && HasOnly(All(logic, "steps"), "id", "kind", "element") && HasOnly(All(logic, "transitions"), "id", "condition")
        && HasOnly(All(logic, "bars"), "id", "kind") && HasOnly(All(logic, "links"), "id", "from", "to")
        && All(logic, "steps").All(step => (Kind(step) == "element") == step.ContainsKey("element"))
        && All(logic, "steps").Where(step => Kind(step) != "element").GroupBy(IdOf).All(same => same.Count() == 1)
        && All(logic, "transitions").All(transition => transition["condition"] is JsonObject condition
            && HasOnly([condition], "kind", "text", "expression")
            && (Kind(condition) == "expression") == condition.ContainsKey("expression"));

    private static bool HasOnly(IEnumerable<JsonObject> all, params string[] members) =>
        all.All(one => one.All(pair => members.Contains(pair.Key)));

    private static IEnumerable<JsonObject> All(JsonObject logic, string list) =>
        logic[list] is JsonArray items ? items.Select(item => item!.AsObject()) : [];

    private static string IdOf(JsonObject one) => one["id"]!.GetValue<string>();

    private static string Kind(JsonObject one) => one["kind"]!.GetValue<string>();

    private static HashSet<string> Ids(IReadOnlyList<JsonObject> all) => all.Count == 0 ? NoIds : [.. all.Select(IdOf)];

    private static string Free(string id, HashSet<string> taken)
    {
        var wanted = id;
        for (var i = 2; !taken.Add(wanted); i++) wanted = $"{id}-{i}";
        return wanted;
    }

    private void Bar(JsonObject bar)
    {
        put.Open("Link");
        put.Id(IdOf(bar));
        put.Element("LinkType", BatchMlKinds.BarToXml(Kind(bar)));
        put.Element("Depiction", "Line");
        put.Close();
    }

    private void Link(JsonObject link, int number, Func<string, string> kindOf)
    {
        put.Open("Link");
        var id = link.TakeText("id");
        put.Id(id ?? $"link-{number}", id is null ? BatchMlForm.MadeScheme : null);
        End("From", link.TakeText("from")!, kindOf);
        End("To", link.TakeText("to")!, kindOf);
        put.Element("LinkType", "ControlLink");
        put.Element("Depiction", "LineAndArrow");
        put.Close();
    }

    private void End(string side, string id, Func<string, string> kindOf)
    {
        put.Open(side + "ID");
        put.Element(side + "IDValue", id);
        put.Element(side + "Type", kindOf(id));
        put.Element("IDScope", "Internal");
        put.Close();
    }

    private void Step(JsonObject step, Dictionary<string, (string Id, string Kind)> ends)
    {
        put.Open("Step");
        put.Id(IdOf(step));
        put.Element("RecipeElementID", step["element"] is { } element ? element.GetValue<string>() : ends[IdOf(step)].Id);
        put.Element("RecipeElementVersion", version);
        put.Close();
    }

    // The condition is what any reader shows; the annotation says how it is meant, the descriptions what is signed.
    private void Transition(JsonObject transition)
    {
        var condition = transition["condition"]!.AsObject();
        var kind = condition.TakeText("kind")!;
        var text = condition.TakeObject("text");
        put.Open("Transition");
        put.Id(IdOf(transition));
        put.Element("Condition", kind switch
        {
            "always" => "TRUE",
            "expression" => condition.TakeText("expression")!,
            _ => text is null ? "" : SaidMembers.Text(text["en"]).ReplaceLineEndings(" "),
        });
        put.Element("ConditionAnnotation", kind);
        if (text is not null) put.Descriptions(text);
        put.Close();
    }
}
