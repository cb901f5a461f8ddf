using Theriac.Kernel;

namespace Theriac.Recipes;

public enum FindingSeverity
{
    /// <summary>The recipe cannot be used as it is.</summary>
    Stop,

    /// <summary>Somebody has to look and decide.</summary>
    Look,

    /// <summary>Said for completeness; nobody has to answer.</summary>
    Info,
}

/// <summary>How a named author answered a finding.</summary>
public enum FindingAnswer
{
    /// <summary>The recipe was changed.</summary>
    Resolved,

    /// <summary>It stays as it is, for the reason given.</summary>
    Accepted,
}

/// <summary>Something that an import could not take over as it was; nothing was guessed in its place.</summary>
public sealed record Finding
{
    /// <summary>"F1", "F2" …: its place in the import.</summary>
    public required string Id { get; init; }

    public required string Code { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>Where in the source, as an XPath without prefixes; for the structure a JSON pointer into the draft.</summary>
    public required string Path { get; init; }

    /// <summary>Id of the recipe element, transition, step or bar that it is about.</summary>
    public string? ElementId { get; init; }

    public required string Detail { get; init; }

    /// <summary>What the source says there, character for character.</summary>
    public string? Given { get; init; }

    public FindingResolution? Resolution { get; init; }

    public bool IsOpen => Severity != FindingSeverity.Info && Resolution is null;
}

/// <summary>A named person's answer to a finding.</summary>
public sealed record FindingResolution
{
    public required FindingAnswer Answer { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    /// <summary>Microseconds UTC, from the server's clock.</summary>
    public required long At { get; init; }
}

/// <summary>Collects findings and numbers them.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Stop(string code, XmlNode at, string? elementId, string detail, string? given = null) =>
        Add(FindingSeverity.Stop, code, at.Path, elementId, detail, given);

    public void Look(string code, XmlNode at, string? elementId, string detail, string? given = null) =>
        Add(FindingSeverity.Look, code, at.Path, elementId, detail, given);

    public void Info(string code, XmlNode at, string? elementId, string detail, string? given = null) =>
        Add(FindingSeverity.Info, code, at.Path, elementId, detail, given);

    /// <summary>The procedure of the draft cannot be executed; the path is a JSON pointer into the draft.</summary>
    public void Structure(FieldError error, string? elementId)
    {
        var isKnown = _all.Exists(known => known.ElementId == elementId && known.Code == error.Code);
        if (!isKnown) Add(FindingSeverity.Stop, error.Code, error.Field, elementId, error.Detail, null);
    }

    private void Add(FindingSeverity severity, string code, string path, string? elementId, string detail, string? given) =>
        _all.Add(new Finding
        {
            Id = $"F{_all.Count + 1}",
            Code = code,
            Severity = severity,
            Path = path,
            ElementId = elementId,
            Detail = detail,
            Given = given,
        });
}
