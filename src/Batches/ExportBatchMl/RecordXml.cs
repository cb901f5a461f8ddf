using System.Globalization;
using System.Text.Json;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// The record as a BatchProductionRecord of BatchML V0701, valid against its schemas as they are. Every entry of the batch is an event, with
/// its own line and the proof of all in words of ours, so that the file can be checked as an export of the ledger can.
/// </summary>
internal static class RecordXml
{
    private const string EntryAttribute = "entry";
    private const string ProofSet = "theriac-proof";

    private static readonly XmlLimits Limits = new(256 << 20, 8_000_000, 64, 1_000_000);

    public static SealableFile Write(RecordData data, string language)
    {
        using var xml = new RecordXmlOut();
        var (state, order) = (data.Scene.State, data.Scene.Order);
        xml.Open("BatchProductionRecord");
        xml.Element("ID", state.Id);
        xml.Head(state.Id, "Batch Production Record", data.Entries[^1].Entry.At, MesaXml.BatchMlCourtesy, "en");
        xml.Element("EquipmentScope", order.Site);
        xml.Time("CreationDate", state.Released!.At);
        xml.Element("BatchID", state.Id);
        xml.Element("CampaignID", order.Campaign?.Id);
        xml.Element("ChangeIndication", data.RecordHash);
        xml.Element("EquipmentID", order.Line);
        xml.Element("ExpirationDate", state.Start?.ExpiresOn is { } day ? $"{day}T00:00:00" : null);
        xml.Element("Language", language);
        xml.Time("LastChangedDate", data.Entries[^1].Entry.At);
        xml.Element("LotID", order.LotNumber);
        xml.Element("MaterialDefinitionID", order.Product?.Code);
        xml.Element("RecordStatus", $"{EnumWords.Of(state.Lifecycle)}/{EnumWords.Of(state.Disposition)}");
        xml.Element("Version", $"{data.Scene.BatchAt.Version}");
        xml.Part("the head of the record");
        var parts = new RecordXmlParts(xml, data, language);
        parts.Changes();
        parts.Comments();
        parts.ControlRecipe();
        DataSets(xml, data, parts, language);
        Events(xml, data, language);
        parts.MasterRecipes();
        parts.People();
        parts.Elements();
        parts.Resources();
        parts.Samples();
        xml.Close();
        return xml.ToFile();
    }

    /// <summary>The entries as they stand in the events, and their proof; null when the file has none.</summary>
    public static CopiedEntries? Read(byte[] file)
    {
        if (XmlTree.Read(file, Limits).Root is not { Name: "BatchProductionRecord" } root || root.Find("BatchID") is not { } batch)
            return null;
        var proof = root.Find("DataSets")?.Children.FirstOrDefault(set => set.Find("EntryID")?.Text == ProofSet)?.Find("DelimitedDataBlock")?.Find("DelimitedData");
        var lines = root.Find("Events")?.Children.Select(LineOf).ToList();
        if (proof is null || lines is null || lines.Contains(null) || root.Find("ChangeIndication") is not { } hash)
            return null;
        try
        {
            return new CopiedEntries(
                BatchStreams.Of(batch.Text), hash.Text, JsonSerializer.Deserialize<EntriesProof>(MesaXml.FromXml(proof.Text), KernelJson.Strict)!, lines!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? LineOf(XmlNode one) => one.Children
        .FirstOrDefault(child => child.Name == "UserAttribute" && child.Find("AttributeID")?.Text == EntryAttribute)
        ?.Find("Value")?.Find("ValueString") is { } line ? MesaXml.FromXml(line.Text) : null;

    private static XmlNode? Find(this XmlNode node, string name) => node.Children.FirstOrDefault(child => child.Name == name);

    private static void DataSets(RecordXmlOut xml, RecordData data, RecordXmlParts parts, string language)
    {
        xml.Open("DataSets");
        parts.Tables();
        xml.Open("DataSet");
        xml.Head(ProofSet, "Data Set", null, null, language);
        xml.Tag(0, "string", null, ProofSet);
        xml.Open("DelimitedDataBlock");
        xml.Element("TagDelimiter", "");
        xml.Element("OrderDelimiter", "");
        xml.Element("DelimitedData", JsonSerializer.Serialize(data.Proof, KernelJson.Options));
        xml.Close();
        xml.Close();
        xml.Close();
        xml.Part("the proof of the entries");
    }

    private static void Events(RecordXmlOut xml, RecordData data, string language)
    {
        xml.Open("Events");
        foreach (var (entry, fact) in data.Entries)
        {
            var (type, subType) = EventKinds.Of(fact);
            var sentence = fact is null ? entry.Type : FactTexts.In(fact, language, entry.OffsetMinutes) ?? entry.Type;
            xml.Open("Event");
            xml.Head(entry.Number.ToString(CultureInfo.InvariantCulture), "Event", entry.At, sentence, language);
            xml.Element("EventType", type);
            xml.Word("EventSubType", subType, subType == "Other" ? entry.Type : null);
            xml.Element("EquipmentID", EventKinds.EquipmentOf(fact));
            var values = EventKinds.ValuesOf(fact);
            foreach (var value in values)
                Value(xml, "Value", value.Text, value);
            foreach (var value in values.Where(value => value.Before is not null))
                Value(xml, "PreviousValue", value.Before!, value);
            foreach (var remark in fact is null ? [] : FactRemarks.Of(fact, sentence))
                xml.Element("MessageText", remark);
            xml.Element("PersonID", entry.Actor);
            xml.Element("ComputerID", entry.Terminal);
            xml.Element("ProceduralElementReference", FactPlaces.Of(fact));
            xml.Element("Category", entry.Type);
            foreach (var signature in fact is null ? [] : FactParts.Of<People.Signature>(fact))
                RecordXmlParts.Signature(xml, signature);
            xml.Attribute(EntryAttribute, EntriesProof.LineOf(entry));
            xml.Close();
            xml.Part($"entry {entry.Number}");
        }

        xml.Close();
    }

    private static void Value(RecordXmlOut xml, string name, string text, EventValue value)
    {
        xml.Open(name);
        xml.Element("ValueString", text);
        xml.Element("DataType", "string");
        xml.Element("UnitOfMeasure", value.Unit);
        xml.Element("Key", value.Key);
        xml.Close();
    }
}
