using System.Text;

namespace Theriac.Kernel;

/// <summary>One XML element of an imported file: its text, its children, and whether the import took its text over.</summary>
public sealed class XmlNode(string name, string space, XmlNode? parent, int place)
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
