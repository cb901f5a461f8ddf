using System.Collections.Frozen;
using System.Text.Json;
using static Theriac.Epcis.Parse.Rules;

namespace Theriac.Epcis.Parse;

/// <summary>What each of the five event types may and must hold (EPCIS 2.0, section 7.4, and its JSON binding).</summary>
internal static class EventRules
{
    private static readonly Rule Id = Object(isOpen: true, ["id"], Members(("id", UriRule)));

    private static readonly Rule Context = (value, to) =>
    {
        if (value.ValueKind == JsonValueKind.Array)
            ListOf(ContextItem)(value, to);
        else
            ContextItem(value, to);
    };

    private static readonly Rule Quantity = Object(
        isOpen: false, ["epcClass"], Members(("epcClass", UriRule), ("quantity", Number), ("uom", Uom)));

    private static readonly Rule Epcs = ListOf(UriRule, countMax: EpcisLimits.EpcsPerEventMax, unique: true);

    private static readonly Rule Quantities = ListOf(Quantity, countMax: EpcisLimits.EpcsPerEventMax);

    private static readonly Rule ErrorDeclaration = Object(
        isOpen: true, ["declarationTime"],
        Members(("declarationTime", Time), ("reason", Word(Vocabulary.ErrorReason)), ("correctiveEventIDs", ListOf(UriRule))));

    private static readonly Rule Dispositions = ListOf(Word(Vocabulary.Disposition), countMin: 1, unique: true);

    private static readonly Rule PersistentDisposition = All(
        Object(isOpen: false, [], Members(("set", Dispositions), ("unset", Dispositions))),
        Demand(
            "disposition-missing", "At least one of set and unset must be given.",
            value => value.TryGetProperty("set", out _) || value.TryGetProperty("unset", out _)));

    private static readonly Rule Ilmd = Object(isOpen: true, [], Members());

    private static readonly Dictionary<string, Rule> Common = Members(
        ("@context", Context), ("type", Text), ("eventTime", Time), ("recordTime", Time), ("eventTimeZoneOffset", Offset),
        ("eventID", UriRule), ("certificationInfo", OneOrMany(UriRule)), ("errorDeclaration", ErrorDeclaration));

    private static readonly Dictionary<string, Rule> Business = Members(
        ("bizStep", Word(Vocabulary.BizStep)), ("disposition", Word(Vocabulary.Disposition)), ("readPoint", Id), ("bizLocation", Id),
        ("bizTransactionList", ListOf(Object(
            isOpen: false, ["bizTransaction"],
            Members(("type", Word(Vocabulary.BizTransactionType)), ("bizTransaction", UriRule))))),
        ("sourceList", ListOf(Object(
            isOpen: false, ["type", "source"], Members(("type", Word(Vocabulary.SourceDestType)), ("source", UriRule))))),
        ("destinationList", ListOf(Object(
            isOpen: false, ["type", "destination"], Members(("type", Word(Vocabulary.SourceDestType)), ("destination", UriRule))))),
        ("sensorElementList", ListOf(SensorRules.Element)));

    private static readonly FrozenDictionary<string, Rule> ByType = new Dictionary<string, Rule>
    {
        ["ObjectEvent"] = All(
            Of(["action"], ("action", ActionRule), ("epcList", Epcs), ("quantityList", Quantities),
                ("persistentDisposition", PersistentDisposition), ("ilmd", Ilmd)),
            Demand(
                "nothing-named", "An ObjectEvent names epcList or quantityList, or sensorElementList with readPoint.",
                value => Has(value, "epcList") || HasAny(value, "quantityList")
                    || (HasAny(value, "sensorElementList") && Has(value, "readPoint"))),
            Demand("ilmd-without-add", "ilmd goes with the action ADD only.", value => !Has(value, "ilmd") || Is(value, "action", "ADD"))),
        ["AggregationEvent"] = All(
            Of(["action"], ("action", ActionRule), ("parentID", UriRule), ("childEPCs", Epcs), ("childQuantityList", Quantities)),
            Demand("parent-missing", "Only OBSERVE goes without parentID.", value => Has(value, "parentID") || Is(value, "action", "OBSERVE")),
            ChildrenUnlessDelete),
        ["AssociationEvent"] = All(
            Of(["action", "parentID"], ("action", ActionRule), ("parentID", UriRule), ("childEPCs", Epcs), ("childQuantityList", Quantities)),
            ChildrenUnlessDelete),
        ["TransactionEvent"] = All(
            Of(["action", "bizTransactionList"],
                ("action", ActionRule), ("parentID", UriRule), ("epcList", Epcs), ("quantityList", Quantities)),
            Demand("transaction-missing", "At least one business transaction must be given.", value => HasAny(value, "bizTransactionList")),
            Demand(
                "nothing-named", "Unless the action is DELETE, epcList or quantityList must be given.",
                value => Has(value, "epcList") || HasAny(value, "quantityList") || Is(value, "action", "DELETE"))),
        ["TransformationEvent"] = All(
            Of([], ("inputEPCList", Epcs), ("inputQuantityList", Quantities), ("outputEPCList", Epcs), ("outputQuantityList", Quantities),
                ("transformationID", UriRule), ("persistentDisposition", PersistentDisposition), ("ilmd", Ilmd)),
            Demand(
                "sides-missing", "Inputs and outputs must be given, or one of them with transformationID.",
                value => (HasInputs(value) && HasOutputs(value)) || (Has(value, "transformationID") && (HasInputs(value) || HasOutputs(value))))),
    }.ToFrozenDictionary();

    /// <summary>An event as it stands inside a document.</summary>
    public static readonly Rule Event = (value, to) =>
    {
        if (value.ValueKind != JsonValueKind.Object)
            to.Refuse("not-an-object", "This is an object.");
        else if (!value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !ByType.TryGetValue(type.GetString()!, out var rule))
            to.Refuse("event-type-unknown", $"type is one of {string.Join(", ", ByType.Keys.Order(StringComparer.Ordinal))}.");
        else
            rule(value, to);
    };

    public static readonly Rule DocumentContext = Context;

    public static bool IsEventType(string text) => ByType.ContainsKey(text);

    private static Rule ChildrenUnlessDelete => Demand(
        "children-missing", "Unless the action is DELETE, childEPCs or childQuantityList must be given.",
        value => HasAny(value, "childEPCs") || HasAny(value, "childQuantityList") || Is(value, "action", "DELETE"));

    private static Rule Of(string[] required, params (string Name, Rule Rule)[] own) => Object(
        isOpen: true,
        ["eventTime", "eventTimeZoneOffset", .. required],
        new Dictionary<string, Rule>(Common.Concat(Business).Concat(Members(own))));

    private static Dictionary<string, Rule> Members(params (string Name, Rule Rule)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Rule);

    private static Rule Demand(string code, string detail, Func<JsonElement, bool> holds) => (value, to) =>
    {
        if (value.ValueKind == JsonValueKind.Object && !holds(value))
            to.Refuse(code, detail);
    };

    private static void ContextItem(JsonElement value, Validation to)
    {
        if (value.ValueKind != JsonValueKind.Object)
            UriRule(value, to);
    }

    private static bool Has(JsonElement value, string name) => value.TryGetProperty(name, out _);

    private static bool HasAny(JsonElement value, string name) =>
        value.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private static bool HasInputs(JsonElement value) => HasAny(value, "inputEPCList") || HasAny(value, "inputQuantityList");

    private static bool HasOutputs(JsonElement value) => HasAny(value, "outputEPCList") || HasAny(value, "outputQuantityList");

    private static bool Is(JsonElement value, string name, string text) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() == text;
}
