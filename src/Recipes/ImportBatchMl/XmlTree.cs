using System.Text;
using System.Xml;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>One XML element of an imported file: its text, its children, and whether the import took its text over.</summary>
internal sealed class XmlNode(string name, string space, XmlNode? parent, int place)
{
    private readonly StringBuilder _text = new(0);
    private List<XmlNode>? _attributes;

    public string Name { get; } = name;

    public string Space { get; } = space;

    public XmlNode? Parent { get; } = parent;

    /// <summary>An XPath without prefixes. Made when asked for: a path of every element would fill the memory.</summary>
    public string Path => Parent is null ? "/" + Name : $"{Parent.Path}/{Name}[{place}]";

    /// <summary>Trimmed; complete once the element is closed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>With the white space around it, where there is anything else.</summary>
    public string Raw { get; private set; } = "";

    public bool IsTaken { get; set; }

    public List<XmlNode> Children { get; } = [];

    /// <summary>Named with "@", in no namespace, so that nobody takes them for elements.</summary>
    public IReadOnlyList<XmlNode> Attributes => _attributes ?? [];

    public void Add(string text) => _text.Append(text);

    public void Close()
    {
        Raw = _text.ToString();
        Text = Raw.Trim();
        if (Text.Length == 0) Raw = "";
        _text.Clear().Capacity = 0;
    }

    public void AddAttribute(string attribute, string text)
    {
        var made = new XmlNode("@" + attribute, "", this, 1);
        made.Add(text);
        made.Close();
        (_attributes ??= []).Add(made);
    }

    /// <summary>An attribute's text, marked as taken over; null where there is none.</summary>
    public string? TakeAttribute(string attribute)
    {
        foreach (var one in Attributes)
            if (one.Name.Length == attribute.Length + 1 && one.Name.EndsWith(attribute, StringComparison.Ordinal))
            {
                one.IsTaken = true;
                return one.Raw;
            }
        return null;
    }

    public IEnumerable<XmlNode> All(string name) => Children.Where(child => child.Name == name && child.Space == Space);

    public XmlNode? First(string name) => All(name).FirstOrDefault();

    /// <summary>Text of the first such child that has one, and marks it as taken over; null where it is blank or missing.</summary>
    public string? Take(string name) => All(name).FirstOrDefault(child => !child.IsTaken && child.Text.Length > 0)?.TakeText();

    public string? TakeText()
    {
        IsTaken = true;
        return Text.Length == 0 ? null : Text;
    }

    public IEnumerable<XmlNode> SelfAndBelow()
    {
        var open = new Stack<XmlNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var attribute in node.Attributes) yield return attribute;
            for (var i = node.Children.Count - 1; i >= 0; i--) open.Push(node.Children[i]);
        }
    }
}

/// <summary>Reads foreign XML into a tree: no document type, no external entities, limits on size, depth and elements.</summary>
internal static class XmlTree
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1, // Character references are no entities; anything else is refused with the document type.
        MaxCharactersInDocument = RecipeLimits.XmlBytesMax,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    private const string DeclarationSpace = "http://www.w3.org/2000/xmlns/";

    public static Outcome<XmlNode> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > RecipeLimits.XmlBytesMax) return RecipeRefusals.TooLarge(bytes.Length, RecipeLimits.XmlBytesMax);
        if (HasManyAttributes(bytes.Span)) return RecipeRefusals.XmlAttributes(RecipeLimits.XmlAttributesMax);
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            return Read(reader);
        }
        catch (XmlException exception)
        {
            return RecipeRefusals.NotXml(exception.LineNumber, exception.LinePosition);
        }
    }

    /// <summary>
    /// A reader compares every attribute of an element with every other before anybody can stop it. Between two opening brackets an attribute
    /// has one equals sign, in whatever encoding.
    /// </summary>
    private static bool HasManyAttributes(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var one in bytes)
        {
            if (one == (byte)'<')
                count = 0;
            else if (one == (byte)'=' && ++count > RecipeLimits.XmlAttributesMax)
                return true;
        }

        return false;
    }

    private static Outcome<XmlNode> Read(XmlReader reader)
    {
        XmlNode? root = null;
        var open = new Stack<(XmlNode Node, Dictionary<string, int> Counts)>();
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++elements > RecipeLimits.XmlElementsMax) return RecipeRefusals.XmlTooLarge("elements", RecipeLimits.XmlElementsMax);
                if (open.Count >= RecipeLimits.DepthMax) return RecipeRefusals.XmlTooLarge("levels", RecipeLimits.DepthMax);
                var node = MakeNode(reader, open);
                root ??= node;
                elements += ReadAttributes(reader, node);
                if (!reader.IsEmptyElement) open.Push((node, new Dictionary<string, int>(StringComparer.Ordinal)));
            }
            else if (reader.NodeType == XmlNodeType.EndElement) open.Pop().Node.Close();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) open.Peek().Node.Add(reader.Value);
        }
        return root!;
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
