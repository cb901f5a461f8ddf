using System.Text.Json;
using System.Text.Json.Serialization;

namespace Theriac.Recipes;

/// <summary>A thing of a recipe as an edit names it: its kind, and its id where it has one.</summary>
public sealed record LintItem(
    string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id = null)
{
    public static readonly LintItem Header = new("header");
}

/// <summary>Where a finding is.</summary>
/// <param name="Pointer">JSON pointer into the recipe.</param>
/// <param name="Element">Id of the procedural element around it, or null in the header.</param>
internal sealed record LintPlace(string Pointer, LintItem Item, string? Element)
{
    public static readonly LintPlace Header = new("", LintItem.Header, null);

    /// <summary>A member of the thing, such as <c>limits</c> or <c>columns/2/unit</c>.</summary>
    public LintPlace In(string member) => this with { Pointer = $"{Pointer}/{member}" };
}

/// <summary>What a rule found. The message is English here; screens are told in their reader's language.</summary>
public sealed record LintFinding(
    string Rule,
    string Code,
    LintSeverity Severity,
    string Place,
    LintItem Item,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Element,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Requirement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LintFix? Fix);

/// <summary>Changes that would settle the finding. Nobody makes them but the author.</summary>
/// <param name="Code">By which its title is told in other languages.</param>
public sealed record LintFix(string Code, string Title, IReadOnlyList<LintChange> Changes);

/// <summary>One change of a draft, in the form that an edit of it takes.</summary>
public sealed record LintChange(
    string Op,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LintItem? Item,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Member,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Value)
{
    /// <summary>Says a member anew; null leaves it out.</summary>
    internal static LintChange Set<T>(LintItem item, string member, T? before, T? value) =>
        new("set", item, member, Json(before), Json(value));

    internal static LintChange Remove(LintItem item) => new("remove", item, null, null, null);

    private static JsonElement? Json<T>(T? value) =>
        value is null ? null : JsonSerializer.SerializeToElement(value, RecipeJson.Options);
}

/// <summary>Everything that the rules found.</summary>
/// <param name="LeftOut">Findings beyond <see cref="LintFindings.OfOneRuleMax"/> of one rule: more tell nobody anything.</param>
public sealed record LintReport(IReadOnlyList<LintFinding> Findings, int LeftOut)
{
    public IEnumerable<LintFinding> Stops => Findings.Where(finding => finding.Severity == LintSeverity.Stop);
}

/// <summary>Collects what one rule after the other finds.</summary>
internal sealed class LintFindings
{
    public const int OfOneRuleMax = 500;

    private readonly List<LintFinding> _all = [];
    private LintRule? _rule;
    private int _ofRule;
    private int _leftOut;

    public LintReport Report => new(_all, _leftOut);

    public void Of(LintRule rule) => (_rule, _ofRule) = (rule, 0);

    public void Add(LintPlace place, string code, string message, LintFix? fix = null)
    {
        var rule = _rule ?? throw new InvalidOperationException("No rule is being checked.");
        if (++_ofRule > OfOneRuleMax) _leftOut++;
        else
            _all.Add(new LintFinding(
                rule.Id, code, rule.Severity, place.Pointer, place.Item, place.Element, message, rule.Requirement, fix));
    }
}
