using System.Text.RegularExpressions;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>
/// Parameters of one element. A text named "Instruction" becomes an instruction; everything else stays text, with a finding,
/// because a material, a duration or a set-point that a machine made up would be worse than none.
/// </summary>
internal sealed partial class BatchMlParameters(FindingList findings, IReadOnlyList<EnumerationSet> sets)
{
    private const int ParametersMax = 1_000;
    private readonly List<SourceParameter> _parameters = [];
    private readonly List<Instruction> _instructions = [];

    public IReadOnlyList<SourceParameter> Parameters => _parameters;

    public IReadOnlyList<Instruction> Instructions => _instructions;

    public BatchMlParameters Map(XmlNode node, RecipeElement element)
    {
        foreach (var parameter in node.All("Parameter").Take(ParametersMax)) MapOne(parameter, element);
        foreach (var material in _parameters.Where(p => p.Name?.StartsWith("MATERIAL ", StringComparison.Ordinal) == true))
            ProposeChargeIn(node, element, material);
        return this;
    }

    private void MapOne(XmlNode node, RecipeElement element)
    {
        var value = node.First("Value");
        string? Text(XmlNode? from, string name, int max) => from is null ? null : BatchMlText.Take(from, name, max, findings, element.Id);
        var parameter = new SourceParameter
        {
            Id = Text(node, "ID", 200),
            Name = Text(node, "Description", 2_000),
            Type = Text(node, "ParameterType", 200),
            SubType = Text(node, "ParameterSubType", 200),
            Scaled = Text(node, "Scaled", 200),
            ScaleReference = Text(node, "ScaleReference", 200),
            Value = Text(value, "ValueString", 8_000),
            Interpretation = Text(value, "DataInterpretation", 200),
            DataType = Text(value, "DataType", 200),
            Unit = Text(value, "UnitOfMeasure", 200),
            EnumerationSetId = Text(value, "EnumerationSetID", 200),
        };
        _parameters.Add(parameter);
        Judge(node, element, parameter);
    }

    private void Judge(XmlNode node, RecipeElement element, SourceParameter parameter)
    {
        var name = parameter.Name ?? $"Parameter {parameter.Id}";
        if (parameter.Value is null)
        {
            findings.Look(
                parameter.Name is null ? "parameter-blank" : "value-blank", node, element.Id, $"{name} has no value.", parameter.Name);
            return;
        }
        if (IsInstruction(element, parameter)) TakeInstruction(node, element, parameter);
        else
            findings.Look(
                "parameter-needs-author", node, element.Id, $"{name} is kept as text. An author decides what operators do with it.", parameter.Value);
        JudgeUnit(node, element, parameter, name);
        JudgeEnumeration(node, element, parameter, name);
    }

    private static bool IsInstruction(RecipeElement element, SourceParameter parameter) =>
        element.Kind == RecipeElementKind.Phase && parameter is { DataType: "string", Name: not null } && InstructionName().IsMatch(parameter.Name);

    private void TakeInstruction(XmlNode node, RecipeElement element, SourceParameter parameter)
    {
        var instruction = new Instruction
        {
            Id = $"{(element.Id.Length > 50 ? element.Id[..50] : element.Id)}-p{_parameters.Count}",
            Kind = InstructionKind.Instruction,
            Title = parameter.Value!,
        };
        _instructions.Add(instruction);
        findings.Info(
            "instruction-taken", node, element.Id, $"{parameter.Name} became instruction {instruction.Id}.", parameter.Value);
    }

    private void JudgeUnit(XmlNode node, RecipeElement element, SourceParameter parameter, string name)
    {
        if (parameter.Unit is null or "NULL") return;
        var isNumber = parameter.DataType is not ("string" or "Enumeration" or "NOTATION");
        if (!Unit.TryParse(parameter.Unit, out var unit))
            findings.Look("unit-unknown", node, element.Id, $"The unit of {name} is not known.", parameter.Unit);
        else if (!isNumber)
            findings.Look("unit-on-text", node, element.Id, $"{name} is no number, yet it has a unit.", parameter.Unit);
        else if (DurationName().IsMatch(name) && unit.Dimension != Dimension.Time)
            findings.Stop(
                "unit-not-a-time", node, element.Id, $"{name} is a time, but its unit is none. The value is not taken.", $"{parameter.Value} {parameter.Unit}");
    }

    private void JudgeEnumeration(XmlNode node, RecipeElement element, SourceParameter parameter, string name)
    {
        if (parameter.DataType != "Enumeration") return;
        if (sets.FirstOrDefault(set => set.Id == parameter.EnumerationSetId) is not { } chosen)
            findings.Look(
                "enumeration-set-unknown", node, element.Id, $"{name} takes its value from a set that the file does not hold.", parameter.EnumerationSetId);
        else if (!chosen.Members.Any(member => member.Name == parameter.Value))
            findings.Look(
                "value-not-in-set", node, element.Id, $"The value of {name} is not in set {chosen.Id}.", parameter.Value);
    }

    private void ProposeChargeIn(XmlNode node, RecipeElement element, SourceParameter material)
    {
        var quantityName = "QUANTITY " + material.Name!["MATERIAL ".Length..];
        if (_parameters.Find(parameter => parameter.Name == quantityName) is not { } quantity) return;
        findings.Look(
            "charge-in-proposed", node, element.Id,
            $"{material.Name} and {quantityName} look like a material to charge. Code, limits and signatures are not given, so none is made.",
            $"{material.Value}: {quantity.Value} {quantity.Unit}");
    }

    [GeneratedRegex("^Instruction( [0-9]+)?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex InstructionName();

    [GeneratedRegex(@"\b(DURATION|TIME)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex DurationName();
}
