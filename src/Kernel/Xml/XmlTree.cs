using System.Xml;

namespace Theriac.Kernel;

/// <summary>How large a foreign file may be.</summary>
/// <param name="Attributes">Of one element, and equals signs of one text.</param>
public sealed record XmlLimits(int Bytes, int Elements, int Depth, int Attributes);

public enum XmlFaultKind
{
    TooManyBytes,
    TooManyAttributes,
    TooManyElements,
    TooDeep,
    NotXml,
}

/// <summary>Why a file was not read; its module says it in its own words.</summary>
/// <param name="Line">Of what is no XML.</param>
public sealed record XmlFault(XmlFaultKind Kind, int Line = 0, int Position = 0);

/// <summary>Reads foreign XML into a tree: no document type, no external entities, limits on size, depth and elements.</summary>
public static class XmlTree
{
    private const string DeclarationSpace = "http://www.w3.org/2000/xmlns/";

    /// <summary>The root, or why there is none; exactly one of the two is set.</summary>
    public static (XmlNode? Root, XmlFault? Fault) Read(ReadOnlyMemory<byte> bytes, XmlLimits limits)
    {
        if (bytes.Length > limits.Bytes) return (null, new XmlFault(XmlFaultKind.TooManyBytes));
        if (HasManyAttributes(bytes.Span, limits.Attributes)) return (null, new XmlFault(XmlFaultKind.TooManyAttributes));
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, SettingsOf(limits));
            return Read(reader, limits);
        }
        catch (XmlException exception)
        {
            return (null, new XmlFault(XmlFaultKind.NotXml, exception.LineNumber, exception.LinePosition));
        }
    }

    private static XmlReaderSettings SettingsOf(XmlLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1, // Character references are no entities; anything else is refused with the document type.
        MaxCharactersInDocument = limits.Bytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>
    /// A reader compares every attribute of an element with every other before anybody can stop it. Between two opening brackets an attribute
    /// has one equals sign, in whatever encoding.
    /// </summary>
    private static bool HasManyAttributes(ReadOnlySpan<byte> bytes, int max)
    {
        var count = 0;
        foreach (var one in bytes)
        {
            if (one == (byte)'<')
                count = 0;
            else if (one == (byte)'=' && ++count > max)
                return true;
        }

        return false;
    }

    private static (XmlNode? Root, XmlFault? Fault) Read(XmlReader reader, XmlLimits limits)
    {
        XmlNode? root = null;
        var open = new Stack<(XmlNode Node, Dictionary<string, int> Counts)>();
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++elements > limits.Elements) return (null, new XmlFault(XmlFaultKind.TooManyElements));
                if (open.Count >= limits.Depth) return (null, new XmlFault(XmlFaultKind.TooDeep));
                var node = MakeNode(reader, open);
                root ??= node;
                elements += ReadAttributes(reader, node);
                if (!reader.IsEmptyElement) open.Push((node, new Dictionary<string, int>(StringComparer.Ordinal)));
            }
            else if (reader.NodeType == XmlNodeType.EndElement) open.Pop().Node.Close();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) open.Peek().Node.Add(reader.Value);
        }
        return (root, null);
    }

    // They count as elements do: each takes as much memory.
    private static int ReadAttributes(XmlReader reader, XmlNode node)
    {
        while (reader.MoveToNextAttribute())
            if (reader.NamespaceURI != DeclarationSpace) node.AddAttribute(reader.LocalName, reader.Value);
        reader.MoveToElement();
        return node.Attributes.Count;
    }

    private static XmlNode MakeNode(XmlReader reader, Stack<(XmlNode Node, Dictionary<string, int> Counts)> open)
    {
        if (!open.TryPeek(out var top)) return new XmlNode(reader.LocalName, reader.NamespaceURI, null, 1);
        var count = top.Counts[reader.LocalName] = top.Counts.GetValueOrDefault(reader.LocalName) + 1;
        var node = new XmlNode(reader.LocalName, reader.NamespaceURI, top.Node, count);
        top.Node.Children.Add(node);
        return node;
    }
}
