using System.Xml;
using System.Xml.Schema;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

/// <summary>The schemas of B2MML V0701 out of the corpus; nothing is fetched.</summary>
internal static class B2mmlSchema
{
    private static readonly string[] Files = ["B2MML-OperationsSchedule.xsd", "B2MML-OperationsPerformance.xsd", "B2MML-ConfirmBOD.xsd"];

    private static readonly Lazy<XmlSchemaSet> Set = new(Load);

    public static IReadOnlyList<string> Faults(byte[] document)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Set.Value, XmlResolver = null };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add($"{fault.Exception?.LineNumber}: {fault.Message}");
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static XmlSchemaSet Load()
    {
        var folder = Corpus.Path("b2mml/Schema");
        var set = new XmlSchemaSet { XmlResolver = new OnlyFrom(folder) };
        foreach (var file in Files)
            set.Add(null, Path.Combine(folder, file));
        set.Compile();
        return set;
    }

    private sealed class OnlyFrom(string folder) : XmlUrlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            Assert.True(absoluteUri.IsFile && absoluteUri.LocalPath.StartsWith(folder, StringComparison.Ordinal), $"{absoluteUri} is not of the corpus.");
            return base.GetEntity(absoluteUri, role, ofObjectToReturn);
        }
    }
}
