using System.Xml;
using System.Xml.Schema;
using Xunit;

namespace Theriac.Testing;

/// <summary>Schemas of B2MML and BatchML V0701 out of the corpus; nothing is fetched.</summary>
public sealed class CorpusSchema(params string[] files)
{
    private readonly Lazy<XmlSchemaSet> _set = new(() => Load(files));

    /// <summary>What the document breaks, by line; empty when it is valid.</summary>
    public IReadOnlyList<string> Faults(byte[] document)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = _set.Value, XmlResolver = null };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add($"{fault.Exception?.LineNumber}: {fault.Message}");
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static XmlSchemaSet Load(string[] files)
    {
        var folder = Corpus.Path("b2mml/Schema");
        var set = new XmlSchemaSet { XmlResolver = new OnlyFrom(folder) };
        foreach (var file in files)
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
