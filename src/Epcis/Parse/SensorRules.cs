using static Theriac.Epcis.Parse.Rules;

namespace Theriac.Epcis.Parse;

/// <summary>Sensor elements (EPCIS 2.0, section 7.3.7).</summary>
internal static class SensorRules
{
    private static readonly Rule Metadata = Object(isOpen: true, [], new Dictionary<string, Rule>
    {
        ["time"] = Time,
        ["startTime"] = Time,
        ["endTime"] = Time,
        ["deviceID"] = UriRule,
        ["deviceMetadata"] = UriRule,
        ["rawData"] = UriRule,
        ["dataProcessingMethod"] = UriRule,
        ["bizRules"] = UriRule,
    });

    private static readonly Rule Report = Object(isOpen: true, ["type"], new Dictionary<string, Rule>
    {
        ["type"] = Word(Vocabulary.MeasurementType),
        ["exception"] = Word(Vocabulary.SensorAlertType),
        ["component"] = Word(Vocabulary.Component),
        ["time"] = Time,
        ["deviceID"] = UriRule,
        ["deviceMetadata"] = UriRule,
        ["rawData"] = UriRule,
        ["dataProcessingMethod"] = UriRule,
        ["bizRules"] = UriRule,
        ["microorganism"] = UriRule,
        ["chemicalSubstance"] = UriRule,
        ["coordinateReferenceSystem"] = UriRule,
        ["uriValue"] = UriRule,
        ["value"] = Number,
        ["minValue"] = Number,
        ["maxValue"] = Number,
        ["meanValue"] = Number,
        ["sDev"] = Number,
        ["percRank"] = Number,
        ["percValue"] = Number,
        ["stringValue"] = Text,
        ["booleanValue"] = Rules.Boolean,
        ["hexBinaryValue"] = Hex,
        ["uom"] = Text,
    });

    public static readonly Rule Element = Object(isOpen: true, ["sensorReport"], new Dictionary<string, Rule>
    {
        ["sensorMetadata"] = Metadata,
        ["sensorReport"] = ListOf(Report, countMin: 1),
    });
}
