using System.Globalization;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Epcis.Parse;

/// <summary>Says what is wrong with a value, if anything.</summary>
internal delegate void Rule(JsonElement value, Validation validation);

/// <summary>Walks a document and gathers every error with its JSON pointer.</summary>
internal sealed class Validation
{
    private readonly List<object> _path = [];
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public bool IsFull => _errors.Count >= EpcisLimits.ErrorsMax;

    public void Refuse(string code, string detail)
    {
        if (!IsFull)
            _errors.Add(new FieldError(Pointer(), code, detail));
    }

    public void Inside(string member, JsonElement value, Rule rule) => Step(member, value, rule);

    public void Inside(int index, JsonElement value, Rule rule) => Step(index, value, rule);

    private void Step(object segment, JsonElement value, Rule rule)
    {
        if (IsFull)
            return;
        _path.Add(segment);
        rule(value, this);
        _path.RemoveAt(_path.Count - 1);
    }

    private string Pointer()
    {
        var text = new StringBuilder();
        foreach (var segment in _path)
        {
            text.Append('/').Append(segment is string name
                ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
                : ((int)segment).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
